#!/usr/bin/env bash
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the sources against .clang-format and .clang-tidy, compiles headers alone, and looks for what must not be in them.
# LINT_COMMITS sets how many commits back clang-tidy and the compiler look, LINT_ALL=1 makes them look at everything.
# usage: lint.sh BUILD_DIRECTORY     (a configured and built one: moc's output and the precompiled header are needed)
set -uo pipefail
cd "$(dirname "$0")/../.."
build=$1
failed=0

sources() { git ls-files -- 'app/*' 'src/*' 'ui/*' 'tests/*' | grep -E '\.(cpp|h)$'; }
report() { # name, output; an empty output is a pass
  if [ -n "$2" ]; then
    printf 'FAIL %s\n%s\n' "$1" "$2"
    failed=$((failed + 1))
  else
    printf 'PASS %s\n' "$1"
  fi
}

report format "$(sources | xargs clang-format-19 --dry-run -Werror 2>&1 | grep -E 'error:' | head -40)"
report words "$(git grep -nIE 'BlockingQueuedConnection|QEventLoop |processEvents\(|SIGNAL\(|SLOT\(|::terminate\(\)|usleep\(|popen\(|(^|[^_a-z:])system\(' \
  -- src ui app | head -20)"
# QtTest's own five seconds are too few on a busy computer.
report patience "$(git grep -lE 'QTRY_(VERIFY2?|COMPARE)\(' -- 'tests/*.cpp' | xargs git grep -L 'lab/Patience.h' -- | head -20)"
report unfinished "$(git grep -nIE '\b(TODO|FIXME|XXX)\b' -- src ui app tests resources packaging ':!tests/lint/lint.sh' | head -20)"
# Both take some seconds a file: what the newest commits touched, unless LINT_ALL is set.
base=HEAD~${LINT_COMMITS:-5}
if [ -n "${LINT_ALL:-}" ] || ! git rev-parse -q --verify "$base" >/dev/null; then
  base=$(git hash-object -t tree /dev/null)
fi
changed() { git diff --name-only --diff-filter=d "$base" -- "$@"; }
report headers "$(changed 'app/*.h' 'src/*.h' 'ui/*.h' 'tests/*.h' | xargs -r python3 tests/lint/check_headers.py "$build" 2>&1 | head -40)"
report tidy "$(changed 'app/*.cpp' 'src/*.cpp' 'ui/*.cpp' | xargs -r -P "$(nproc)" -n 2 \
  clang-tidy-19 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-error 2>/dev/null |
  grep -E 'warning:|error:' | sort -u | head -60)"
exit $((failed > 0))
