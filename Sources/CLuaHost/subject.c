// Judging rows: values go from the store's columns to Lua in place, and verdicts come back as bytes.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

/// What a script holds when it holds a subject, or a view of one such as `j.project`.
typedef struct {
    uint64_t epoch;
    int slots;
} subject;

void dh_push_cell_raising(lua_State *lua, const dh_rows *rows, size_t row, size_t field) {
    const dh_cell *cell = &rows->cells[row * rows->stride + field];
    switch (cell->tag) {
    case DH_INTEGER:
    case DH_DAY: lua_pushinteger(lua, (lua_Integer)cell->bits); return;
    case DH_BOOLEAN: lua_pushboolean(lua, cell->bits != 0); return;
    case DH_TEXT: lua_pushlstring(lua, (const char *)rows->arena + cell->bits, cell->length); return;
    case DH_NUMBER: {
        double number;
        memcpy(&number, &cell->bits, sizeof number);
        lua_pushnumber(lua, number);
        return;
    }
    default: lua_pushnil(lua);
    }
}

static int index_raising(lua_State *lua) {
    const subject *object = lua_touserdata(lua, 1);
    dh_state *state = dh_owner(lua);
    if (object->epoch != state->epoch) return dh_fail_raising(lua, DH_STALE, "stale");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, object->slots);
    lua_pushvalue(lua, 2);
    int kind = lua_rawget(lua, -2);
    if (kind == LUA_TNUMBER) {
        lua_Integer slot = lua_tointeger(lua, -1);
        if (slot >= 0) {
            dh_push_cell_raising(lua, state->rows, state->row, (size_t)slot);
        } else {
            dh_push_subject_raising(lua, state, (int)-slot);
        }
        return 1;
    }
    return dh_fail_name_raising(lua, DH_UNKNOWN_FIELD);
}

static int read_only_raising(lua_State *lua) {
    return luaL_error(lua, "a subject is read-only");
}

static int name_raising(lua_State *lua) {
    lua_pushliteral(lua, "subject");
    return 1;
}

void dh_push_subject_raising(lua_State *lua, dh_state *state, int slots) {
    subject *object = lua_newuserdatauv(lua, sizeof *object, 0);
    object->epoch = state->epoch;
    object->slots = slots;
    if (luaL_newmetatable(lua, "subject")) {
        lua_pushcfunction(lua, index_raising);
        lua_setfield(lua, -2, "__index");
        lua_pushcfunction(lua, read_only_raising);
        lua_setfield(lua, -2, "__newindex");
        lua_pushcfunction(lua, name_raising);
        lua_setfield(lua, -2, "__tostring");
    }
    lua_setmetatable(lua, -2);
}

typedef struct {
    uint32_t function;
    bool positional;
    const char *names;
    dh_bound *bound;
} binding;

/// The registry reference of the slot table for `name`'s part before the last dot; makes what is missing.
static void push_slots_raising(lua_State *lua, const char *name, size_t length) {
    const char *dot = memchr(name, '.', length);
    if (!dot) return;
    lua_pushlstring(lua, name, (size_t)(dot - name));
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, -3) == LUA_TNUMBER) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, -lua_tointeger(lua, -1));
        lua_replace(lua, -4);
        lua_pop(lua, 2);
    } else {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_Integer reference = luaL_ref(lua, LUA_REGISTRYINDEX);
        lua_insert(lua, -2);
        lua_pushinteger(lua, -reference); // negative: a view, not a slot
        lua_rawset(lua, -4);
        lua_replace(lua, -2);
    }
    push_slots_raising(lua, dot + 1, length - (size_t)(dot + 1 - name));
}

static int bind_raising(lua_State *lua) {
    binding *request = lua_touserdata(lua, 1);
    dh_state *state = dh_owner(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->functions);
    if (lua_rawgeti(lua, -1, request->function) != LUA_TFUNCTION)
        return dh_fail_raising(lua, DH_RESULT, "not a function");
    dh_bound *bound = request->bound;
    bound->function = luaL_ref(lua, LUA_REGISTRYINDEX);
    bound->slots = LUA_NOREF;
    if (request->positional) return 0;
    lua_newtable(lua);
    lua_pushvalue(lua, -1);
    bound->slots = luaL_ref(lua, LUA_REGISTRYINDEX);
    const char *name = request->names;
    for (size_t field = 0; field < bound->count; field++, name += strlen(name) + 1) {
        const char *last = strrchr(name, '.');
        if (last) { // j["home.area"] says the same as j.home.area
            lua_pushinteger(lua, bound->columns[field]);
            lua_setfield(lua, -2, name);
        }
        lua_pushvalue(lua, -1);
        push_slots_raising(lua, name, strlen(name));
        lua_pushinteger(lua, bound->columns[field]);
        lua_setfield(lua, -2, last ? last + 1 : name);
        lua_pop(lua, 1);
    }
    return 0;
}

