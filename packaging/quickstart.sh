#!/usr/bin/env bash
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 or Ubuntu 24.04 to CloudDesk's demo: installs the packages, builds, starts "clouddesk demo".
# Safe to run again: what is there already stays as it is. Arguments go to "clouddesk demo".
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh

step() { printf '\n== %s\n' "$*"; }

require_apt "${packages_build[@]}" "${packages_run[@]}" "${packages_demo[@]}"
step "1 of 3: packages"
install_packages "${packages_build[@]}" "${packages_run[@]}" "${packages_demo[@]}"
step "2 of 3: building CloudDesk (a few minutes the first time)"
cmake --preset release -DCLOUDDESK_TESTS=OFF
cmake --build --preset release
step "3 of 3: starting the demo"
echo "The program is $(pwd)/build/release/clouddesk; next time start it directly."
exec build/release/clouddesk demo "$@"
