# Provisioning by apt (Debian, Ubuntu), as root; see run.sh.
export DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical DEBCONF_NONINTERACTIVE_SEEN=true
# needrestart would ask, or restart services that are none of our business.
export NEEDRESTART_SUSPEND=1 NEEDRESTART_MODE=l UCF_FORCE_CONFFOLD=1 APT_LISTCHANGES_FRONTEND=none
archives=$run/archives

# Progress goes to the status file by apt's status descriptor (apt's README.progress-reporting). Configuration files
# that somebody changed stay as they are. Downloads go to a folder of ours that we can take away again.
apt() {
    supervise apt-get -q -y -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 -o APT::Color=0 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=60 \
        -o Acquire::Retries=3 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \
        -o Dir::Cache::archives="$archives" "$@" 3>>"$run/status"
}

wait_for_apt() {
    wait_for_locks /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock /var/cache/apt/archives/lock
}

# Retries for as long as somebody else slips in between our look at the locks and apt's own.
apt_unlocked() {
    tries=0
    while :; do
        before=$(wc -c <"$run/log")
        wait_for_apt || return $?
        apt "$@" && return 0
        if is_cancelled; then return 20; fi
        tail -c +$((before + 1)) "$run/log" | grep -q 'Could not get lock\|Unable to lock\|Unable to acquire' || return 1
        tries=$((tries + 1))
        [ "$tries" -lt 20 ] || return 21
    done
}

installed() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | sort -u; }
present() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed '/^not-installed /d;s/^[^ ]* //' | sort -u; }

# A run that was broken off leaves packages unpacked, half configured (dpkg(1), --configure -a), or broken.
repair() {
    if [ -z "$(ls /var/lib/dpkg/updates 2>/dev/null)" ] && ! grep -Eqs \
        '^Status: ([a-z]+ reinstreq .*|.* (unpacked|half-installed|half-configured|triggers-awaited|triggers-pending))$' \
        /var/lib/dpkg/status; then
        return 0
    fi
    phase repair
    wait_for_apt || return $?
    mend_broken || return $?
    supervise dpkg --force-confdef --force-confold --configure -a
    apt_unlocked --no-install-recommends -f install
}

# Packages that dpkg was at when it was killed; those alone of which that is wanted. dpkg neither configures nor removes
# them, and apt does not always unpack them again (dpkg(1), half-installed and reinst-required).
broken() {
    dpkg-query -W -f '${db:Status-Want} ${db:Status-Eflag} ${db:Status-Status} ${binary:Package}\n' 2>/dev/null |
        sed -En "s/^${1:-[a-z]+} (reinstreq [^ ]+|[^ ]+ half-installed) //p"
}

# What was to go goes. Whatever else there is, and what others still need, is unpacked again; what we brought and no
# mirror has any more goes as well.
mend_broken() {
    for package in $(broken purge); do take_away --purge "$package" || return $?; done
    for package in $(broken deinstall); do take_away --remove "$package" || return $?; done
    if [ -n "$(broken)" ]; then unpack_again || return $?; fi
    for package in $(broken | ours); do take_away --remove "$package" || return $?; done
}

take_away() {
    wait_for_apt || return $?
    supervise dpkg --force-remove-reinstreq "$@" || :
}

ours() { while read -r package; do if grep -qsxF "${package%:*}" "$base/packages"; then echo "$package"; fi; done; }

