#!/bin/sh
# Makes the image of a bare Debian machine for tests: debootstrap's minimal system, an SSH server, sudo, and people.
# usage: container-image.sh NAME FOLDER    (the image's name; a folder for temporary files)
# What this computer needs to reach its package mirror goes into the image as well.
set -eu
name=$1
folder=$(mktemp -d "$2/image-XXXXXX")
container=clouddesk-lab-build-$$
podman_run() {
    podman run --runtime runc --ulimit nofile=4096:4096 --ulimit nproc=8192:8192 "$@"
}
clean() {
    podman rm -f -t 0 "$container" >/dev/null 2>&1 || true
    rm -rf --one-file-system "$folder"
}
trap clean EXIT

debootstrap --variant=minbase bookworm "$folder/root" >"$folder/log" 2>&1 || { tail -n 20 "$folder/log" >&2; exit 1; }
apt-config dump | grep -E '^Acquire::(http|https|Check|Retries|ForceIPv4)' >"$folder/root/etc/apt/apt.conf.d/99lab" || true
# Nobody reads translations here, and a machine that lives for a minute need not survive a power cut.
echo 'Acquire::Languages "none";' >>"$folder/root/etc/apt/apt.conf.d/99lab"
echo force-unsafe-io >"$folder/root/etc/dpkg/dpkg.cfg.d/lab"
tar -C "$folder/root" -c . | podman import - "$name-base" >/dev/null

# The people: one per way of becoming root.
podman_run --name "$container" "$name-base" sh -euc '
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q update
    apt-get -q -y dist-upgrade
    apt-get -q -y install --no-install-recommends openssh-server sudo procps
    rm -f /etc/ssh/ssh_host_* /var/cache/apt/archives/*.deb
    for person in admin worker terminal guest; do
        useradd --create-home --shell /bin/bash "$person"
    done
    echo "worker:correct horse" | chpasswd
    echo "guest:correct horse" | chpasswd
    echo "terminal:correct horse" | chpasswd
    cat >/etc/sudoers.d/lab <<RULES
admin ALL=(ALL) NOPASSWD: ALL
worker ALL=(ALL) ALL
terminal ALL=(ALL) ALL
Defaults:terminal requiretty
RULES
    chmod 0440 /etc/sudoers.d/lab
    mkdir -p /run/sshd /lab
    cat >/etc/ssh/sshd_config <<CONFIG
HostKey /etc/ssh/ssh_host_ed25519_key
AuthorizedKeysFile /lab/authorized_keys
StrictModes no
PermitRootLogin prohibit-password
UsePAM yes
UseDNS no
MaxSessions 50
MaxStartups 100
Subsystem sftp internal-sftp
CONFIG
    ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
' >"$folder/log" 2>&1 || { tail -n 20 "$folder/log" >&2; exit 1; }
podman commit -q "$container" "$name" >/dev/null
