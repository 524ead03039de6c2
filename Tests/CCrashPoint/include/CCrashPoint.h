/// A library that, loaded before libc (`LD_PRELOAD`), ends a program at a chosen call that writes: to a file, to a
/// disk or to a socket. Unlike a kill after some time it does not depend on how busy the machine is; with several
/// threads the N-th call may still be another one from run to run.
///
/// - `CRASH_AT=N` kills the program (SIGKILL) at its N-th writing call, from 1.
/// - `CRASH_TORN=1` lets half of that call's bytes through before.
/// - `CRASH_FILE=END` counts only calls on files whose paths end so.
/// - `CRASH_COUNT=FILE` writes the number of writing calls there when the program ends by itself.
#ifndef CCRASHPOINT_H
#define CCRASHPOINT_H
#endif
