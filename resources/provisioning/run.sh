# What provisioning and unprovisioning have in common, as root. One run at a time works detached from every connection;
# whoever asks for it starts it or follows it. Variables set before: ACTION (provision, unprovision or cancel),
# DESKTOP, PACKAGES, OPTIONAL_PACKAGES. A packages-*.sh script follows, which defines
#   provision, unprovision   do the work and return 0, or a status that "finish" knows
#   interrupt                makes the package manager stop as soon as that is safe
# What the follower prints: "@begin", then frames "@log N" and "@status N", each followed by N bytes and a line end,
# "@" as a sign of life, "@other" while a run for another purpose is in the way, "@started" once cancel would reach the
# run, "@added", "@removed" and "@kept" with lists of packages, and "@result ..." as the last line.
umask 022
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
base=/var/lib/clouddesk
run=$base/run
busy_limit=${BUSY_LIMIT:-600}

status() { printf 'clouddesk:%s\n' "$*" >>"$run/status"; }
phase() {
    printf '%s\n' "$1" >"$run/phase"
    status "phase:$1"
    echo "== $1"
}
set_state() { printf '%s\n' "$1" >"$base/state.new" && mv "$base/state.new" "$base/state"; }
# Nothing was touched: what was true before the run is true now.
restore_state() {
    case $(cat "$run/previous" 2>/dev/null) in
    complete) set_state complete ;;
    running | broken) set_state broken ;;
    *) rm -f "$base/state" ;;
    esac
}
is_cancelled() { [ -e "$run/cancel" ]; }

# Which process holds one of these lock files, as "name (process N)"; fails if none does.
lock_holder() {
    for file; do
        inode=$(stat -c %i "$file" 2>/dev/null) || continue
        holder=$(sed -n "s/^[0-9]*: *POSIX *[A-Z]* *WRITE *\([0-9]*\) [0-9a-f:]*:$inode .*/\1/p" /proc/locks | head -n 1)
        [ -n "$holder" ] || continue
        name=$(cat "/proc/$holder/comm" 2>/dev/null) || continue
        printf '%s (process %s)\n' "$name" "$holder"
        return 0
    done
    return 1
}

# Waits until nobody holds these lock files.
wait_for_locks() {
    waited=0
    while holder=$(lock_holder "$@"); do
        if is_cancelled; then return 20; fi
        if [ "$waited" = 0 ]; then echo "Waiting for $holder"; fi
        status "waiting:$holder"
        if [ "$waited" -ge "$busy_limit" ]; then return 21; fi
        sleep 1
        waited=$((waited + 1))
    done
    if [ "$waited" != 0 ]; then status "waited"; fi
    return 0
}

# Runs a package manager so that cancel can reach it, and without our lock, which a service that it starts would keep.
supervise() {
    "$@" 9>&- &
    printf '%s\n' $! >"$run/manager"
    wait $!
    result=$?
    rm -f "$run/manager"
    if [ "$result" != 0 ]; then echo "== exit status $result of: $1"; fi
    return "$result"
}

finish() {
    case $1 in
    0) outcome='done' ;;
    20) outcome=cancelled ;;
    21) outcome="busy $holder" ;;
    *) outcome="failed $(cat "$run/phase")" ;;
    esac
    printf '%s\n' "$outcome" >"$run/result.new"
    mv "$run/result.new" "$run/result"
}

# The detached part; holds the lock (descriptor 9) as long as it lives.
work() {
    printf '%s\n' $$ >"$run/pid"
    trap '' HUP PIPE
    "$ACTION"
    outcome=$?
    if is_cancelled && [ "$outcome" != 0 ]; then outcome=20; fi
    rm -f "$run/worker.sh" "$run/pid"
    finish "$outcome"
    exit 0
}

start() {
    rm -rf "$run/result" "$run/cancel" "$run/phase" "$run/manager" "$run/new" "$run/added" "$run/removed" "$run/kept"
    (umask 077 && : >"$run/log" && : >"$run/status") || return 1
    cat "$base/state" >"$run/previous" 2>/dev/null
    printf '%s\n' "$request" >"$run/request" && cp -- "$0" "$run/worker.sh" && set_state running || return 1
    setsid sh "$run/worker.sh" work >>"$run/log" 2>&1 </dev/null &
}

emit() {
    size=$(wc -c <"$run/$1") || return
    if [ "$size" -gt "$2" ]; then
        printf '@%s %s\n' "$1" $((size - $2))
        tail -c +$(($2 + 1)) "$run/$1" | head -c $((size - $2))
        printf '\n'
    fi
}

# Prints the run from its beginning to its end. The sign of life makes this process notice a lost connection.
follow() {
    log_size=0
    status_size=0
    while :; do
        ended=no
        if [ -e "$run/result" ] || flock -s -n "$base/lock" true; then ended=yes; fi
        size=$log_size
        emit log "$log_size"
        log_size=$size
        size=$status_size
        emit status "$status_size"
        status_size=$size
        if [ "$ended" = yes ]; then break; fi
        printf '@\n' || exit 1
        sleep 0.3
    done
    for list in added removed kept; do
        if [ -s "$run/$list" ]; then printf '@%s %s\n' "$list" "$(tr '\n' ' ' <"$run/$list")"; fi
    done
    printf '@result %s\n' "$(cat "$run/result" 2>/dev/null || echo died)"
}

# Starts the run, or follows one for the same purpose that is under way.
start_or_follow() {
    request="$ACTION $DESKTOP"
    announced=no
    while :; do
        # Whoever may open the lock may also hold it.
        if ! mkdir -p "$run" || ! (umask 077 && : >>"$base/lock"); then
            echo '@result failed prepare'
            exit 1
        fi
        exec 9>>"$base/lock"
        if flock -w 2 9; then
            start || { echo '@result failed prepare'; exit 1; }
            exec 9>&-
            break
        fi
        exec 9>&-
        if [ "$(cat "$run/request" 2>/dev/null)" = "$request" ]; then break; fi
        if [ "$announced" = no ]; then printf '@other\n'; announced=yes; fi
        printf '@\n' || exit 1
    done
    echo '@started'
    follow
    if [ ! -e "$base/state" ] && [ ! -s "$base/packages" ]; then rm -rf "$base"; fi
}

cancel() {
    if flock -s -n "$base/lock" true; then exit 0; fi
    : >"$run/cancel"
    interrupt
}

main() {
    if [ "$1" = work ]; then work; fi
    echo '@begin'
    case $ACTION in
    cancel) cancel ;;
    *) start_or_follow ;;
    esac
}
