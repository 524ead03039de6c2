// What one evaluation may use: bytes held and allocated, instructions, CPU time.

#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

// VM instructions between two looks at a budget. Small, because one instruction may compare two texts of two million
// NULs, which takes 30 ms; a look costs 0.3 us.
enum { STEP = 20 };

// Collections that one evaluation may force by reaching the memory limit: each is one long step in C, which no hook
// can stop, and a script that stays just below the limit could force one with every allocation.
enum { COLLECTIONS = 64 };

int64_t dh_thread_cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// The line of the rule file that is running; 0 when none is. Allocates nothing.
int32_t dh_running_line(lua_State *lua) {
    lua_Debug info;
    for (int level = 0; lua_getstack(lua, level, &info); level++) {
        if (lua_getinfo(lua, "Sl", &info) && info.currentline > 0 && strcmp(info.source, "=rule") == 0)
            return info.currentline;
    }
    return 0;
}

static void *deny(dh_state *state, dh_status why) {
    state->denied = why;
    state->denials++;
    state->denied_line = state->lua ? dh_running_line(state->lua) : 0;
    return NULL;
}

void *dh_allocate(void *context, void *block, size_t old, size_t size) {
    dh_state *state = context;
    size_t before = block ? old : 0; // without a block, `old` is a type tag
    if (size == 0) {
        free(block);
        state->used -= before;
        return NULL;
    }
    if (size > before && state->budgeted) {
        size_t growth = size - before;
        if (growth > state->limits.memory || state->used > state->limits.memory - growth)
            return deny(state, DH_MEMORY);
        if (state->denials > COLLECTIONS) return deny(state, DH_MEMORY);
        if (growth > state->limits.churn || state->churned > state->limits.churn - growth)
            return deny(state, DH_CHURN);
        state->churned += growth;
    }
    void *moved = realloc(block, size);
    if (moved) state->used = state->used - before + size;
    return moved;
}

static void budget_hook_raising(lua_State *lua, lua_Debug *info) {
    dh_state *state = dh_owner(lua);
    if (info->event != LUA_HOOKCOUNT) {
        dh_note_line(lua, info);
        return;
    }
    state->instructions_left -= STEP;
    if (state->instructions_left <= 0) state->stopped = DH_INSTRUCTIONS;
    else if (dh_thread_cpu() >= state->cpu_end) state->stopped = DH_CPU;
    else return;
    lua_pushliteral(lua, "budget");
    lua_error(lua);
}

void dh_stop_hook_raising(lua_State *lua, lua_Debug *info) {
    (void)info;
    dh_state *state = dh_owner(lua);
    if (!dh_turn_is_over(state)) { // the evaluation it was meant for ended before the hook ran
        lua_sethook(lua, NULL, 0, 0);
        return;
    }
    state->stopped = DH_DEADLINE;
    lua_pushliteral(lua, "deadline");
    lua_error(lua);
}

void dh_begin_counted(dh_state *state, int64_t instructions) {
    state->instructions_left = instructions;
    state->cpu_end = dh_thread_cpu() + (int64_t)state->limits.cpu_ms * 1000000;
    int traced = state->trace ? LUA_MASKLINE | LUA_MASKRET : 0;
    lua_sethook(state->lua, budget_hook_raising, LUA_MASKCOUNT | traced, STEP);
}

void dh_end_counted(dh_state *state) { lua_sethook(state->lua, NULL, 0, 0); }
