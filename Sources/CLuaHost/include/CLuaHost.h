/// The only Lua surface Swift sees: one sandboxed state per rule file and worker.
///
/// Nothing declared here can longjmp into the caller: every call enters Lua through one protected door, and what
/// went wrong comes back as a `dh_failure`. A state belongs to one thread at a time.
#ifndef CLUAHOST_H
#define CLUAHOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dh_state dh_state;

/// What one state may use.
typedef struct {
    size_t memory;             ///< bytes the state may hold at any moment
    size_t churn;              ///< bytes one evaluation may allocate in all, freed ones included
    int64_t instructions;      ///< VM instructions of one counted evaluation
    int64_t load_instructions; ///< VM instructions of running a file once
    uint32_t cpu_ms;           ///< CPU time of one counted evaluation or load, in milliseconds
    size_t result_bytes;       ///< bytes of one result once it is read out
    uint32_t result_depth;     ///< tables within tables in one result
} dh_limits;

/// Why a call gave no result. Everything but `DH_RAISED` and `DH_RESULT` leaves a state that must be thrown away.
typedef enum {
    DH_OK = 0,
    DH_RAISED,        ///< the script raised an error; `message` is its text without position
    DH_SYNTAX,        ///< the file does not compile
    DH_UNKNOWN_FIELD, ///< the subject has no field `message`
    DH_UNKNOWN_NAME,  ///< there is no global `message`
    DH_STALE,         ///< a subject was used after its evaluation
    DH_RESULT,        ///< the result cannot be read: too deep, too big, or of a wrong kind
    DH_MEMORY,        ///< the state would hold too much
    DH_CHURN,         ///< one evaluation allocated too much
    DH_INSTRUCTIONS,  ///< one evaluation ran too many instructions
    DH_CPU,           ///< one evaluation took too much CPU time
    DH_DEADLINE,      ///< an uncounted evaluation was stopped by the watchdog; repeat it counted for the verdict
} dh_status;

enum { DH_MESSAGE_SIZE = 512 };

/// What went wrong and on which line of the rule file; line 0 when no line was running.
typedef struct {
    dh_status status;
    int32_t line;
    uint32_t length; ///< bytes of `message` in use
    char message[DH_MESSAGE_SIZE];
} dh_failure;

/// Kinds of cells.
enum { DH_EMPTY = 0, DH_INTEGER = 1, DH_NUMBER = 2, DH_TEXT = 3, DH_BOOLEAN = 4, DH_DAY = 5 };

/// One value of one field: an integer, a double's bits, a day's number, or an offset into the arena of texts.
typedef struct {
    uint32_t tag;
    uint32_t length; ///< bytes of a text
    uint64_t bits;
} dh_cell;

/// Rows to judge, as the store filled them: `count` times `stride` cells.
typedef struct {
    const dh_cell *_Nullable cells;
    size_t stride;
    const uint8_t *_Nullable arena;
    const int32_t *_Nonnull today; ///< per row, days since 1970-01-01
    size_t count;
} dh_rows;

/// A value read out of Lua, flat: see `result.c` for the encoding. `bytes` belongs to the caller: `dh_free_result`.
typedef struct {
    uint8_t *_Nullable bytes;
    size_t length;
} dh_result;

/// Opens a state with the allow-listed library and runs the trusted `prelude`, which fills the rule files' globals.
/// Null, with `failure` filled, when the prelude fails or memory is short.
dh_state *_Nullable dh_open(const dh_limits *_Nonnull limits, const char *_Nonnull prelude, size_t prelude_length,
                            dh_failure *_Nonnull failure);
void dh_close(dh_state *_Nonnull state);

/// Runs a rule file (text only) and reads what it declared.
bool dh_load(dh_state *_Nonnull state, const char *_Nonnull source, size_t length, dh_result *_Nonnull declared,
             dh_failure *_Nonnull failure);
void dh_free_result(dh_result *_Nonnull result);

/// Prepares function `function` of the declaration for calls. Its `count` fields stand in the given `columns` of a row.
/// With `positional`, the day's number and then its values are passed as arguments; otherwise the first argument is a
/// read-only subject whose fields have `names`: `count` texts, each ended by a NUL; dotted names become views.
/// Returns a number for `dh_check` and `dh_call`, or -1.
int32_t dh_bind(dh_state *_Nonnull state, uint32_t function, bool positional, const char *_Nonnull names,
                const uint32_t *_Nullable columns, size_t count, dh_failure *_Nonnull failure);

/// What stands in the verdict of a row that is not to be judged.
enum { DH_SKIP = 2 };

/// Judges rows `from..<count`, one verdict each: 1 for a true result, 0 for false or nil; rows with `DH_SKIP` keep it.
/// Returns the number of the first row without a verdict; `count` when all have one, else `failure` says why.
/// Not `counted`, an evaluation runs at full speed and is stopped by the watchdog after its deadline.
size_t dh_check(dh_state *_Nonnull state, int32_t bound, const dh_rows *_Nonnull rows, size_t from, bool counted,
                uint8_t *_Nonnull verdicts, dh_failure *_Nonnull failure);

/// Calls a function for one row and reads its result, which may hold no functions.
bool dh_call(dh_state *_Nonnull state, int32_t bound, const dh_rows *_Nonnull rows, size_t row, bool counted,
             dh_result *_Nonnull result, dh_failure *_Nonnull failure);

/// Which lines of a rule file counted evaluations run.
typedef struct {
    uint8_t *_Nonnull ran; ///< by line, from 1: becomes 1 where a line is run; the first byte is not used
    size_t count;          ///< bytes of `ran`; lines beyond are not told
    int32_t returned;      ///< the line the last function to end was on; 0 when none ended
} dh_trace;

/// Writes into `trace` what counted evaluations run from here on; null ends that.
void dh_follow(dh_state *_Nonnull state, dh_trace *_Nullable trace);

/// Marks the lines that a bound function, and those of the file it can call by its own, have code on; not those that
/// merely end a function.
bool dh_mark_lines(dh_state *_Nonnull state, int32_t bound, dh_trace *_Nonnull trace, dh_failure *_Nonnull failure);

/// Bytes the state holds now.
size_t dh_memory(const dh_state *_Nonnull state);

/// Bytes of log text the scripts wrote with `print` since the last call; the text is cut at 4 KiB per state.
size_t dh_take_log(dh_state *_Nonnull state, char *_Nonnull into, size_t size);

/// CPU time the calling thread has used, in nanoseconds.
int64_t dh_thread_cpu(void);

/// How long an uncounted evaluation may run before the watchdog stops it, in milliseconds: between one and two of
/// these while its thread works; waiting for a processor does not count. One for the whole process.
extern const uint32_t dh_watchdog_ms;

#endif
