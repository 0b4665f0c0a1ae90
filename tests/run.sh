#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset debug
cmake --build --preset debug
ctest --preset debug
