# Takes away what our desktops left in this user's home: our own folder, and what the desktops' programs made there by
# themselves, where it is on record that nothing of that name was there before. Stops what still runs. Files that people
# made, or changed where that can be told, stay, and so do the folders around them.
printf '\nclouddesk-display-1 begin\n'

end_displays() {
    for folder in "$base"/.d-*; do
        [ -d "$folder" ] && [ ! -L "$folder" ] || continue
        end_processes "$folder"
        remove_files "$folder"
    done
}

# The shell that outlives its windows and links, by its random name. Other sessions there are somebody else's.
end_terminal() {
    read_line "$state/terminal"
    case $line in '' | *[!0-9a-f]*) return ;; esac
    tmux -L clouddesk kill-session -t "=$line" 2>/dev/null
}

# The files that the desktop's programs write by themselves, by their names. Caches are nobody's work.
remove_makings() {
    [ ! -L "$1" ] || return
    case $1 in
    .cache/*) rm -rf "./$1" ;;
    .config/Thunar) rm -f "$1/uca.xml" "$1/accels.scm" ;;
    .config/xfce4)
        rm -f "$1"/desktop/icons.screen* "$1"/panel/launcher-*/[0-9]*.desktop "$1"/xfconf/xfce-perchannel-xml/*.xml
        ;;
    .config/lxpanel) rm -f "$1/launchtaskbar.cfg" "$1/LXDE/config" "$1/LXDE/panels/panel" ;;
    .config/lxsession) rm -f "$1/LXDE/desktop.conf" ;;
    .config/pcmanfm) rm -f "$1"/LXDE/desktop-items-[0-9].conf "$1/LXDE/pcmanfm.conf" ;;
    .config/libfm) rm -f "$1/libfm.conf" ;;
    .config/openbox) if cmp -s "$1/lxde-rc.xml" "$state/lxde-rc.xml"; then rm -f "$1/lxde-rc.xml"; fi ;;
    .config/user-dirs.dirs | .config/user-dirs.locale)
        rm -f "$1"
        return
        ;;
    *)
        rmdir "$1" 2>/dev/null
        return
        ;;
    esac
    find "$1" -depth -type d -exec rmdir {} \; 2>/dev/null
}

[ -d "$state" ] && [ ! -L "$state" ] && [ -O "$state" ] && cd "$HOME" || {
    printf 'clouddesk-display-1 end\n'
    exit 0
}
mkdir -p "$base"
take_lock
end_displays
end_terminal
for record in "$state/absent-xfce" "$state/absent-lxde"; do
    [ -f "$record" ] || continue
    while read -r thing; do
        remove_makings "$thing"
    done <"$record"
done
parents=$(cat "$state/absent-xfce" "$state/absent-lxde" "$state/absent-home" 2>/dev/null)
# The lock goes last, with the folder that holds it: who waits for it sees that.
rm -rf "$state"
for thing in $parents; do
    case $thing in
    .cache | .config | .local/share | .local/state) rmdir "$thing" 2>/dev/null ;;
    esac
done
for thing in $parents; do
    if [ "$thing" = .local ]; then rmdir .local 2>/dev/null; fi
done
printf 'clouddesk-display-1 end\n'
