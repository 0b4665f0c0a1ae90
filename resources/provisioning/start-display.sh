# Adopts a running display that fits, or starts one: server, then desktop session. Takes SOURCE (virtual, existing),
# SERVER (path of Xtigervnc or x11vnc), DESKTOP (xfce, lxde), GEOMETRY, DEPTH, TRANSPORT (unix, tcp), PASSWORD_FILE (16
# hex digits: the obfuscated VNC password), SCREEN (":0"), TITLE, TOKEN (names this start), SESSION_LIMIT (seconds), MODE
# ("adopt": starts nothing) and WANTED (the number of the only display that may be adopted, or empty).
printf '\nclouddesk-display-1 begin\n'
problem=''

note() { say mended "$1"; }

private_folder() {
    make_base 2>/dev/null && chmod 700 "$base" 2>/dev/null && [ -O "$base" ] &&
        (true >>"$base/.lock") 2>/dev/null && return
    check_room
    give_up permission_denied "$base cannot be made" "Look at who owns the folders above it; they must be this user's."
}

# A few blocks are really written: quotas and full inode tables do not show in df.
has_room() {
    probe_file=$(mktemp "$1/.clouddesk-room-XXXXXX" 2>/dev/null) || return 1
    head -c 65536 /dev/zero 2>/dev/null >"$probe_file"
    written=$(wc -c <"$probe_file")
    rm -f "$probe_file"
    [ "$written" -eq 65536 ]
}

check_room() {
    for place in "$HOME" /tmp; do
        room=$place
        if [ "$place" = "$HOME" ] && [ -d "$base" ]; then room=$base; fi
        has_room "$room" && continue
        if [ -w "$place" ]; then
            give_up remote_disk_full "no room is left in $place" "Free some space there (df -h $place) and try again."
        fi
        give_up permission_denied "$place cannot be written to" "Its owner and mode must let this user write there."
    done
}

cancelled() { [ -e "$base/.cancel-$TOKEN" ]; }

wave_off() {
    drop
    rm -f "$base/.cancel-$TOKEN"
    give_up cancelled "the start was cancelled" ""
}

# Takes back everything of this start.
drop() {
    end_processes "$folder"
    remove_files "$folder"
}

# Prints the answer about a display that runs.
tell_display() {
    say number "$1"
    say pid "$server_pid"
    read_line "$2/socket" && say socket "$line"
    read_line "$2/port" && say port "$line"
    if [ -f "$2/passwd" ]; then say password "$(od -An -v -tx1 "$2/passwd" | tr -d ' \n')"; fi
    say adopted "$3"
    printf 'clouddesk-display-1 end\n'
    exit 0
}

# Removes what died or was broken off, adopts what fits.
adopt() {
    published=' '
    for link in "$base"/[0-9]* "$base/screen"; do
        [ -L "$link" ] || continue
        find_folder "${link##*/}" || {
            rm -f "$link"
            continue
        }
        published="$published${folder##*/} "
        # Nobody else starts anything now, so what was not verified was broken off.
        if ! server_lives "$folder" || [ -f "$folder/session-ended" ] || [ ! -f "$folder/verified" ]; then
            drop
        elif fits "$folder" "${link##*/}" && ! is_exposed; then
            # Whoever started it may not take it back any more.
            true >"$folder/shared"
            tell_display "${link##*/}" "$folder" yes
        fi
    done
    for folder in "$base"/.d-*; do
        [ -d "$folder" ] || continue
        case $published in *" ${folder##*/} "*) ;; *) drop ;; esac
    done
}

fits() {
    [ -z "$WANTED" ] || [ "$2" = "$WANTED" ] || return 1
    read_line "$1/source" && [ "$line" = "$SOURCE" ] || return 1
    read_line "$1/transport" && [ "$line" = "$TRANSPORT" ] || return 1
    [ "$SOURCE" = existing ] || { read_line "$1/desktop" && [ "$line" = "$DESKTOP" ]; }
}

