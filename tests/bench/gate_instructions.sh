#!/usr/bin/env bash
# What the gate costs, in instructions: exact, and the same on a busy machine. Takes the build folder and, if streams are
# to be compared with those of another build, a folder to keep them in. Needs valgrind.
set -euo pipefail
build=$(realpath "${1:-build/release}")
streams=${2:-$(mktemp -d)}
mkdir -p "$streams"
[ -n "$(ls -A "$streams")" ] || "$build/tests/bench/BenchGate" --keep "$streams"
printf '%-16s %11s %9s %14s %14s %9s\n' stream bytes rects instructions 'per rectangle' 'per byte'
for stream in "$streams"/*; do
  counts=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
    '--toggle-collect=*feedCounted*' "$build/tests/bench/BenchGate" --count "$stream" 2>"$streams.log")
  instructions=$(sed -n 's/^==[0-9]*== Collected : //p' "$streams.log")
  rm -f "$streams.log"
  read -r rectangles bytes <<<"$counts"
  awk -v name="$(basename "$stream")" -v i="$instructions" -v r="$rectangles" -v b="$bytes" \
    'BEGIN { printf "%-16s %11d %9d %14d %14.1f %9.4f\n", name, b, r, i, i / r, i / b }'
done
