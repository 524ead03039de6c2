// Why this is C and not Swift: everything here may longjmp, and a jump over a Swift frame skips its releases, its
// defers and its open accesses.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

dh_state *dh_owner(lua_State *lua) {
    void *context;
    lua_getallocf(lua, &context);
    return context;
}

int dh_fail_raising(lua_State *lua, dh_status status, const char *text) {
    dh_owner(lua)->raised = status;
    lua_pushstring(lua, text);
    return lua_error(lua);
}

int dh_fail_name_raising(lua_State *lua, dh_status status) {
    dh_owner(lua)->raised = status;
    if (lua_type(lua, 2) == LUA_TSTRING) lua_pushvalue(lua, 2); // whole, NULs and all
    else lua_pushliteral(lua, "?");
    return lua_error(lua);
}

static void set_message(dh_failure *failure, const char *text, size_t length) {
    if (length > DH_MESSAGE_SIZE) {
        length = DH_MESSAGE_SIZE;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) length--; // not within a character
    }
    memcpy(failure->message, text, length);
    failure->length = (uint32_t)length;
}

static void say(dh_failure *failure, const char *text) { set_message(failure, text, strlen(text)); }

/// Turns the error object into text while still protected: a handler that fails is Lua's business, not ours.
static int describe_raising(lua_State *lua) {
    dh_failure *failure = lua_touserdata(lua, lua_upvalueindex(1));
    failure->line = dh_running_line(lua);
    size_t length;
    const char *text;
    if (lua_type(lua, 1) == LUA_TSTRING) {
        text = lua_tolstring(lua, 1, &length);
        if (strncmp(text, "rule:", 5) == 0) { // the position that error() or the compiler put before it
            char *end;
            long line = strtol(text + 5, &end, 10);
            if (end > text + 5 && end[0] == ':' && end[1] == ' ') {
                if (failure->line == 0) failure->line = (int32_t)line;
                length -= (size_t)(end + 2 - text);
                text = end + 2;
            }
        }
    } else {
        text = lua_typename(lua, lua_type(lua, 1));
        length = strlen(text);
        dh_owner(lua)->raised = DH_RAISED;
    }
    set_message(failure, text, length);
    lua_settop(lua, 1); // the object itself: an error within the compiler passes through here twice
    return 1;
}

static dh_status status_of(dh_state *state, int code) {
    if (code == LUA_ERRMEM) return state->denied ? state->denied : DH_MEMORY;
    if (state->stopped) return state->stopped;
    if (state->raised) return state->raised;
    return code == LUA_ERRSYNTAX ? DH_SYNTAX : DH_RAISED;
}

typedef struct {
    lua_CFunction function;
    void *argument;
    dh_failure *failure;
    int code;
} door;

/// Inside the outer protection, so that pushing the message handler may fail safely.
static int inner_raising(lua_State *lua) {
    door *entry = lua_touserdata(lua, 1);
    lua_pushlightuserdata(lua, entry->failure);
    lua_pushcclosure(lua, describe_raising, 1);
    lua_pushcfunction(lua, entry->function);
    lua_pushlightuserdata(lua, entry->argument);
    entry->code = lua_pcall(lua, 1, 0, -3);
    return 0;
}

bool dh_enter(dh_state *state, lua_CFunction function, void *argument, dh_failure *failure) {
    door entry = {function, argument, failure, LUA_OK};
    failure->status = DH_OK;
    failure->line = 0;
    failure->length = 0;
    state->denied = state->stopped = state->raised = DH_OK;
    state->denied_line = 0;
    state->denials = 0;
    state->churned = 0;
    lua_settop(state->lua, 0);
    lua_pushcfunction(state->lua, inner_raising); // neither push allocates
    lua_pushlightuserdata(state->lua, &entry);
    int outer = lua_pcall(state->lua, 1, 0, 0);
    int code = outer != LUA_OK ? outer : entry.code;
    lua_settop(state->lua, 0);
    if (code == LUA_OK) return true;
    failure->status = status_of(state, code);
    if (failure->line == 0) failure->line = state->denied_line;
    if (failure->length == 0) say(failure, code == LUA_ERRMEM ? "not enough memory" : "error");
    return false;
}