# The short way for the usual case, without the lock: what is verified and lives was looked at when it started. Removes
# nothing.
adopt_quickly() {
    for link in "$base"/[0-9]* "$base/screen"; do
        [ -L "$link" ] && find_folder "${link##*/}" || continue
        [ -f "$folder/verified" ] && [ ! -f "$folder/session-ended" ] && fits "$folder" "${link##*/}" &&
            server_lives "$folder" || continue
        true >"$folder/shared"
        tell_display "${link##*/}" "$folder" yes
    done
}

# Prints "loopback PORT" or "open ADDRESS" for every TCP socket that the server listens on (state 0A in /proc/net/tcp).
listeners() {
    {
        ls -l "/proc/$server_pid/fd" 2>/dev/null | sed -n 's/.*socket:\[\([0-9]*\)\].*/inode \1/p'
        cat "/proc/$server_pid/net/tcp" "/proc/$server_pid/net/tcp6" 2>/dev/null
    } | awk '
        $1 == "inode" { ours[$2] = 1; next }
        $4 == "0A" && ours[$10] {
            split($2, local, ":")
            if (local[1] ~ /^......7F$/ || local[1] == "00000000000000000000000001000000" ||
                local[1] ~ /^0000000000000000FFFF0000......7F$/) print "loopback", local[2]
            else print "open", $2
        }'
}

is_exposed() { listeners | grep -q '^open'; }

refuse_exposed() {
    is_exposed || return 0
    drop
    give_up port_exposed "the VNC server listened beyond loopback and was stopped" \
        "Look for an /etc/tigervnc or ~/.vnc setting that overrides the server's options."
}

# An Xauthority file with one entry for every display (family 65535, no address, no number), see Xau(3). Written here,
# so that the cookie is never an argument.
write_cookie() {
    {
        printf '\377\377\000\000\000\000\000\022MIT-MAGIC-COOKIE-1\000\020'
        head -c 16 /dev/urandom
    } >"$folder/Xauthority"
}

