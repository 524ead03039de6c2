/// What the files of CLuaHost share. A name ending in `_raising` may longjmp: no Swift frame may be below it.
#ifndef CLUAHOST_INTERNAL_H
#define CLUAHOST_INTERNAL_H

#include "CLuaHost.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <stdatomic.h>

enum { DH_LOG_SIZE = 4096, DH_MAX_BOUND = 16 };

/// One prepared function.
typedef struct {
    int function;    // reference in the registry
    int slots;       // reference to the table name -> column or nested table, for subjects; LUA_NOREF when positional
    uint32_t *columns; // where in a row each field stands
    size_t count;    // fields
    size_t width;    // cells a row must have
} dh_bound;

struct dh_state {
    lua_State *lua;
    dh_limits limits;
    size_t used;            // bytes held now
    size_t churned;         // bytes allocated by the running evaluation
    bool budgeted;          // limits apply: not while the prelude runs
    dh_status denied;       // why an allocation was denied last
    int32_t denied_line;    // and on which line
    uint32_t denials;       // allocations denied to the running evaluation
    int64_t instructions_left;
    int64_t cpu_end;        // thread CPU nanoseconds at which a counted evaluation ends
    dh_status stopped;      // why the hook raised
    dh_status raised;       // what a host function raised
    dh_trace *trace;        // takes the lines that counted evaluations run
    const dh_rows *rows;    // of the running evaluation
    size_t row;
    int32_t today;
    bool dated;             // `today` is known: not while a file is loaded
    uint64_t epoch;         // the subject that is valid now
    dh_bound bound[DH_MAX_BOUND];
    int32_t bound_count;
    int environment, sealed, host, functions; // references: rule globals, the same read-only, prelude globals,
                                              // declared functions
    char log[DH_LOG_SIZE];
    size_t log_length;
    // The watchdog's view. `turn` is odd while an uncounted evaluation runs, and never repeats.
    _Atomic uint64_t turn, stop_turn;
    uint64_t seen_turn;     // when the watchdog last looked, and
    int64_t seen_cpu;       // CPU nanoseconds of the thread then
    _Atomic pthread_t thread;
    _Atomic bool armed;     // the signal handler has set the hook
    struct dh_state *next;
};

dh_state *dh_owner(lua_State *lua);

// state.c: the protected door.
bool dh_enter(dh_state *state, lua_CFunction function, void *argument, dh_failure *failure);
bool dh_refuse(dh_failure *failure, const char *text); // says why Lua was not entered; always false
int dh_fail_raising(lua_State *lua, dh_status status, const char *text);
int dh_fail_name_raising(lua_State *lua, dh_status status); // the name is the second argument

// budget.c
void *dh_allocate(void *context, void *block, size_t old, size_t size);
int32_t dh_running_line(lua_State *lua); // of the rule file; 0 when it is not running
void dh_begin_counted(dh_state *state, int64_t instructions);
void dh_end_counted(dh_state *state);
void dh_stop_hook_raising(lua_State *lua, lua_Debug *info);

// trace.c: notes a line that begins to run, or a function that ends. Allocates nothing.
void dh_note_line(lua_State *lua, lua_Debug *info);

// order.c: each with the library's sort as its upvalue
int dh_pairs_raising(lua_State *lua);
int dh_sort_raising(lua_State *lua);

// sandbox.c: the rule files' globals; leaves the environment table on the stack.
void dh_push_environment_raising(lua_State *lua);
// Replaces the environment at the top of the stack by what rule files see: they read it and cannot change it.
void dh_seal_environment_raising(lua_State *lua);

// result.c: appends the value at the top of the stack; with `functions`, functions are kept for dh_bind.
void dh_read_raising(lua_State *lua, dh_result *result, bool functions);

// subject.c
void dh_push_cell_raising(lua_State *lua, const dh_rows *rows, size_t row, size_t field);
void dh_push_subject_raising(lua_State *lua, dh_state *state, int slots);

// watchdog.c
void dh_watch(dh_state *state);
void dh_unwatch(dh_state *state);
void dh_turn_begin(dh_state *state);
void dh_turn_end(dh_state *state);
/// The next row's evaluation begins. Only the state's own thread writes `turn`: a locked addition would cost more
/// than pushing a field.
static inline void dh_turn_next(dh_state *state) {
    uint64_t turn = atomic_load_explicit(&state->turn, memory_order_relaxed);
    atomic_store_explicit(&state->turn, turn + 2, memory_order_relaxed);
}
bool dh_turn_is_over(const dh_state *state);

#endif
