# Provisioning by dnf (Fedora, RHEL and its kin, Oracle Linux), as root; see run.sh. dnf has no status descriptor: its
# progress is read from its output. EPEL_RELEASE is the package that brings the repository EPEL (empty where XFCE is in
# the system's own), BUILDER a pattern for the repository that some of EPEL's packages need.
EPEL_RELEASE=''
BUILDER='^$'

learn_system() {
    # shellcheck source=/dev/null
    . /etc/os-release
    major=${VERSION_ID%%.*}
    case $ID in
    fedora) ;;
    ol)
        EPEL_RELEASE=oracle-epel-release-el$major
        BUILDER="^ol${major}_codeready_builder$"
        ;;
    rhel)
        EPEL_RELEASE=https://dl.fedoraproject.org/pub/epel/epel-release-latest-$major.noarch.rpm
        BUILDER="^codeready-builder-for-rhel-$major-.*rpms$"
        ;;
    *)
        EPEL_RELEASE=epel-release
        BUILDER='^\(crb\|powertools\)$'
        ;;
    esac
}

run_dnf() {
    supervise dnf -y --setopt=install_weak_deps=False --setopt=keepcache=0 "$@"
}

# dnf waits by itself for as long as another holds its lock, and names it; so that a wait can end, it is looked at first.
wait_for_dnf() {
    waited=0
    while holder=$(dnf_holder); do
        if is_cancelled; then return 20; fi
        if [ "$waited" = 0 ]; then echo "Waiting for $holder"; fi
        status "waiting:$holder"
        if [ "$waited" -ge "$busy_limit" ]; then return 21; fi
        sleep 1
        waited=$((waited + 1))
    done
    return 0
}

dnf_holder() {
    for file in /var/run/dnf.pid /var/cache/dnf/*_lock.pid /var/lib/dnf/rpmdb_lock.pid /run/yum.pid; do
        owner=''
        read -r owner 2>/dev/null <"$file" || [ -n "$owner" ] || continue
        name=$(cat "/proc/$owner/comm" 2>/dev/null) || continue
        case $name in dnf* | yum* | packagekitd | python* | platform-python*) ;; *) continue ;; esac
        printf '%s (process %s)\n' "$name" "$owner"
        return 0
    done
    lock_holder /var/lib/rpm/.rpm.lock /usr/lib/sysimage/rpm/.rpm.lock
}

present() { rpm -qa --qf '%{NAME}\n' | grep -v '^gpg-pubkey$' | sort -u; }

choose() {
    have=$(present)
    chosen=''
    for package in $PACKAGES; do
        printf '%s\n' "$have" | grep -qxF "$package" || chosen="$chosen $package"
    done
}

# Whether this repository is there already, by whatever package.
has_epel() { dnf -q repolist --enabled 2>/dev/null | grep -Eq '^(ol[0-9]+_developer_EPEL|epel)[[:space:]]'; }

builders() {
    dnf -q repolist --all 2>/dev/null | cut -d ' ' -f 1 | grep "$BUILDER" | grep -v 'debug\|source' |
        while read -r repository; do printf -- '--enablerepo=%s ' "$repository"; done
}

# The transaction database tells what a run brought even when the run was broken off: what is there now and was not.
write_down() {
    : >>"$base/packages"
    [ -e "$base/before" ] || { present >"$base/before.new" && mv "$base/before.new" "$base/before"; } || return 1
    present >"$run/before"
}

note_added() {
    present | comm -23 - "$run/before" >"$run/added"
    sort -u "$run/added" "$base/packages" >"$base/packages.new" && mv "$base/packages.new" "$base/packages"
}

bring() {
    if [ -n "$EPEL_RELEASE" ] && ! has_epel; then
        phase repository
        run_dnf install "$EPEL_RELEASE" || return $?
        note_added
    fi
    if is_cancelled; then return 20; fi
    extra=$(builders)
    phase download
    # shellcheck disable=SC2086
    run_dnf $extra install --downloadonly $chosen || return $?
    if is_cancelled; then return 20; fi
    phase install
    # shellcheck disable=SC2086
    run_dnf $extra install $chosen
}

provision() {
    learn_system
    phase wait
    wait_for_dnf
    answer=$?
    if [ "$answer" != 0 ]; then
        restore_state
        return "$answer"
    fi
    phase resolve
    choose
    write_down || { restore_state; return 1; }
    answer=0
    if [ -n "$chosen" ]; then
        bring
        answer=$?
        note_added
    fi
    if is_cancelled; then
        roll_back
        return 20
    elif [ "$answer" != 0 ]; then
        set_state broken
        return "$answer"
    fi
    set_state complete
}

roll_back() {
    phase rollback
    rm -f "$run/cancel"
    if [ -s "$run/added" ]; then
        # shellcheck disable=SC2046
        run_dnf --setopt=clean_requirements_on_remove=False remove $(cat "$run/added") || {
            set_state broken
            return 1
        }
    fi
    comm -23 "$base/packages" "$run/added" >"$base/packages.new" && mv "$base/packages.new" "$base/packages"
    : >"$run/added"
    if [ -s "$base/packages" ]; then restore_state; else forget; fi
}

forget() { rm -f "$base/before" "$base/packages" "$base/state"; }

# dnf ends at once while it downloads; a transaction of rpm it completes (it blocks the signal meanwhile).
interrupt() {
    manager=$(cat "$run/manager" 2>/dev/null) || return 0
    kill -INT "$manager" 2>/dev/null || :
    case $(cat "$run/phase") in
    update | download | repository) kill -TERM "$manager" 2>/dev/null || : ;;
    esac
    return 0
}