write_password() {
    rest=$PASSWORD_FILE
    octal=''
    while [ -n "$rest" ]; do
        tail=${rest#??}
        octal=$octal$(printf '\\%03o' "0x${rest%"$tail"}")
        rest=$tail
    done
    # shellcheck disable=SC2059
    printf "$octal" >"$folder/passwd"
}

make_folder() {
    folder=$(mktemp -d "$base/.d-XXXXXX" 2>/dev/null) || {
        check_room
        give_up permission_denied "no folder can be made in $base" "Look at who owns it."
    }
    socket=$folder/rfb
    # sun_path takes 108 bytes.
    if [ ${#socket} -gt 100 ]; then
        socket_folder=$(mktemp -d "/tmp/clouddesk-$(id -u)-XXXXXX") || check_room
        printf '%s\n' "$socket_folder" >"$folder/socket-folder"
        socket=$socket_folder/rfb
    fi
    if [ "$TRANSPORT" = unix ]; then printf '%s\n' "$socket" >"$folder/socket"; fi
    printf '%s\n' "$TOKEN" >"$folder/token"
    printf '%s\n' "$SOURCE" >"$folder/source"
    printf '%s\n' "$TRANSPORT" >"$folder/transport"
    printf '%s\n' "$DESKTOP" >"$folder/desktop"
    printf '%s\n' "$GEOMETRY" >"$folder/geometry"
    mkdir "$folder/run" && mkfifo "$folder/alive" && write_cookie
    if [ "$TRANSPORT" = tcp ]; then write_password; fi
    if [ ! -s "$folder/Xauthority" ] || [ ! -s "$folder/geometry" ]; then
        remove_files "$folder"
        check_room
        give_up input_output_failed "the files of the display cannot be written" "Look at the file system of $base."
    fi
}

# Runs a program in a session of its own, cut off from this connection, its process id in "pid". By setsid's own fork:
# what a shell starts with "&" ignores the interrupt key for ever.
# shellcheck disable=SC2016
launch_server() {
    rm -f "$folder/pid"
    (
        trap - HUP PIPE
        # The only writer of this pipe: who reads it sees the end when the server dies.
        exec 6<>"$folder/alive"
        setsid -f sh -c 'echo $$ >"$0/pid"; exec "$@"' "$folder" "$@" </dev/null >>"$folder/server.log" 2>&1 9>&-
    )
    waits=500
    while [ ! -s "$folder/pid" ] && [ $waits -gt 0 ]; do
        sleep 0.02
        waits=$((waits - 1))
    done
}

# Whether the server that was just launched is no more. The command line of a process is empty as well while it changes
# from one program to the next, which takes its time on a busy machine; so it must be missing or a zombie.
is_server_gone() {
    server_lives "$folder" && return 1
    [ -z "$server_pid" ] || ! is_alive "$server_pid"
}

# The X server picks the display itself, by binding its socket, so that two starts cannot get the same one. With
# -displayfd it neither reads nor writes /tmp/.X*-lock, so what dead or foreign servers left there does not matter.
start_virtual() {
    set -- -displayfd 5 -auth "$folder/Xauthority" -geometry "$GEOMETRY" -depth "$DEPTH" -desktop "$TITLE" \
        -nolisten tcp -noreset -s 0 -dpms -AlwaysShared=1 -DisconnectClients=0 -UseBlacklist=0 \
        -MaxCutText=4194304
    # Scan codes, where a viewer sends them, mean the keys in these places. Servers of before 2018 do not know the option.
    if "$SERVER" -help 2>&1 | grep -q RawKeyboard; then set -- "$@" -RawKeyboard=1; fi
    if [ "$TRANSPORT" = unix ]; then
        set -- "$@" -SecurityTypes None -rfbport -1 -rfbunixpath "$socket" -rfbunixmode 0600
    else
        set -- "$@" -SecurityTypes VncAuth -PasswordFile "$folder/passwd" -localhost -interface 127.0.0.1
    fi
    rm -f "$folder/number"
    launch_server "$SERVER" "$@" 5>"$folder/number"
    await_number
}

# TigerVNC gives every character that is on no key one of the keyboard's free key codes, for good, and drops what is typed
# when there is none left: there are 19, fewer than an alphabet has letters. Without the multimedia keys, which no viewer
# needs there, it is 131. Before the desktop starts, which takes some of those keys for itself. The server needs xkbcomp
# itself; setxkbmap is not everywhere.
free_keycodes() {
    timeout 5 env XAUTHORITY="$folder/Xauthority" xkbcomp -w0 - ":$number" >/dev/null 2>&1 <<'KEYMAP' ||
xkb_keymap {
    xkb_keycodes { include "evdev+aliases(qwerty)" };
    xkb_types { include "complete" };
    xkb_compat { include "complete" };
    xkb_symbols { include "pc+us" };
};
KEYMAP
        echo 'clouddesk: there are few free codes for characters' >>"$folder/server.log"
}

await_number() {
    number=''
    waits=400
    while [ $waits -gt 0 ]; do
        # Only a whole line counts.
        if [ -s "$folder/number" ] && read -r number <"$folder/number"; then return 0; fi
        number=''
        cancelled && wave_off
        is_server_gone && return 0
        sleep 0.05
        waits=$((waits - 1))
    done
}

# The X authority of the screen: what its server was started with, else this user's own, as far as they can be read
# (what a display manager keeps in a folder of root's cannot); at last x11vnc's guess, which wants xauth. "none" for a
# server that asks for none.
screen_authority() {
    {
        server_authorities | sort | cut -d ' ' -f 2-
        printf '%s\n' "${XAUTHORITY:-}" "$HOME/.Xauthority"
    } | while read -r authority; do
        if [ "$authority" = none ] || { [ -s "$authority" ] && [ -r "$authority" ]; }; then
            printf '%s\n' "$authority"
            break
        fi
    done | grep . || echo guess
}

# Prints the word after "-auth" of every X server that can be the screen's: "1 FILE" where the screen's name is among its
# words ("1 none" without that one); "2 FILE" of an Xorg that was left to choose its screen's name, as GDM does.
server_authorities() {
    for process in /proc/[0-9]*; do
        read -r name <"$process/comm" || continue
        case $name in X*) ;; *) continue ;; esac
        tr '\0' '\n' <"$process/cmdline" | awk -v screen="${SCREEN%.*}" -v name="$name" '
            previous == "-auth" { authority = $0 }
            /^:[0-9]+$/ { named = 1 }
            $0 == screen { serves = 1 }
            { previous = $0 }
            END {
                if (serves) print 1, authority == "" ? "none" : authority
                else if (authority != "" && !named && name == "Xorg") print 2, authority
            }'
    done 2>/dev/null
}

start_existing() {
    set -- -display "$SCREEN" -forever -shared -noxrecord -nolookup -o "$folder/server.log" \
        -no6 -noipv6 -rfbportv6 -1 -desktop "$TITLE"
    authority=$(screen_authority)
    [ "$authority" = none ] || set -- "$@" -auth "$authority"
    if [ "$TRANSPORT" = unix ]; then
        # Not -localhost, whose list of addresses knows none for a Unix socket's clients and turns them away.
        set -- "$@" -listen localhost -nopw -rfbport 0 -unixsock "$socket"
    else
        set -- "$@" -localhost -rfbauth "$folder/passwd" -autoport 5900
    fi
    launch_server "$SERVER" "$@"
    number=''
    tenths=150
    while [ $tenths -gt 0 ]; do
        cancelled && wave_off
        if grep -qs 'screen setup finished' "$folder/server.log"; then
            number=screen
            return
        fi
        is_server_gone && return
        sleep 0.1
        tenths=$((tenths - 1))
    done
}

publish() {
    server_lives "$folder" || return 1
    if [ "$TRANSPORT" = tcp ]; then
        port=$(listeners | sed -n 's/^loopback \([0-9A-F]*\)$/\1/p' | head -n 1)
        [ -n "$port" ] || return 1
        printf '%d\n' "0x$port" >"$folder/port"
    else
        echo 0 >"$folder/port"
        [ -S "$socket" ] || return 1
    fi
    ln -s "${folder##*/}" "$base/$number" 2>/dev/null && date -u +%Y-%m-%dT%H:%M:%SZ >"$folder/started"
}

# What others left in this user's home that breaks desktops. The session has its own files instead.
note_foreign_files() {
    for file in .ICEauthority .Xauthority .dbus .config .cache .local; do
        if [ -e "$HOME/$file" ] && [ ! -O "$HOME/$file" ]; then
            case $file in
            .ICEauthority | .Xauthority)
                note "\$HOME/$file belongs to another user (often root); the session uses a file of its own instead." ;;
            *) note "\$HOME/$file belongs to another user; programs cannot keep their settings until its owner is set right." ;;
            esac
        fi
    done
    for file in .Xresources .vnc/xstartup .xsession; do
        if [ -e "$HOME/$file" ] && is_broken "$HOME/$file"; then
            note "\$HOME/$file is broken; the session does not use it."
        fi
    done
}

