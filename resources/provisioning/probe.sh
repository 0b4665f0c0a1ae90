# Tells what a connect has to know about this machine, as lines "key=value" between two marker lines.
# Changes nothing. Runs as the person who logged in, behind tell-displays.sh; see MachineFacts for what each key means.

has() { command -v "$1" >/dev/null 2>&1; }

tell_system() {
    for file in /etc/os-release /usr/lib/os-release; do
        [ -r "$file" ] || continue
        (
            ID='' VERSION_ID='' PRETTY_NAME='' ID_LIKE=''
            # shellcheck source=/dev/null
            . "$file" >/dev/null 2>&1
            say system.id "$ID"
            say system.version "$VERSION_ID"
            say system.name "$PRETTY_NAME"
            say system.like "$ID_LIKE"
        )
        break
    done
    say kernel "$(uname -r)"
    say architecture "$(uname -m)"
    say user.name "$(id -un)"
    say user.id "$user_id"
    say user.home "$HOME"
    memory=0
    while read -r name amount _; do
        [ "$name" = MemTotal: ] && memory=$((amount * 1024)) && break
    done </proc/meminfo
    say memory "$memory"
    if has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]; then say selinux enforcing; fi
}

# sudo asks for a password also from those whom it would refuse afterwards; who may what, only the attempt can tell.
tell_sudo() {
    if [ "$user_id" = 0 ]; then
        say sudo root
        return
    elif ! has sudo; then
        say sudo none
        return
    fi
    # sudo leaves this mark in the homes of administrators; nobody asked it to.
    mark=$HOME/.sudo_as_admin_successful
    if [ -e "$mark" ] || [ -L "$mark" ]; then mark=''; fi
    ask_sudo
    if [ -n "$mark" ] && [ -f "$mark" ] && [ ! -s "$mark" ]; then rm -f "$mark"; fi
}

ask_sudo() {
    complaint=$(sudo -n true 2>&1 </dev/null) && { say sudo passwordless; return; }
    case $complaint in
    *'must have a tty'*)
        # "requiretty" in sudoers; script(1) lends a terminal.
        say sudo.terminal yes
        complaint=$(script -qec 'sudo -n true' /dev/null 2>&1 </dev/null) && { say sudo passwordless; return; }
        ;;
    esac
    case $complaint in
    *'may not run'* | *'not in the sudoers'* | *'not allowed'*) say sudo none ;;
    *) say sudo password ;;
    esac
}

# Free bytes for this user in the file system of the first of these folders that exists.
free_bytes() {
    for folder; do
        [ -d "$folder" ] || continue
        df -Pk "$folder" 2>/dev/null | {
            read -r _
            read -r _ _ _ free _ && echo $((free * 1024))
        }
        return
    done
}

tell_packages() {
    manager=none
    if has apt-get && has dpkg; then manager=apt; elif has dnf; then manager=dnf; elif has yum; then manager=yum; fi
    say packages "$manager"
    say free.packages "$(free_bytes /usr)"
    say free.cache "$(free_bytes /var/cache /var)"
    say free.home "$(free_bytes "$HOME")"
    say free.temporary "$(free_bytes "${TMPDIR:-/tmp}" /tmp)"
    if [ "$manager" = apt ]; then
        if ls /var/lib/dpkg/updates/[0-9]* >/dev/null 2>&1 || grep -Eqs \
            '^Status: ([a-z]+ reinstreq .*|.* (unpacked|half-installed|half-configured|triggers-awaited|triggers-pending))$' \
            /var/lib/dpkg/status; then
            say repair yes
        fi
    elif ls /var/lib/dnf/transaction.json /var/lib/yum/transaction-all.* >/dev/null 2>&1; then
        say repair yes
    fi
    if [ -d /var/lib/clouddesk ]; then tell_provisioning; fi
}

# Whether an installation of ours is under way, was broken off, or was completed.
tell_provisioning() {
    read -r state 2>/dev/null </var/lib/clouddesk/state || state=none
    worker=''
    read -r worker 2>/dev/null </var/lib/clouddesk/run/pid || worker=''
    if [ "$state" = running ] && ! works "$worker"; then state=broken; fi
    say provisioning "$state"
}

# Whether that process is the run's worker: a number alone may belong to anybody by now. Where others' command lines are
# hidden (proc(5), hidepid), the process's being there has to do.
works() {
    case $1 in '' | *[!0-9]*) return 1 ;; esac
    [ -d "/proc/$1" ] || return 1
    if words=$(tr '\000' '\n' 2>/dev/null <"/proc/$1/cmdline"); then
        printf '%s\n' "$words" | grep -qxF /var/lib/clouddesk/run/worker.sh
    fi
}

tell_programs() {
    server=''
    for name in Xtigervnc Xvnc; do
        server=$(command -v "$name") && break
    done
    if [ -n "$server" ]; then
        say vnc.server "$server"
        # Both -version and -help go to standard error; neither needs a display.
        say vnc.version "$("$server" -version 2>&1 </dev/null | sed -n 's/^.*Xvnc TigerVNC \([0-9][0-9.]*\).*$/\1/p' | head -n 1)"
        if "$server" -help 2>&1 </dev/null | grep -qi rfbunixpath; then say vnc.unix yes; fi
    fi
    if has x11vnc; then say x11vnc "$(command -v x11vnc)"; fi
    if has startxfce4 && has xfce4-session; then say desktop xfce; fi
    if has startlxde && has lxsession; then say desktop lxde; fi
    if has dbus-launch || has dbus-run-session; then say dbus yes; fi
    if has xauth; then say xauth yes; fi
    if has flock; then say flock yes; fi
}

# The machine's own screen: a local X server whose socket exists and whose cookie this user can read.
tell_screen() {
    for socket in /tmp/.X11-unix/X*; do
        [ -S "$socket" ] || continue
        number=${socket##*/X}
        case $number in '' | *[!0-9]*) continue ;; esac
        [ "$number" -lt 10 ] || continue
        [ -e "$state_folder/$number" ] && continue
        if [ -O "$socket" ] || [ -r "$HOME/.Xauthority" ] || [ "$user_id" = 0 ]; then
            say screen ":$number"
            return
        fi
    done
}

user_id=$(id -u)
printf '\nclouddesk-probe-1 begin\n'
tell_system
tell_sudo
tell_packages
tell_programs
tell_screen
tell_displays
printf 'clouddesk-probe-1 end\n'
