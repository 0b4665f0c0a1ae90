# Runs ROOT_SCRIPT as root, in the way that SUDO names: "root", "passwordless" or "password".
# The password reaches sudo on its standard input and nothing else: no argument, no environment, no file. It is sent
# once, followed by the end of the input, so that a wrong one costs one attempt.
umask 077
LC_ALL=C
PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH

# sudo leaves this mark in the homes of administrators; nobody asked it to.
mark=$HOME/.sudo_as_admin_successful
if [ -e "$mark" ] || [ -L "$mark" ]; then mark=''; fi
tidy_up() {
    rm -rf "$folder"
    if [ -n "$mark" ] && [ -f "$mark" ] && [ ! -s "$mark" ]; then rm -f "$mark"; fi
}

# A folder of our own, in memory where possible: also a machine with a full disk can be mended.
folder=''
for place in /dev/shm "${TMPDIR:-/tmp}" /tmp /var/tmp; do
    folder=$(mktemp -d "$place/clouddesk-XXXXXXXX" 2>/dev/null) || continue
    trap tidy_up EXIT
    trap 'exit 129' HUP INT TERM
    printf '%s\n' "$ROOT_SCRIPT" 2>/dev/null >"$folder/root.sh" && break
    rm -rf "$folder"
    folder=''
done
if [ -z "$folder" ]; then
    echo 'No space left on device: there is no room for a script of ours' >&2
    exit 74
fi

# sudoers says "requiretty": script(1) lends a terminal, but input and output stay off it, for it would echo the
# password and change line ends.
through_terminal() {
    mkfifo "$folder/in" "$folder/out" "$folder/err" || return 74
    cat "$folder/out" &
    cat "$folder/err" >&2 &
    printf '%s\n' "$SUDO_PASSWORD" >"$folder/in" &
    script -qec "$1 sh '$folder/root.sh' <'$folder/in' >'$folder/out' 2>'$folder/err'" /dev/null >/dev/null
    status=$?
    wait
    return "$status"
}

case $SUDO in
root)
    sh "$folder/root.sh" </dev/null
    ;;
passwordless)
    if [ -n "$SUDO_TERMINAL" ]; then
        through_terminal 'sudo -n --'
    else
        sudo -n -- sh "$folder/root.sh" </dev/null
    fi
    ;;
password)
    if [ -n "$SUDO_TERMINAL" ]; then
        through_terminal "sudo -k -S -p '' --"
    else
        printf '%s\n' "$SUDO_PASSWORD" | sudo -k -S -p '' -- sh "$folder/root.sh"
    fi
    ;;
esac
exit $?
