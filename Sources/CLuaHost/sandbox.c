// The globals of rule files: an allow-list. A count hook does not run inside C functions, so nothing here may loop
// longer than its arguments are long, and what could (patterns, finalizers, message handlers) is absent.

#include "internal.h"

#include <string.h>

// Entries a sort may have, and bytes a text in it: sorting is one C call, which no hook can stop.
enum { SORT_ENTRIES = 1000, SORT_TEXT = 1024 };

static int tostring_raising(lua_State *lua) {
    luaL_checkany(lua, 1);
    switch (lua_type(lua, 1)) {
    case LUA_TTABLE:
    case LUA_TFUNCTION: // an address would make two runs differ
        lua_pushstring(lua, luaL_typename(lua, 1));
        return 1;
    default: luaL_tolstring(lua, 1, NULL); return 1;
    }
}

static int format_raising(lua_State *lua) {
    const char *format = luaL_checkstring(lua, 1);
    if (strstr(format, "%p")) return luaL_error(lua, "format does not know %%p");
    for (int argument = 2; argument <= lua_gettop(lua); argument++) {
        int type = lua_type(lua, argument);
        luaL_argcheck(lua, type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN || type == LUA_TNIL,
                      argument, "text or number expected");
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

static bool by_key(lua_State *lua, int left, int right) {
    bool left_number = lua_type(lua, left) == LUA_TNUMBER, right_number = lua_type(lua, right) == LUA_TNUMBER;
    if (left_number != right_number) return left_number;
    return lua_compare(lua, left, right, LUA_OPLT);
}

static int by_key_raising(lua_State *lua) {
    lua_pushboolean(lua, by_key(lua, 1, 2));
    return 1;
}

static int next_raising(lua_State *lua) {
    lua_Integer position = lua_tointeger(lua, lua_upvalueindex(3)) + 1;
    lua_pushinteger(lua, position);
    lua_replace(lua, lua_upvalueindex(3));
    if (lua_rawgeti(lua, lua_upvalueindex(2), position) == LUA_TNIL) return 1;
    lua_pushvalue(lua, -1);
    lua_rawget(lua, lua_upvalueindex(1));
    return 2;
}

/// `pairs` in one order on every machine: numbers first, then texts, each ascending.
static int pairs_raising(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_newtable(lua); // 2: the keys
    lua_Integer count = 0;
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING && lua_type(lua, -1) != LUA_TNUMBER)
            return luaL_error(lua, "pairs needs texts or numbers as keys");
        if (++count > SORT_ENTRIES) return luaL_error(lua, "pairs takes at most %d entries", (int)SORT_ENTRIES);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, 2, count);
    }
    lua_pushvalue(lua, lua_upvalueindex(1)); // the library's sort
    lua_pushvalue(lua, 2);
    lua_pushcfunction(lua, by_key_raising);
    lua_call(lua, 2, 0);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_raising, 3);
    return 1;
}

