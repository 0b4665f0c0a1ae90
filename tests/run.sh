#!/usr/bin/env bash
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds, and runs all of them. Safe to run again. Stages may be named to run only some:
#   tests/run.sh [packages] [release] [containers] [headless] [lint] [asan] [asan_all] [tsan] [dense] [bench]
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

build() { # preset, targets...
  local preset=$1
  shift
  # The quick start builds in the same folder without tests, and CMake would remember.
  cmake --preset "$preset" -DCLOUDDESK_TESTS=ON >/dev/null && cmake --build --preset "$preset" ${1:+--target "$@"}
}

# How many slots of the tests did not run, and why: what is missing here to know more.
print_skips() {
  printf '\n== skipped slots of tests:\n'
  sed -nE 's/^SKIP +: ([A-Za-z0-9_]+)::[^(]*\([^)]*\) (.*)$/\2\t\1/p' "build/$1/Testing/Temporary/LastTest.log" |
    awk -F '\t' '
      { count[$1]++; all++; if (!seen[$0]++) tests[$1] = tests[$1] " " $2 }
      END {
        for (reason in count) printf "%5d  %s (%s)\n", count[reason], reason, substr(tests[reason], 2) | "sort -rn"
        close("sort -rn"); printf "%5d  in all\n", all
      }'
}

# What fails beside others is tried once more alone, and named: it has a fault, or hides one, or wants a quiet computer.
run_tests() {
  local failed="build/$1/Testing/Temporary/LastTestsFailed.log"
  rm -f "$failed"
  ctest --preset "$1" --no-tests=error "${@:2}"
  local outcome=$?
  print_skips "$1"
  [ "$outcome" = 0 ] && return
  [ -s "$failed" ] || return "$outcome" # nothing to try again: no test was found, or ctest itself failed
  printf '== not on the first try, again one at a time:\n'
  sed 's/^/   /' "$failed"
  ctest --preset "$1" --no-tests=error --rerun-failed -j 1
}

release() { build release && run_tests release -j 2 -LE 'bench|container'; }

# Bare machines in containers, from nothing to a desktop and back.
containers() {
  build release && run_tests release -j 2 -L container
}

# The same program without Qt Widgets.
headless() {
  cmake --preset release -B build/headless -DCLOUDDESK_GUI=OFF -DCLOUDDESK_TESTS=OFF >/dev/null &&
    cmake --build build/headless && build/headless/clouddesk --help >/dev/null &&
    ! ldd build/headless/clouddesk | grep Widgets
}

lint() { tests/lint/lint.sh build/release; }

# All rooms but those whose tests wait for whole desktops to start; "asan_all" has those too.
asan() {
  local folders=(core crypto storage openssh ssh sftp rfb rfbflow rfbclient rfbdecoder rfbgate video vault audit instances provisioning files exchange rfbrecord terminal app)
  build asan "${folders[@]/#/tests_}" && run_tests asan -j 2 -L "^($(IFS='|'; echo "${folders[*]}"))$"
}

# Not part of "all", for the time it takes.
asan_all() { build asan && run_tests asan -j 2 -LE 'bench|container|layers'; }

# Only the rooms with threads of their own; not part of "all", for it takes as long as everything else together.
tsan() {
  local folders=(core storage ssh sftp rfbflow rfbclient rfbdecoder audit)
  build tsan "${folders[@]/#/tests_}" && run_tests tsan -j 2 -L "^($(IFS='|'; echo "${folders[*]}"))$"
}

# The windows on a screen with twice the pixels; not part of "all", for their looks are what there is to see
# (screenshots-200 in the build folder).
dense() { build release && CLOUDDESK_SCREEN_SCALE=2 run_tests release -j 1 -L '^(inventory|media)$'; }

# Prints ratios; not part of "all", because they mean something on a quiet computer only.
bench() { build release && ctest --preset release --no-tests=error -L bench --verbose; }

stage packages packages
stage release release
stage containers containers
stage headless headless
stage lint lint
stage asan asan
[ "${stages[0]}" = all ] || stage asan_all asan_all
[ "${stages[0]}" = all ] || stage tsan tsan
[ "${stages[0]}" = all ] || stage dense dense
[ "${stages[0]}" = all ] || stage bench bench
if [ "$failed" -gt 0 ]; then
  printf '\nFailed: %s\n' "${failures[*]}"
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
