# Unprovisioning by apt, as root; see run.sh and packages-apt.sh.

# What apt would remove if our packages were there only for others' sake: each line one package. Recommendations do not
# hold a package; those of packages that came after us are in $run/manual.
removable() {
    cp /var/lib/apt/extended_states "$run/states" 2>/dev/null || : >"$run/states"
    # shellcheck disable=SC2046
    apt-mark -o Dir::State::extended_states="$run/states" auto $(comm -23 "$run/ours" "$run/manual") >/dev/null 2>&1
    apt-get -s -q -o Dir::State::extended_states="$run/states" -o APT::AutoRemove::RecommendsImportant=false \
        -o APT::AutoRemove::SuggestsImportant=false autoremove | removals | comm -12 - "$run/ours"
}
removals() { sed -n 's/^\(Remv\|Purg\) \([^ ]*\) .*/\2/p' | sed 's/:[a-z0-9]*$//' | sort -u; }

# Packages of ours that a person wants by now: those that came along with others and were marked as manual since.
wanted_by_hand() { apt-mark showmanual | sed 's/:[a-z0-9]*$//' | sort -u | comm -12 - "$run/ours" | comm -23 - "$base/chosen"; }

# Packages of ours that one which came after us recommends.
wanted_by_later() {
    present | comm -23 - "$run/ours" | comm -23 - "$base/before" >"$run/later"
    while read -r package; do
        dpkg-query -W -f '${Recommends}\n' "$package"
    done <"$run/later" | tr ',|' '\n' | sed 's/^ *//;s/[ :(].*//' | sort -u | comm -12 - "$run/ours"
}

# Taking these away must take nothing else along; what would drag others stays.
settle() {
    while :; do
        removable >"$run/removed"
        [ -s "$run/removed" ] || return 0
        # shellcheck disable=SC2046
        apt-get -s -q -o APT::Get::AutomaticRemove=false purge $(cat "$run/removed") | removals |
            comm -23 - "$run/removed" >"$run/dragged"
        [ -s "$run/dragged" ] || return 0
        before=$(wc -l <"$run/manual")
        while read -r package; do
            dpkg-query -W -f '${Depends},${Pre-Depends}\n' "$package"
        done <"$run/dragged" | tr ',|' '\n' | sed 's/^ *//;s/[ :(].*//' | sort -u | comm -12 - "$run/ours" |
            sort -u - "$run/manual" >"$run/manual.new"
        mv "$run/manual.new" "$run/manual"
        [ "$(wc -l <"$run/manual")" -gt "$before" ] || { : >"$run/removed"; return 1; }
    done
}

# Configuration that somebody changed outlives its package.
has_changed_files() {
    dpkg-query -W -f '${Conffiles}\n' "$1" | while read -r file sum obsolete; do
        if [ -z "$file" ] || [ -n "$obsolete" ] || ! [ -f "$file" ]; then continue; fi
        [ "$(md5sum <"$file" | cut -d ' ' -f 1)" = "$sum" ] || { echo changed; break; }
    done | grep -q changed
}

unprovision() {
    mkdir -p "$archives/partial"
    phase wait
    wait_for_apt || { restore_state; return 21; }
    repair || { set_state broken; return 1; }
    phase resolve
    [ -e "$base/packages" ] || : >"$base/packages"
    [ -e "$base/chosen" ] || : >"$base/chosen"
    [ -e "$base/before" ] || : >"$base/before"
    present | comm -12 - "$base/packages" >"$run/ours"
    { wanted_by_hand; wanted_by_later; } | sort -u >"$run/manual"
    settle || { restore_state; return 1; }
    comm -23 "$run/ours" "$run/removed" >"$run/kept"
    if is_cancelled; then
        restore_state
        return 20
    fi
    while read -r package; do
        if has_changed_files "$package"; then echo "$package"; fi
    done <"$run/removed" >"$run/changed"
    phase remove
    # shellcheck disable=SC2046
    [ ! -s "$run/changed" ] || apt_unlocked -o APT::Get::AutomaticRemove=false remove $(cat "$run/changed") ||
        { set_state broken; return 1; }
    comm -23 "$run/removed" "$run/changed" >"$run/purged"
    # shellcheck disable=SC2046
    [ ! -s "$run/purged" ] || apt_unlocked -o APT::Get::AutomaticRemove=false purge $(cat "$run/purged") ||
        { set_state broken; return 1; }
    # shellcheck disable=SC2046
    comm -23 "$run/kept" "$run/manual" | xargs -r apt-mark auto >/dev/null
    forget
}