/// `table.sort(list [, before])` gives a sorted copy, so that a list of the file stays as it was.
static int sort_raising(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    bool ordered = !lua_isnoneornil(lua, 2);
    if (ordered && (lua_type(lua, 2) != LUA_TFUNCTION || lua_iscfunction(lua, 2)))
        return luaL_argerror(lua, 2, "a function written in the file expected");
    lua_settop(lua, 2);
    lua_Integer count = (lua_Integer)lua_rawlen(lua, 1);
    if (count > SORT_ENTRIES) return luaL_error(lua, "sort takes at most %d entries", (int)SORT_ENTRIES);
    lua_createtable(lua, (int)count, 0); // 3
    for (lua_Integer position = 1; position <= count; position++) {
        int type = lua_rawgeti(lua, 1, position);
        if (!ordered && (type != LUA_TNUMBER && (type != LUA_TSTRING || lua_rawlen(lua, -1) > SORT_TEXT)))
            return luaL_error(lua, "sort takes numbers, or texts of at most %d bytes", (int)SORT_TEXT);
        lua_rawseti(lua, 3, position);
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushvalue(lua, 3);
    if (ordered) lua_pushvalue(lua, 2);
    lua_call(lua, ordered ? 2 : 1, 0);
    lua_settop(lua, 3);
    return 1;
}

static int contains_raising(lua_State *lua) {
    size_t length, part_length;
    const char *text = luaL_checklstring(lua, 1, &length), *part = luaL_checklstring(lua, 2, &part_length);
    lua_pushboolean(lua, memmem(text, length, part, part_length) != NULL); // linear time
    return 1;
}

static int starts_with_raising(lua_State *lua) {
    size_t length, part_length;
    const char *text = luaL_checklstring(lua, 1, &length), *part = luaL_checklstring(lua, 2, &part_length);
    lua_pushboolean(lua, part_length <= length && memcmp(text, part, part_length) == 0);
    return 1;
}

static int ends_with_raising(lua_State *lua) {
    size_t length, part_length;
    const char *text = luaL_checklstring(lua, 1, &length), *part = luaL_checklstring(lua, 2, &part_length);
    lua_pushboolean(lua, part_length <= length && memcmp(text + length - part_length, part, part_length) == 0);
    return 1;
}

static int split_raising(lua_State *lua) {
    size_t length, mark_length;
    const char *text = luaL_checklstring(lua, 1, &length), *mark = luaL_checklstring(lua, 2, &mark_length);
    luaL_argcheck(lua, mark_length > 0, 2, "a separator expected");
    lua_newtable(lua);
    const char *end = text + length;
    for (lua_Integer position = 1;; position++) {
        const char *hit = memmem(text, (size_t)(end - text), mark, mark_length);
        lua_pushlstring(lua, text, (size_t)((hit ? hit : end) - text));
        lua_rawseti(lua, -2, position);
        if (!hit) return 1;
        text = hit + mark_length;
    }
}

static int trim_raising(lua_State *lua) {
    size_t length;
    const char *text = luaL_checklstring(lua, 1, &length);
    while (length > 0 && strchr(" \t\r\n", *text)) text++, length--;
    while (length > 0 && strchr(" \t\r\n", text[length - 1])) length--;
    lua_pushlstring(lua, text, length);
    return 1;
}

static int days_since_raising(lua_State *lua) {
    lua_pushinteger(lua, dh_owner(lua)->today - luaL_checkinteger(lua, 1));
    return 1;
}

static int days_until_raising(lua_State *lua) {
    lua_pushinteger(lua, luaL_checkinteger(lua, 1) - dh_owner(lua)->today);
    return 1;
}

/// `print` into the state's log, which is cut: a script cannot fill a disk.
static int print_raising(lua_State *lua) {
    dh_state *state = dh_owner(lua);
    for (int argument = 1; argument <= lua_gettop(lua); argument++) {
        lua_pushcfunction(lua, tostring_raising);
        lua_pushvalue(lua, argument);
        lua_call(lua, 1, 1);
        size_t length, room = DH_LOG_SIZE - state->log_length;
        const char *text = lua_tolstring(lua, -1, &length);
        if (length + 1 > room) return 0;
        memcpy(state->log + state->log_length, text, length);
        state->log[state->log_length + length] = argument == lua_gettop(lua) - 1 ? '\n' : '\t';
        state->log_length += length + 1;
        lua_pop(lua, 1);
    }
    return 0;
}

static int unknown_name_raising(lua_State *lua) {
    return dh_fail_raising(lua, DH_UNKNOWN_NAME, lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?");
}

static int no_globals_raising(lua_State *lua) {
    return luaL_error(lua, "write local before a new name");
}

static const char *const base_names[] = {"assert", "error", "ipairs", "select", "tonumber", "type", NULL};
static const char *const string_names[] = {"byte", "char", "len", "lower", "rep", "reverse", "sub", "upper", NULL};
static const char *const table_names[] = {"concat", "unpack", NULL};
static const char *const math_names[] = {"abs",  "ceil", "floor", "fmod", "huge",      "max",  "maxinteger", "min",
                                         "mininteger", "modf", "pi", "sqrt", "tointeger", "type", "ult", NULL};
static const char *const utf8_names[] = {"len", NULL};

/// Copies `names` from the library at the top of the stack into the table below it.
static void copy_raising(lua_State *lua, const char *const *names) {
    for (; *names; names++) {
        lua_getfield(lua, -1, *names);
        lua_setfield(lua, -3, *names);
    }
}

/// Leaves a new table with part of library `name`, both on the stack.
static void open_part_raising(lua_State *lua, const char *name, const char *const *names) {
    lua_newtable(lua);
    lua_getglobal(lua, name);
    copy_raising(lua, names);
}

static const luaL_Reg host_functions[] = {
    {"tostring", tostring_raising},     {"contains", contains_raising},     {"starts_with", starts_with_raising},
    {"ends_with", ends_with_raising},   {"split", split_raising},           {"trim", trim_raising},
    {"days_since", days_since_raising}, {"days_until", days_until_raising}, {"print", print_raising},
    {NULL, NULL},
};

void dh_push_environment_raising(lua_State *lua) {
    lua_newtable(lua);
    lua_pushglobaltable(lua);
    copy_raising(lua, base_names);
    lua_pop(lua, 1);
    luaL_setfuncs(lua, host_functions, 0);

    open_part_raising(lua, "string", string_names);
    lua_getfield(lua, -1, "format");
    lua_pushcclosure(lua, format_raising, 1);
    lua_setfield(lua, -3, "format");
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "string");

    open_part_raising(lua, "table", table_names);
    lua_getfield(lua, -1, "sort");
    lua_pushvalue(lua, -1);
    lua_pushcclosure(lua, sort_raising, 1);
    lua_setfield(lua, -4, "sort");
    lua_pushcclosure(lua, pairs_raising, 1);
    lua_setfield(lua, -4, "pairs");
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "table");

    open_part_raising(lua, "math", math_names);
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "math");
    open_part_raising(lua, "utf8", utf8_names);
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "utf8");

    lua_newtable(lua);
    lua_pushcfunction(lua, unknown_name_raising);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, no_globals_raising);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
}