bool dh_refuse(dh_failure *failure, const char *text) {
    failure->status = DH_RESULT;
    failure->line = 0;
    say(failure, text);
    return false;
}

typedef struct {
    const char *text;
    size_t length;
} chunk;

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},       {LUA_STRLIBNAME, luaopen_string}, {LUA_TABLIBNAME, luaopen_table},
    {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8},  {NULL, NULL},
};

static int open_raising(lua_State *lua) {
    const chunk *prelude = lua_touserdata(lua, 1);
    dh_state *state = dh_owner(lua);
    for (const luaL_Reg *library = libraries; library->func; library++) {
        luaL_requiref(lua, library->name, library->func, 1); // for the prelude: rule files see the environment alone
        lua_pop(lua, 1);
    }
    dh_push_environment_raising(lua);
    lua_pushvalue(lua, -1);
    state->environment = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushglobaltable(lua);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "env");
    lua_newtable(lua);
    lua_setfield(lua, -2, "declared");
    state->host = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_newtable(lua);
    state->functions = luaL_ref(lua, LUA_REGISTRYINDEX);
    if (luaL_loadbufferx(lua, prelude->text, prelude->length, "=prelude", "t") != LUA_OK) return lua_error(lua);
    lua_call(lua, 0, 0);
    // Strings keep only what the environment offers, so that ("x"):rep(n) meets the same limits as string.rep.
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->environment);
    lua_getfield(lua, -1, "string");
    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_settop(lua, 0);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->environment);
    dh_seal_environment_raising(lua);
    state->sealed = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_gc(lua, LUA_GCCOLLECT);
    return 0;
}

dh_state *dh_open(const dh_limits *limits, const char *prelude, size_t prelude_length, dh_failure *failure) {
    failure->status = DH_MEMORY;
    dh_state *state = calloc(1, sizeof *state);
    if (!state) return NULL;
    state->limits = *limits;
    state->lua = lua_newstate(dh_allocate, state);
    if (!state->lua) {
        free(state);
        return NULL;
    }
    chunk text = {prelude, prelude_length};
    if (!dh_enter(state, open_raising, &text, failure)) {
        lua_close(state->lua);
        free(state);
        return NULL;
    }
    state->budgeted = true;
    dh_watch(state);
    return state;
}

void dh_close(dh_state *state) {
    dh_unwatch(state);
    state->budgeted = false; // closing may not be denied anything
    lua_close(state->lua);
    for (int bound = 0; bound < state->bound_count; bound++) free(state->bound[bound].columns);
    free(state);
}

typedef struct {
    chunk text;
    dh_result *declared;
} loading;

static int load_raising(lua_State *lua) {
    loading *request = lua_touserdata(lua, 1);
    dh_state *state = dh_owner(lua);
    int compiled = luaL_loadbufferx(lua, request->text.text, request->text.length, "=rule", "t");
    if (compiled != LUA_OK) {
        state->raised = compiled == LUA_ERRMEM ? state->denied : DH_SYNTAX;
        return lua_error(lua);
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->sealed);
    lua_setupvalue(lua, -2, 1); // the file's _ENV
    lua_call(lua, 0, 0);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->host);
    lua_getfield(lua, -1, "declared");
    dh_read_raising(lua, request->declared, true);
    return 0;
}

bool dh_load(dh_state *state, const char *source, size_t length, dh_result *declared, dh_failure *failure) {
    loading request = {{source, length}, declared};
    *declared = (dh_result){0};
    dh_begin_counted(state, state->limits.load_instructions);
    bool worked = dh_enter(state, load_raising, &request, failure);
    dh_end_counted(state);
    if (!worked) dh_free_result(declared);
    return worked;
}

size_t dh_memory(const dh_state *state) { return state->used; }

size_t dh_take_log(dh_state *state, char *into, size_t size) {
    size_t length = state->log_length < size ? state->log_length : size;
    memcpy(into, state->log, length);
    state->log_length = 0;
    return length;
}
