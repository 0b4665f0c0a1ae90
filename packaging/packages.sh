# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Which Debian and Ubuntu packages are needed for what, and how to install them. Sourced by other scripts.

packages_build=(
  ccache cmake g++ ninja-build pkg-config
  libisal-dev libopenh264-dev libpulse-dev libseccomp-dev libssh-dev libssl-dev libvncserver-dev libvterm-dev
  libwayland-bin libwayland-dev libxcb-shm0-dev libxcb1-dev wayland-protocols
  qcoro-qt6-dev qt6-base-dev qt6-base-private-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools qtkeychain-qt6-dev zlib1g-dev
)
packages_run=(
  libqt6sql6-sqlite libsecret-1-0 qt6-qpa-plugins qt6-translations-l10n qt6-wayland
)
# What "clouddesk demo" shows on this computer: an SSH server to go through and a desktop to start.
packages_demo=(
  adwaita-icon-theme dbus-x11 fonts-dejavu-core openssh-client openssh-server tango-icon-theme
  tigervnc-standalone-server xauth xfce4-panel xfce4-session xfce4-settings xfce4-terminal xfdesktop4 xfwm4 xkb-data x11-xkb-utils
)
packages_test=(
  clang-format-19 clang-tidy-19 e2fsprogs python3 python3-paramiko python3-xlib
  dbus gnome-keyring libpam-wrapper openssh-sftp-server python3-minimal sqlite3 strace util-linux xz-utils
  busybox csh fish ksh mksh shellcheck tcsh zsh
  lxde-core lxterminal openbox-lxde-session
  openbox x11-utils x11-xkb-utils x11-xserver-utils trayer xfce4-panel x11vnc xclip xdotool xterm xvfb
  ffmpeg fonts-droid-fallback tmux tigervnc-tools tigervnc-viewer
  pulseaudio pulseaudio-utils qemu-system-x86
  podman runc debootstrap iptables nftables containernetworking-plugins netavark aardvark-dns
  sway wtype
)
# For tests/fuzz, which nothing else runs.
packages_fuzz=(clang-19 libclang-rt-19-dev llvm-19)

# The packages of the given list that are not installed.
missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# Runs a command as root: directly, or by sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This needs root: run it as root, or install sudo. What would run: $*" >&2
    return 1
  fi
}

# Installing an SSH server would also start it, and so open port 22 of this computer; only its program is wanted here.
keep_ssh_server_asleep() {
  local unit
  [ -d /etc/systemd/system ] || return 0
  for unit in ssh.service ssh.socket; do
    [ -e "/etc/systemd/system/$unit" ] || as_root ln -s /dev/null "/etc/systemd/system/$unit"
  done
  echo "The system's own SSH server is installed but stays off; to use it: systemctl unmask ssh.service ssh.socket"
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [ "${#missing[@]}" = 0 ]; then
    echo "All ${#} packages are there already."
    return 0
  fi
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  case " ${missing[*]} " in *' openssh-server '*) keep_ssh_server_asleep ;; esac
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

require_apt() {
  if ! command -v apt-get >/dev/null; then
    echo "This script knows Debian 12 and Ubuntu 24.04; here is no apt-get. What it would install: $*" >&2
    exit 1
  fi
}