is_broken() {
    case $1 in
    *.Xresources)
        [ ! -r "$1" ] || awk '
            continued { continued = /\\$/; next }
            { continued = /\\$/ }
            !/^[[:space:]]*([!#]|$)/ && !/:/ { broken = 1 }
            END { exit !broken }' "$1" ;;
    *) [ ! -r "$1" ] || ! sh -n "$1" 2>/dev/null ;;
    esac
}

# Settings of this session alone: no screen lock on a desktop whose lock is SSH, no agents for hardware it has not.
write_settings() {
    mkdir -p "$folder/xdg/autostart" || return
    for name in light-locker xscreensaver xfce4-screensaver xfce4-power-manager gnome-screensaver mate-screensaver xiccd; do
        printf '[Desktop Entry]\nType=Application\nName=%s\nHidden=true\n' $name >"$folder/xdg/autostart/$name.desktop"
    done
    # LXDE starts more from a list of its own. lxsession takes everything from the first folder of XDG_CONFIG_DIRS that
    # has a profile, so the rest of the profile goes along.
    profile=$folder/xdg/lxsession/LXDE
    if [ "$DESKTOP" = lxde ] && [ -r /etc/xdg/lxsession/LXDE/autostart ]; then
        mkdir -p "$profile" && cp /etc/xdg/lxsession/LXDE/* "$profile/" &&
            sed -e /screensaver/d -e /light-locker/d /etc/xdg/lxsession/LXDE/autostart >"$profile/autostart" ||
            rm -rf "$profile"
        # Where logind keeps no session for this login, the authentication agent would only show a box that says so.
        if [ -w "$profile/desktop.conf" ] && ! grep -qs 'session-[^/]*\.scope' /proc/self/cgroup; then
            sed 's|^polkit/command=.*|polkit/command=|' /etc/xdg/lxsession/LXDE/desktop.conf >"$profile/desktop.conf"
        fi
    fi
}

session_language() {
    printf '%s' "${LANG:-$(sed -n 's/^LANG="\{0,1\}\([A-Za-z0-9_.@-]*\).*/\1/p' /etc/default/locale /etc/locale.conf 2>/dev/null | head -n 1)}"
}

