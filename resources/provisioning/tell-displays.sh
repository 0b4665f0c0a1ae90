# What the scripts that only ask a machine share; each is sent with this text before it. POSIX sh.
LC_ALL=C
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
umask 077
HOME=${HOME:-/}
state_folder=$HOME/.local/state/clouddesk/displays

say() {
    value=$2
    case $value in
    *[[:cntrl:]]*) value=$(printf '%s' "$value" | tr -d '\000-\037\177') ;;
    esac
    printf '%s=%s\n' "$1" "$value"
}

first_line() {
    line=''
    if [ -f "$1" ] && [ -r "$1" ]; then read -r line <"$1" || :; fi
    printf '%s' "$line"
}

# A display counts only while its server lives, is ours, and is the program that we start.
tell_displays() {
    for folder in "$state_folder"/*/; do
        folder=${folder%/}
        number=${folder##*/}
        case $number in screen) ;; '' | *[!0-9]*) continue ;; esac
        [ -O "$folder" ] || continue
        server_id=$(first_line "$folder/pid")
        case $server_id in '' | *[!0-9]*) continue ;; esac
        [ -O "/proc/$server_id" ] || continue
        words=$(tr '\000' '\n' 2>/dev/null <"/proc/$server_id/cmdline" | head -n 1)
        case ${words##*/} in Xtigervnc | Xvnc | x11vnc) ;; *) continue ;; esac
        printf 'display=%s\n' "$number"
        say display.pid "$server_id"
        say display.port "$(first_line "$folder/port")"
        say display.desktop "$(first_line "$folder/desktop")"
        say display.geometry "$(first_line "$folder/geometry")"
        say display.socket "$(first_line "$folder/socket")"
    done
}
