# What the scripts that start, stop and check displays share; each is sent with this text before it. POSIX sh.
#
# A display is a private folder "displays/.d-XXXXXX", published under its number by the link "displays/<number>"
# ("screen" for the machine's own screen). It holds the files pid, socket, port, desktop, geometry, Xauthority,
# server.log, session.log and started. The server's command line names the folder, which is how a process is known as
# ours: no process is trusted for its number alone. Everything in the display's session carries the folder's name in
# its environment (CLOUDDESK_DISPLAY), which is how it is found when the display is stopped.
umask 077
trap '' HUP PIPE
PATH=${PATH:-/usr/bin:/bin}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
export PATH
HOME=${HOME:-/}
state=$HOME/.local/state/clouddesk
base=$state/displays
server_pid=''

# One fact of the answer. Values are made one line.
say() {
    value=$2
    case $value in
    *[[:cntrl:]]*) value=$(printf '%s' "$value" | tr '\000-\037\177' ' ') ;;
    esac
    printf '%s=%s\n' "$1" "$value"
}

# Ends the answer with a failure: stable word, what happened, what to do next.
give_up() {
    say error "$1"
    say text "$2"
    say advice "$3"
    printf 'clouddesk-display-1 end\n'
    exit 0
}

# Into the variable line, without a process of its own.
read_line() {
    line=''
    if [ -f "$1" ] && [ -r "$1" ]; then read -r line <"$1" || :; fi
}

first_line() {
    read_line "$1"
    printf '%s' "$line"
}

# Whether the folder's server lives: a process of this user whose command line names this very folder (that of a zombie
# is empty).
server_lives() {
    server_pid=''
    if [ -r "$1/pid" ]; then read -r server_pid <"$1/pid" || :; fi
    case $server_pid in '' | 0* | *[!0-9]*) return 1 ;; esac
    [ -O "/proc/$server_pid" ] && grep -qsF -e "$1/" "/proc/$server_pid/cmdline"
}

# Finds the folder that a published name stands for, into the variable folder; fails if the link is not one of ours.
find_folder() {
    target=$(readlink "$base/$1" 2>/dev/null) || return 1
    folder=$base/$target
    case $target in .d-*/* | *..*) return 1 ;; .d-*) ;; *) return 1 ;; esac
    [ -d "$folder" ] && [ ! -L "$folder" ]
}

# Processes of this user that were started in the folder's session, but for the server and this script.
session_processes() {
    for match in $(grep -lszxF -e "CLOUDDESK_DISPLAY=$1" /proc/[0-9]*/environ 2>/dev/null); do
        process=${match#/proc/}
        process=${process%/environ}
        [ "$process" = "$$" ] || [ "$process" = "$server_pid" ] || [ ! -O "/proc/$process" ] || printf '%s ' "$process"
    done
}

is_alive() { kill -0 "$1" 2>/dev/null && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }

# Waits until no process of the list is left, at most so many tenths of a second.
wait_gone() {
    tenths=$1
    shift
    while [ "$tenths" -gt 0 ]; do
        left=''
        for process; do
            ! is_alive "$process" || left=yes
        done
        [ -n "$left" ] || return 0
        sleep 0.1
        tenths=$((tenths - 1))
    done
    return 1
}

# A session manager that is ended leaves its socket behind, which has its number for a name (libICE).
remove_ice_socket() {
    ice_socket=/tmp/.ICE-unix/$1
    if [ -S "$ice_socket" ] && [ -O "$ice_socket" ] && ! is_alive "$1"; then rm -f "$ice_socket"; fi
}

# Ends everything in the folder's session, then its server. Only processes that prove to be of this folder.
end_processes() {
    server_lives "$1" || server_pid=''
    # The supervisor first, so that it does not clean up at the same time.
    ended=''
    for signal in TERM KILL; do
        processes=$(session_processes "$1")
        [ -n "$processes" ] || break
        ended="$ended$processes"
        # shellcheck disable=SC2086
        kill -s $signal $processes 2>/dev/null
        # shellcheck disable=SC2086
        wait_gone 25 $processes
    done
    for process in $ended; do remove_ice_socket "$process"; done
    for signal in TERM KILL; do
        server_lives "$1" || break
        kill -s $signal "$server_pid" 2>/dev/null
        wait_gone 25 "$server_pid"
    done
}

# Removes a display's folder, its link and its socket's folder elsewhere.
remove_files() {
    uid=$(id -u)
    socket_folder=$(first_line "$1/socket-folder")
    case $socket_folder in
    /tmp/clouddesk-"$uid"-*/*) ;;
    /tmp/clouddesk-"$uid"-*) [ -O "$socket_folder" ] && [ ! -L "$socket_folder" ] && rm -rf "$socket_folder" ;;
    esac
    for name in "$base"/[0-9]* "$base/screen"; do
        if [ -L "$name" ] && [ "$(readlink "$name")" = "${1##*/}" ]; then rm -f "$name"; fi
    done
    case $1 in "$base"/.d-*) rm -rf "$1" ;; esac
}

# A program whose lack would show only as something else, and much later, is told by its name.
require_programs() { # package, programs
    package=$1
    shift
    for program; do
        command -v "$program" >/dev/null 2>&1 ||
            give_up server_start_failed "the program $program is missing" "Install the package $package on the machine."
    done
}

# One start or stop at a time for this user on this machine. The descriptor must not leak into what is started.
take_lock() {
    require_programs util-linux flock
    (true >>"$base/.lock") 2>/dev/null ||
        give_up permission_denied "$base cannot be written to" "Look at who owns that folder."
    exec 9>>"$base/.lock"
    flock -w 120 9 ||
        give_up timed_out "another start or stop of a desktop is still under way there" "Try again in a moment."
    # shellcheck disable=SC3013
    [ "$base/.lock" -ef /proc/self/fd/9 ] ||
        give_up conflict "what CloudDesk keeps on the machine was removed meanwhile" "Try again in a moment."
}

# What the programs of a desktop make in a home by themselves, as soon as they run: caches, settings, folders. Parents
# stand behind what is in them.
makings_of() {
    case $1 in
    xfce) echo .cache/sessions .cache/xfce4 .config/Thunar .config/xfce4 ;;
    lxde)
        echo .cache/lxsession .cache/menus .cache/openbox .config/libfm .config/lxpanel .config/lxsession \
            .config/openbox .config/pcmanfm .local/share/applications
        ;;
    esac
    echo .cache/fontconfig .cache/thumbnails .cache .config/user-dirs.dirs .config/user-dirs.locale .config .local/share \
        .gnupg/private-keys-v1.d .gnupg Desktop Documents Downloads Music Pictures Public Templates Videos
}

# Those of the named things below HOME that are not there.
absent() {
    for thing; do
        if ! [ -e "$HOME/$thing" ] && ! [ -L "$HOME/$thing" ]; then echo "$thing"; fi
    done
}

# Remembers what was not there before us, so that it can be taken away with us (clean-home.sh).
keep_absent() {
    [ -z "$2" ] || printf '%s\n' "$2" >"$state/absent-$1"
}

make_base() {
    missing=''
    [ -e "$state" ] || missing=$(absent .local/state .local)
    mkdir -p "$base" 2>/dev/null && keep_absent home "$missing"
}