# By "download", which does not mind in which state the packages are; and by dpkg, which leaves alone what is marked as
# installed by hand. The lists come first: a mirror does not keep what it has replaced.
unpack_again() {
    folder=$archives/again
    rm -rf "$folder"
    mkdir -p "$folder" || return 1
    apt_unlocked update
    for package in $(broken); do
        (cd "$folder" && apt_unlocked download "$package")
        if is_cancelled; then return 20; fi
    done
    wait_for_apt || return $?
    if [ -n "$(ls "$folder")" ]; then supervise dpkg --force-confdef --force-confold --unpack "$folder"/*.deb; fi
    rm -rf "$folder"
}

# The packages to ask for: those of the plan that are missing; optional ones only where the system has them.
choose() {
    have=$(installed)
    chosen=''
    for package in $PACKAGES; do
        printf '%s\n' "$have" | grep -qxF "$package" || chosen="$chosen $package"
    done
    for package in $OPTIONAL_PACKAGES; do
        printf '%s\n' "$have" | grep -qxF "$package" && continue
        if apt-cache show --no-all-versions "$package" >/dev/null 2>&1; then chosen="$chosen $package"; fi
    done
}

# What is going to be new is written down before the first package is touched: whatever happens then, we know it.
write_down() {
    # shellcheck disable=SC2086
    apt-get -s -q -o Dir::Cache::archives="$archives" --no-install-recommends install $chosen >"$run/simulation" 2>&1 || {
        cat "$run/simulation"
        return 1
    }
    sed -n 's/^Inst \([^ ]*\) (.*/\1/p' "$run/simulation" | sed 's/:[a-z0-9]*$//' | sort -u >"$run/new"
    sed -n 's/^Inst \([^ ]*\) \[.*/\1/p' "$run/simulation" | sort -u >"$run/upgraded"
    [ -e "$base/before" ] || { present >"$base/before.new" && mv "$base/before.new" "$base/before"; } || return 1
    : >>"$base/chosen"
    : >>"$base/packages"
    for package in $chosen; do echo "$package"; done | sort -u - "$base/chosen" >"$base/chosen.new"
    sort -u "$run/new" "$base/packages" >"$base/packages.new"
    mv "$base/chosen.new" "$base/chosen" && mv "$base/packages.new" "$base/packages"
}

# Everything up to the first change, but for the repair.
prepare() {
    wait_for_apt || return $?
    repair || echo 'The repair did not succeed; going on'
    if is_cancelled; then return 20; fi
    phase update
    apt_unlocked update
    case $? in
    0) ;;
    20) return 20 ;;
    21) return 21 ;;
    *) echo 'The package lists could not all be renewed; going on' ;;
    esac
    phase resolve
    choose
    if [ -n "$chosen" ]; then write_down; fi
}

bring() {
    phase download
    # shellcheck disable=SC2086
    apt_unlocked --no-install-recommends --download-only install $chosen || return $?
    if is_cancelled; then return 20; fi
    phase install
    # shellcheck disable=SC2086
    apt_unlocked --no-install-recommends --no-download install $chosen
}

provision() {
    mkdir -p "$archives/partial" || return 1
    phase wait
    prepare
    answer=$?
    if is_cancelled; then answer=20; fi
    if [ "$answer" != 0 ]; then
        restore_state
        return "$answer"
    fi
    if [ -n "$chosen" ]; then bring; fi
    answer=$?
    if is_cancelled; then
        roll_back
        return 20
    elif [ "$answer" != 0 ]; then
        set_state broken
        return "$answer"
    fi
    rm -rf "$archives"
    if [ -e "$run/new" ]; then installed | comm -12 - "$run/new" >"$run/added"; fi
    set_state complete
}

# After a cancel, what this run brought goes away again.
roll_back() {
    phase rollback
    rm -rf "$archives"
    mkdir -p "$archives/partial"
    present | comm -12 - "$run/new" >"$run/taken"
    if [ -s "$run/taken" ]; then
        rm -f "$run/cancel"
        # shellcheck disable=SC2046
        apt_unlocked -o APT::Get::AutomaticRemove=false purge $(cat "$run/taken") || {
            set_state broken
            return 1
        }
    fi
    rm -rf "$archives"
    for list in packages chosen; do
        comm -23 "$base/$list" "$run/new" >"$base/$list.new" && mv "$base/$list.new" "$base/$list"
    done
    if [ -s "$base/packages" ]; then restore_state; else forget; fi
}

# Nothing of ours is left on the machine, not even the memory of it; the folder goes with the last follower.
forget() { rm -f "$base/before" "$base/chosen" "$base/packages" "$base/state"; }

# apt stops between two calls of dpkg when it gets SIGINT, and at once while it downloads.
interrupt() {
    manager=$(cat "$run/manager" 2>/dev/null) || return 0
    case $(cat "$run/phase") in
    update | download) kill -TERM "$manager" 2>/dev/null ;;
    *) kill -INT "$manager" 2>/dev/null ;;
    esac
    return 0
}