choose_session() {
    case $DESKTOP in
    xfce) session_program=xfce4-session session_words='' session_name=XFCE menu=xfce- ;;
    lxde) session_program=lxsession session_words='-s LXDE -e LXDE' session_name=LXDE menu=lxde- ;;
    *) give_up invalid_argument "unknown desktop $DESKTOP" "" ;;
    esac
    command -v $session_program >/dev/null 2>&1 ||
        give_up desktop_start_failed "the desktop's session program $session_program is missing" \
            "Install the desktop again (clouddesk provision)."
    if command -v dbus-run-session >/dev/null 2>&1; then
        bus='dbus-run-session --'
    elif command -v dbus-launch >/dev/null 2>&1; then
        bus='dbus-launch --exit-with-session'
    else
        give_up desktop_start_failed "there is no D-Bus session launcher (dbus-run-session or dbus-launch)" \
            "Install the package dbus-x11 (or dbus-daemon) on the machine."
    fi
}

# The desktop under a message bus of its own, with nothing of any other session around it. When the desktop is logged
# out, its server stops with it.
write_supervisor() {
    cat >"$folder/supervise.sh" <<'SUPERVISE'
folder=$1
link=$2
shift 2
true >"$folder/session-began"
"$@"
echo "clouddesk: the session ended with status $?"
. "$folder/display.sh"
true >"$folder/session-ended"
[ -f "$folder/verified" ] || exit 0
# Who watches the server is to know a logout from a death, which ends the session as well; a server that ends may live a
# little longer than its session.
if server_lives "$folder" && sleep 0.5 && server_lives "$folder"; then echo logout >"$folder/session-ended"; fi
exec 9>"$base/.lock" && flock -w 120 9
# Where the server died first, its log is what tells why, and stays until the next start.
server_lives "$folder" || exit 0
[ "$(readlink "$link")" = "${folder##*/}" ] || exit 0
end_processes "$folder"
remove_files "$folder"
SUPERVISE
    write_library "$folder/display.sh"
}