int32_t dh_bind(dh_state *state, uint32_t function, bool positional, const char *names, const uint32_t *columns,
                size_t count, dh_failure *failure) {
    if (state->bound_count == DH_MAX_BOUND) {
        dh_refuse(failure, "too many functions are bound");
        return -1;
    }
    dh_bound *bound = &state->bound[state->bound_count];
    *bound = (dh_bound){.columns = malloc(count * sizeof *columns + 1), .count = count};
    if (!bound->columns) {
        dh_refuse(failure, "out of memory");
        return -1;
    }
    for (size_t field = 0; field < count; field++) {
        bound->columns[field] = columns[field];
        if (columns[field] >= bound->width) bound->width = (size_t)columns[field] + 1;
    }
    binding request = {function, positional, names, bound};
    if (!dh_enter(state, bind_raising, &request, failure)) {
        free(bound->columns);
        return -1;
    }
    return state->bound_count++;
}

/// Tells the functions what day a row is judged on.
static void set_today_raising(lua_State *lua, dh_state *state, int32_t today) {
    state->dated = true;
    state->today = today;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->environment);
    lua_pushliteral(lua, "today");
    lua_pushinteger(lua, today);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
}

/// Pushes the arguments for one row; returns how many. The stack has room for them.
static int push_arguments_raising(lua_State *lua, dh_state *state, const dh_bound *bound, size_t row) {
    const dh_rows *rows = state->rows;
    state->row = row;
    state->epoch++;
    if (bound->slots != LUA_NOREF) {
        dh_push_subject_raising(lua, state, bound->slots);
        return 1;
    }
    lua_pushinteger(lua, rows->today[row]);
    for (size_t field = 0; field < bound->count; field++) dh_push_cell_raising(lua, rows, row, bound->columns[field]);
    return (int)bound->count + 1;
}

/// Calls the function at stack index 2 for one row.
static void call_row_raising(lua_State *lua, dh_state *state, const dh_bound *bound, size_t row) {
    if (!state->dated || state->rows->today[row] != state->today)
        set_today_raising(lua, state, state->rows->today[row]);
    lua_pushvalue(lua, 2);
    lua_call(lua, push_arguments_raising(lua, state, bound, row), 1);
}

typedef struct {
    const dh_bound *bound;
    size_t row, end;
    uint8_t *verdicts;
    dh_result *result;
    bool counted;
} evaluation;

static void push_function_raising(lua_State *lua, const dh_bound *bound) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, bound->function);
    luaL_checkstack(lua, (int)bound->count + 8, NULL);
}

static int check_raising(lua_State *lua) {
    evaluation *run = lua_touserdata(lua, 1);
    dh_state *state = dh_owner(lua);
    push_function_raising(lua, run->bound);
    for (; run->row < run->end; run->row++) {
        if (run->verdicts[run->row] == DH_SKIP) continue;
        state->churned = 0;
        state->denials = 0;
        if (!run->counted) dh_turn_next(state);
        call_row_raising(lua, state, run->bound, run->row);
        run->verdicts[run->row] = (uint8_t)lua_toboolean(lua, -1);
        lua_settop(lua, 2);
    }
    return 0;
}

static int call_raising(lua_State *lua) {
    evaluation *run = lua_touserdata(lua, 1);
    push_function_raising(lua, run->bound);
    call_row_raising(lua, dh_owner(lua), run->bound, run->row);
    dh_read_raising(lua, run->result, false);
    return 0;
}

/// Runs one protected call, counted or under the watchdog.
static bool evaluate(dh_state *state, lua_CFunction function, evaluation *run, const dh_rows *rows,
                     dh_failure *failure) {
    if (rows->stride < run->bound->width) return dh_refuse(failure, "the rows have too few fields");
    state->rows = rows;
    if (run->counted) dh_begin_counted(state, state->limits.instructions);
    else dh_turn_begin(state);
    bool worked = dh_enter(state, function, run, failure);
    if (run->counted) dh_end_counted(state);
    else dh_turn_end(state);
    state->epoch++; // whatever subject a script kept is stale from here on
    state->rows = NULL;
    return worked;
}

static bool is_bound(const dh_state *state, int32_t bound, dh_failure *failure) {
    return (bound >= 0 && bound < state->bound_count) || dh_refuse(failure, "not bound in this state");
}

size_t dh_check(dh_state *state, int32_t bound, const dh_rows *rows, size_t from, bool counted, uint8_t *verdicts,
                dh_failure *failure) {
    if (!is_bound(state, bound, failure)) return from;
    evaluation run = {&state->bound[bound], from, counted ? from + 1 : rows->count, verdicts, NULL, counted};
    evaluate(state, check_raising, &run, rows, failure);
    return run.row;
}

bool dh_call(dh_state *state, int32_t bound, const dh_rows *rows, size_t row, bool counted, dh_result *result,
             dh_failure *failure) {
    *result = (dh_result){0};
    if (!is_bound(state, bound, failure)) return false;
    evaluation run = {&state->bound[bound], row, row + 1, NULL, result, counted};
    bool worked = evaluate(state, call_raising, &run, rows, failure);
    if (!worked) dh_free_result(result);
    return worked;
}
