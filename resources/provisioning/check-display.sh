# Tells whether the display NAME lives. With WATCH=yes it stays and tells when the display dies; a dot every few seconds
# makes it notice that nobody listens any more.
printf '\nclouddesk-display-1 begin\n'
trap - PIPE

tell_death() {
    say alive no
    if find_folder "$NAME" && [ ! -s "$folder/session-ended" ]; then
        # It tells of characters that were typed, too.
        say log "$(grep -v keysym "$folder/server.log" 2>/dev/null | tail -n 3)"
        say session.log "$(tail -n 2 "$folder/session.log" 2>/dev/null)"
    else
        say ended yes
    fi
    printf 'clouddesk-display-1 end\n'
    exit 0
}

# A desktop that was logged out takes its server with it in a moment.
lives() { server_lives "$folder" && [ ! -s "$folder/session-ended" ]; }

find_folder "$NAME" && lives || tell_death
[ "$WATCH" = yes ] || say alive yes
if [ "$WATCH" = yes ]; then
    while lives; do
        # Ends when the server, the pipe's only writer, is gone. cat opens it, so that the limit covers that, too.
        timeout 10 cat "$folder/alive" >/dev/null 2>&1
        printf '.' || exit 0
    done
    printf '\n'
    tell_death
fi
printf 'clouddesk-display-1 end\n'