start_session() {
    runtime=$folder/run
    if [ -s "$folder/socket-folder" ]; then
        runtime=$(first_line "$folder/socket-folder")/run
        mkdir "$runtime"
    fi
    # shellcheck disable=SC2086
    (
        cd "$HOME" 2>/dev/null || cd /
        trap - HUP PIPE
        setsid -f env -i HOME="$HOME" USER="$(id -un)" LOGNAME="$(id -un)" SHELL="${SHELL:-/bin/sh}" PATH="$PATH" \
            LANG="${language:-C.UTF-8}" DISPLAY=":$number" XAUTHORITY="$folder/Xauthority" \
            ICEAUTHORITY="$folder/ICEauthority" XDG_RUNTIME_DIR="$runtime" XDG_SESSION_TYPE=x11 \
            XDG_SESSION_CLASS=user XDG_CURRENT_DESKTOP=$session_name XDG_SESSION_DESKTOP=$session_name \
            DESKTOP_SESSION=$session_name XDG_MENU_PREFIX=$menu XDG_CONFIG_DIRS="$folder/xdg:/etc/xdg" \
            XDG_DATA_DIRS=/usr/local/share:/usr/share:/var/lib/flatpak/exports/share XFCE_PANEL_MIGRATE_DEFAULT=1 \
            CLOUDDESK_DISPLAY="$folder" ${TMPDIR:+TMPDIR="$TMPDIR"} \
            sh "$folder/supervise.sh" "$folder" "$base/$number" $bus $session_program $session_words \
            </dev/null >"$folder/session.log" 2>&1 9>&-
    )
    # A start that is taken back at once must find it.
    waits=250
    while [ ! -e "$folder/session-began" ] && [ $waits -gt 0 ]; do
        sleep 0.02
        waits=$((waits - 1))
    done
}

prepare_lxde() {
    [ "$DESKTOP" = lxde ] || return 0
    settings=$HOME/.config/openbox
    [ -e "$settings/lxde-rc.xml" ] || {
        mkdir -p "$settings" "$HOME/Desktop" && cp /etc/xdg/openbox/LXDE/rc.xml "$settings/lxde-rc.xml" &&
            cp /etc/xdg/openbox/LXDE/rc.xml "$state/lxde-rc.xml"
    } 2>/dev/null
}

has_window_manager() {
    if command -v xprop >/dev/null 2>&1; then
        DISPLAY=":$number" XAUTHORITY="$folder/Xauthority" timeout 2 xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null |
            grep -q 'window id'
    else
        for process in $(session_processes "$folder"); do
            case $(first_line "/proc/$process/comm") in xfwm4 | openbox | openbox-lxde) return 0 ;; esac
        done
        return 1
    fi
}

# Waits until a window manager answers. A failure leaves its name in problem.
await_session() {
    tenths=$((SESSION_LIMIT * 10))
    while [ $tenths -gt 0 ]; do
        cancelled && wave_off
        server_lives "$folder" || {
            problem='the VNC server died while the desktop started'
            return 1
        }
        [ ! -e "$folder/session-ended" ] || {
            problem='the desktop session ended at once'
            return 1
        }
        has_window_manager && return 0
        sleep 0.1
        tenths=$((tenths - 1))
    done
    problem="no window manager appeared within $SESSION_LIMIT s"
    return 1
}

logged() { grep -Eqis -e "$1" "$folder/session.log" "$folder/server.log"; }

