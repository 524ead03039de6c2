#!/usr/bin/env bash
# Runs the built suite under other clocks and under load: no test may depend on the day it runs on, or on how busy the
# machine is. Prints a line for each run, and ends with 1 when one failed.
#
# SOAK_CLOCKS holds the runs: each is a time that `date` understands, T for the space, with @ZONE where the zone is not
# China's; or the word `load`. Arguments are those of `swift test`, such as `--filter MailServerTests`.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${SOAK_CLOCKS:-2027-11-30T10:00 2028-02-29T10:00 2026-12-13T10:00 2027-01-01T00:30 23:30@America/Los_Angeles load}
# The program of the tests itself: under another clock the compiler would take its own files for changed ones.
tests=("$(swift build --show-bin-path)"/doorstepPackageTests.xctest --testing-library swift-testing --no-parallel "$@")
folder=$PWD/.build/soak
mkdir -p "$folder"
clang -shared -fPIC -O1 -Wall -Wextra -o "$folder/libclock.so" Tests/Soak/clock.c
burners=()
trap 'kill ${burners[@]+"${burners[@]}"} 2>/dev/null || true' EXIT

# The tests on a machine with twice as many busy loops as cores.
under_load() {
  for _ in $(seq $((2 * $(nproc)))); do
    while :; do :; done &
    burners+=($!)
  done
  local status=0
  "${tests[@]}" || status=$?
  kill "${burners[@]}"
  burners=()
  return $status
}

# The tests on a machine whose clock starts at a time, such as 2027-11-30T10:00 or 23:30@America/Los_Angeles.
under_clock() {
  local zone=${1#*@} time=${1%%@*}
  [ "$zone" != "$1" ] || zone=Asia/Shanghai
  local start
  start=$(TZ=$zone date -d "${time/T/ }" +%s)
  TZ=$zone CLOCK_SHIFT=$((start - $(date +%s))) LD_PRELOAD=$folder/libclock.so "${tests[@]}"
}

status=0
for run in $runs; do
  log=$folder/${run//\//-}.log
  if [ "$run" = load ]; then under_load; else under_clock "$run"; fi >"$log" 2>&1 || status=1
  echo "$run: $(grep -ao 'Test run with .*' "$log" | tail -n 1 || echo "no end") ($log)"
done
exit $status
