// Which lines of a rule file ran: for whoever asks why a rule said what it said, and what its tests never try.

#include "internal.h"

#include <string.h>

static bool is_rule(const lua_Debug *info) { return strcmp(info->source, "=rule") == 0; }

void dh_note_line(lua_State *lua, lua_Debug *info) {
    dh_trace *trace = dh_owner(lua)->trace;
    if (!trace || !lua_getinfo(lua, "Sl", info) || !is_rule(info) || info->currentline <= 0) return;
    if (info->event == LUA_HOOKRET) trace->returned = info->currentline;
    else if ((size_t)info->currentline < trace->count) trace->ran[info->currentline] = 1;
}

void dh_follow(dh_state *state, dh_trace *trace) { state->trace = trace; }

// Functions within functions that are looked at: a file's own helpers call each other, and may do so in a circle.
enum { DEPTH = 8 };

/// Marks the lines of the function at the top of the stack and of the functions it refers to.
static void mark_raising(lua_State *lua, dh_trace *trace, int depth) {
    lua_Debug info;
    int function = lua_gettop(lua);
    luaL_checkstack(lua, 8, NULL);
    lua_pushvalue(lua, function);
    lua_getinfo(lua, ">SL", &info);
    if (!is_rule(&info)) {
        lua_settop(lua, function);
        return;
    }
    lua_pushnil(lua);
    while (lua_next(lua, function + 1) != 0) {
        lua_pop(lua, 1);
        lua_Integer line = lua_tointeger(lua, -1);
        bool ends = line == info.lastlinedefined && info.linedefined != info.lastlinedefined;
        if (!ends && line > 0 && (size_t)line < trace->count) trace->ran[line] = 1;
    }
    for (int number = 1; depth > 0 && lua_getupvalue(lua, function, number); number++) {
        if (lua_type(lua, -1) == LUA_TFUNCTION && !lua_iscfunction(lua, -1)) mark_raising(lua, trace, depth - 1);
        lua_settop(lua, function + 1);
    }
    lua_settop(lua, function);
}

typedef struct {
    const dh_bound *bound;
    dh_trace *trace;
} marking;

static int lines_raising(lua_State *lua) {
    marking *request = lua_touserdata(lua, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, request->bound->function);
    mark_raising(lua, request->trace, DEPTH);
    return 0;
}

bool dh_mark_lines(dh_state *state, int32_t bound, dh_trace *trace, dh_failure *failure) {
    if (bound < 0 || bound >= state->bound_count) return dh_refuse(failure, "not bound in this state");
    marking request = {&state->bound[bound], trace};
    return dh_enter(state, lines_raising, &request, failure);
}
