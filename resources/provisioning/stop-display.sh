# Stops a display and removes its files. NAME: its number, or "screen"; or empty, then the display whose start carried
# TOKEN, also when that start is still under way (it is waved off first), unless somebody else has adopted it since.
printf '\nclouddesk-display-1 begin\n'
[ -n "$NAME" ] || make_base
[ -d "$base" ] || {
    printf 'clouddesk-display-1 end\n'
    exit 0
}
if [ -z "$NAME" ]; then true >"$base/.cancel-$TOKEN"; fi
take_lock
for link in "$base"/[0-9]* "$base/screen"; do
    [ -L "$link" ] || continue
    find_folder "${link##*/}" || continue
    if [ -n "$NAME" ]; then
        [ "${link##*/}" = "$NAME" ] || continue
    else
        [ "$(first_line "$folder/token")" = "$TOKEN" ] && [ ! -e "$folder/shared" ] || continue
    fi
    end_processes "$folder"
    remove_files "$folder"
    # Where no such display is found, its start may still be on its way, and the mark waits for it.
    rm -f "$base/.cancel-$TOKEN"
    say stopped "${link##*/}"
done
printf 'clouddesk-display-1 end\n'
