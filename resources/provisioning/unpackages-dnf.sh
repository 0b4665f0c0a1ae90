# Unprovisioning by dnf, as root; see run.sh and packages-dnf.sh.

# Leaves in $run/removed what nothing else needs: rpm says which of ours a package that stays depends on.
settle() {
    cp "$run/ours" "$run/removed"
    while [ -s "$run/removed" ]; do
        # shellcheck disable=SC2046
        rpm -e --test $(cat "$run/removed") >"$run/test" 2>&1 && return 0
        # "  libX11.so.6()(64bit) is needed by (installed) xterm-1.x86_64"
        sed -n 's/^[[:space:]]*\(.*\) is needed by (installed) .*$/\1/p' "$run/test" | sort -u |
            while read -r need; do
                rpm -q --whatprovides --qf '%{NAME}\n' "${need%% *}" 2>/dev/null
            done | sort -u | comm -12 - "$run/removed" >"$run/needed"
        if ! [ -s "$run/needed" ]; then
            cat "$run/test"
            return 1
        fi
        comm -23 "$run/removed" "$run/needed" >"$run/removed.new" && mv "$run/removed.new" "$run/removed"
    done
}

# The package of the repository EPEL stays while packages of others come from there.
keep_used_repository() {
    release=$(grep -E '^(epel-release|oracle-epel-release-el[0-9]+)$' "$run/ours") || return 0
    dnf -q repoquery --installed --qf '%{name} %{from_repo}\n' 2>/dev/null | grep -E ' (epel|ol[0-9]+_developer_EPEL)$' |
        cut -d ' ' -f 1 | sort -u | comm -23 - "$run/ours" >"$run/others"
    [ -s "$run/others" ] || return 0
    printf '%s\n' "$release" | sort | comm -13 - "$run/ours" >"$run/ours.new" && mv "$run/ours.new" "$run/ours"
    printf '%s\n' "$release" >>"$run/held"
}

unprovision() {
    phase wait
    wait_for_dnf
    answer=$?
    if [ "$answer" != 0 ]; then
        restore_state
        return "$answer"
    fi
    phase resolve
    : >>"$base/packages"
    : >"$run/held"
    present | comm -12 - "$base/packages" >"$run/ours"
    keep_used_repository
    settle || { restore_state; return 1; }
    comm -23 "$run/ours" "$run/removed" | sort -u - "$run/held" >"$run/kept"
    if is_cancelled; then
        restore_state
        return 20
    fi
    phase remove
    if [ -s "$run/removed" ]; then
        # shellcheck disable=SC2046
        run_dnf --setopt=clean_requirements_on_remove=False remove $(cat "$run/removed") || {
            set_state broken
            return 1
        }
    fi
    forget
}