# Names the cause of a failed session by looking, then takes everything back.
fail_session() {
    cause=$problem
    advice='Read session.log and server.log in the text of this error.'
    if ! has_room "$base"; then
        cause="$problem: no room is left in $HOME" advice="Free some space there (df -h $HOME) and try again."
    elif ! has_room /tmp; then
        cause="$problem: no room is left in /tmp" advice='Free some space there (df -h /tmp) and try again.'
    elif logged 'cannot autolaunch d-bus|failed to (start|connect to).*(message|session) bus|message bus daemon|dbus-daemon[^[].*(no such file|failed|not found)'; then
        cause="$problem: the D-Bus session bus did not start" advice='Install dbus-x11 and dbus-daemon on the machine.'
    elif logged 'could not open default font'; then
        cause="$problem: the X server found no fonts" advice='Install the package xfonts-base (or dejavu fonts) there.'
    elif logged 'avc: *denied|selinux.*den' || { logged 'permission denied' && [ "$(getenforce 2>/dev/null)" = Enforcing ]; }; then
        cause="$problem: SELinux forbade something" advice='Look at "ausearch -m avc -ts recent" as an administrator.'
    elif logged 'iceauth'; then
        cause="$problem: the file ICEauthority cannot be used" advice='Look at who owns ~/.ICEauthority.'
    elif logged 'no such file or directory|command not found|failed to exec'; then
        cause="$problem: a program of the desktop is missing" advice='Install the desktop again (clouddesk provision).'
    fi
    last=$(grep -v '^clouddesk:' "$folder/session.log" 2>/dev/null | tail -n 3)
    drop
    say log "$last"
    give_up desktop_start_failed "$cause" "$advice"
}

fail_server() {
    last=$(grep -Ev '^[[:space:]]*$' "$folder/server.log" 2>/dev/null | tail -n 4)
    cause='the VNC server did not start'
    advice='Its last words are in the log.'
    # x11vnc adds pages of hints, in which every other word below occurs as well.
    if [ "$SOURCE" = existing ] && logged 'unable to open display|can.t open display|XOpenDisplay|auth guess: failed'; then
        last=''
        cause="no X server answers at the machine's screen $SCREEN"
        advice='Start the screen there (its display manager), or leave out --share-screen for a desktop of your own.'
        screen=${SCREEN#:}
        if grep -qs "/tmp/.X11-unix/X${screen%.*}\$" /proc/net/unix; then
            cause="the machine's screen $SCREEN does not let this user in"
            advice='Log in at that screen as this user first, or leave out --share-screen for a desktop of your own.'
        fi
    elif logged 'could not open default font'; then
        cause="$cause: it found no fonts" advice='Install the package xfonts-base (or dejavu fonts) on the machine.'
    elif logged 'xkbcomp|keyboard|keymap'; then
        cause="$cause: the keyboard description is missing" advice='Install the packages x11-xkb-utils and xkb-data there.'
    elif logged 'lock file|could not create'; then
        cause="$cause: it cannot write to /tmp" advice='Look at the mode (1777) and the free space of /tmp.'
    fi
    drop
    check_room
    say log "$last"
    give_up server_start_failed "$cause" "$advice"
}

[ ! -O "$base" ] || adopt_quickly
if [ "$MODE" = adopt ]; then
    printf 'clouddesk-display-1 end\n'
    exit 0
fi
require_programs coreutils chmod cut head id mkfifo mktemp readlink sleep tail timeout tr wc
require_programs util-linux flock setsid
require_programs grep grep
require_programs sed sed
private_folder
language=$(session_language)
take_lock
if cancelled; then
    rm -f "$base/.cancel-$TOKEN"
    give_up cancelled "the start was cancelled" ""
fi
adopt
find "$base" -maxdepth 1 -name '.cancel-*' -mmin +10 -exec rm -f {} +
[ -x "$SERVER" ] || give_up server_missing "the VNC server is not installed" "Install it first (clouddesk provision)."
if [ "$SOURCE" = virtual ]; then choose_session; fi
check_room
make_folder
if [ "$SOURCE" = existing ]; then start_existing; else start_virtual; fi
[ -n "$number" ] || fail_server
refuse_exposed
publish || fail_server
if [ "$SOURCE" = virtual ]; then
    note_foreign_files
    # shellcheck disable=SC2046
    [ -e "$state/absent-$DESKTOP" ] || keep_absent "$DESKTOP" "$(absent $(makings_of "$DESKTOP"))"
    prepare_lxde
    write_settings
    write_supervisor
    free_keycodes
    start_session
    await_session || fail_session
fi
refuse_exposed
cancelled && wave_off
server_lives "$folder" || fail_server
true >"$folder/verified"
tell_display "$number" "$folder" no
