#!/usr/bin/env bash
# How much of the gate and of what decodes the fuzzers reach: real streams of every encoding, recipes, and some minutes
# of fuzzing. Prints the lines covered of each file, and fails if it is less than 85 % of all.
#
#   tests/fuzz/coverage.sh [SECONDS [FOLDER]]
#
# SECONDS for each fuzzer, 120 unless told otherwise; the build, the corpus and what was found stay in FOLDER, which makes
# the next run quicker. The streams come from build/release (or CLOUDDESK_BUILD_DIR), whose rfbgate_TestRealStreams must be
# built. Needs packages_fuzz of packaging/packages.sh.
#
# libvncclient itself is not counted, for it is Debian's library: its sanitized neighbours see what it does with memory
# that is theirs. What it decodes (Hextile, ZRLE, JPEG of Tight) reaches it through rfbdecoder/Decoder.cpp, which is.
set -euo pipefail
seconds=${1:-120}
folder=$(realpath -m "${2:-build/coverage}")
source=$(cd "$(dirname "$0")/../.." && pwd)
real=${CLOUDDESK_BUILD_DIR:-$source/build/release}/tests/rfbgate/rfbgate_TestRealStreams
mkdir -p "$folder"/{build,real,seeds/FuzzGate,seeds/FuzzRfbClient,found/FuzzGate,found/FuzzRfbClient,empty}
cd "$folder"

cmake -S "$source" -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++-19 -DCLOUDDESK_FUZZ=ON \
  -DCLOUDDESK_GUI=OFF -DCLOUDDESK_SANITIZE=address,undefined,fuzzer-no-link \
  '-DCMAKE_CXX_FLAGS=-fprofile-instr-generate -fcoverage-mapping' >cmake.log
cmake --build build --target FuzzGate FuzzRfbClient -- -j"${CLOUDDESK_JOBS:-2}" >build.log || { tail build.log; exit 1; }
ls real/* >/dev/null 2>&1 || CLOUDDESK_CORPUS_DIR=$folder/real "$real" >real.log

# The same recipes every time, one for each first two bytes that choose something (see the fuzzers).
python3 - <<'END'
import random
random.seed(20261)
heads = {'FuzzGate': [b'\x14' + bytes([flags]) for flags in (0x01, 0x11, 0x03, 0x07, 0x0b, 0x0f, 0x13)] +
                     [b'\x94' + bytes([flags]) for flags in (0x01, 0x11, 0x03, 0x05)],
         'FuzzRfbClient': [b'\x50', b'\x41', b'\xd0', b'\x40', b'\xc1']}
for fuzzer, starts in heads.items():
    for start in starts:
        for number in range(8):
            bits = (3, 5, 8, 8)[number % 4]
            data = bytes(random.randrange(1 << bits) for _ in range(1000))
            open(f'seeds/{fuzzer}/{start.hex()}-{number}', 'wb').write(start + data)
END

objects=()
for fuzzer in FuzzGate FuzzRfbClient; do
  corpus=("found/$fuzzer" "seeds/$fuzzer")
  [ "$fuzzer" = FuzzGate ] && corpus+=(real)
  echo "$fuzzer for $seconds s"
  LLVM_PROFILE_FILE=/dev/null "build/tests/fuzz/$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 "${corpus[@]}" >"$fuzzer.log" 2>&1 || { tail -30 "$fuzzer.log"; exit 1; }
  sed -n 's/^stat::number_of_executed_units: */  inputs tried: /p' "$fuzzer.log"
  LLVM_PROFILE_FILE=$fuzzer.profraw "build/tests/fuzz/$fuzzer" -runs=0 "${corpus[@]}" >/dev/null 2>&1
  objects+=(-object "build/tests/fuzz/$fuzzer")
done
llvm-profdata-19 merge -o merged.profdata FuzzGate.profraw FuzzRfbClient.profraw
llvm-cov-19 export "${objects[@]}" -instr-profile=merged.profdata -summary-only 2>/dev/null >coverage.json
python3 - "$source/src/" <<'END'
import json, re, sys
wanted = re.compile(r'(rfb|rfbgate|video)/|rfbdecoder/(Decoder|TightDecoder|VideoDecoder|Canvas)|'
                    r'rfbflow/(Clipboard|Deflation|DeviceIndependentBitmap|InflateStream|ScreenLayout)')
files = json.load(open('coverage.json'))['data'][0]['files']
rooms = {}
for file in sorted(files, key=lambda file: file['filename']):
    name = file['filename'].removeprefix(sys.argv[1])
    if not wanted.match(name):
        continue
    lines = file['summary']['lines']
    print(f"{name:34} {lines['covered']:5} of {lines['count']:5} {lines['percent']:6.1f} %")
    room = rooms.setdefault(name.split('/')[0], [0, 0])
    room[0] += lines['covered']
    room[1] += lines['count']
for room, (covered, count) in rooms.items():
    print(f'{room + "/":34} {covered:5} of {count:5} {100 * covered / count:6.1f} %')
covered, count = (sum(room[i] for room in rooms.values()) for i in (0, 1))
print(f'{"all":34} {covered:5} of {count:5} {100 * covered / count:6.1f} %')
sys.exit(100 * covered < 85 * count)
END
