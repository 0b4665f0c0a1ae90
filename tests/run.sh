#!/usr/bin/env bash
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds, and runs all of them. Safe to run again. Stages may be named to run only some:
#   tests/run.sh [packages] [release] [headless] [lint] [asan] [tsan]
set -uo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh

stages=("${@:-all}")
passed=0
failed=0
failures=()

wanted() { [ "${stages[0]}" = all ] || printf '%s\n' "${stages[@]}" | grep -qx "$1"; }

# Runs one stage and goes on whatever comes of it, so that one run shows everything that is wrong.
stage() {
  local name=$1 began=$SECONDS
  shift
  wanted "$name" || return 0
  printf '\n== %s\n' "$name"
  if "$@"; then
    passed=$((passed + 1))
    printf '== %s: passed in %d s\n' "$name" $((SECONDS - began))
  else
    failed=$((failed + 1))
    failures+=("$name")
    printf '== %s: FAILED after %d s\n' "$name" $((SECONDS - began))
  fi
}

packages() {
  require_apt "${packages_test[@]}"
  install_packages "${packages_build[@]}" "${packages_run[@]}" "${packages_demo[@]}" "${packages_test[@]}"
}

build() { cmake --preset "$1" "${@:2}" >/dev/null && cmake --build --preset "$1"; }

release() { build release && ctest --preset release --no-tests=error -j 2; }

# The same program without Qt Widgets.
headless() {
  cmake --preset release -B build/headless -DCLOUDDESK_GUI=OFF -DCLOUDDESK_TESTS=OFF >/dev/null &&
    cmake --build build/headless && build/headless/clouddesk --version &&
    ! ldd build/headless/clouddesk | grep Widgets
}

lint() { tests/lint/lint.sh build/release; }

asan() {
  build asan && ctest --preset asan --no-tests=error -j 2 -LE 'container|e2e|bench|layers'
}

# Only the rooms with threads of their own.
tsan() {
  build tsan && ctest --preset tsan --no-tests=error -j 2 -L 'core|storage|ssh|rfb|vault|audit' -LE 'container|e2e|bench|layers'
}

stage packages packages
stage release release
stage headless headless
stage lint lint
stage asan asan
stage tsan tsan
if [ "$failed" -gt 0 ]; then
  printf '\nFailed: %s\n' "${failures[*]}"
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
