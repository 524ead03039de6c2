// The globals of rule files: an allow-list. A count hook does not run inside C functions, so nothing here may loop
// longer than its arguments are long, and what could (patterns, finalizers, message handlers) is absent.

#include "internal.h"

#include <string.h>

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

/// Whether a format has a %p, with whatever flags and width.
static bool shows_address(const char *at, const char *end) {
    for (; at < end; at++) {
        if (*at != '%') continue;
        at++;
        while (at < end && *at && strchr("-+#0 .123456789", *at)) at++;
        if (at < end && *at == 'p') return true;
    }
    return false;
}

static int format_raising(lua_State *lua) {
    size_t length;
    const char *format = luaL_checklstring(lua, 1, &length);
    if (shows_address(format, format + length)) return luaL_error(lua, "format does not know %%p");
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

/// `string.rep`; the library's counts to `n` even where nothing is repeated, in C, for 300 years.
static int rep_raising(lua_State *lua) {
    size_t length, mark_length;
    luaL_checklstring(lua, 1, &length);
    lua_Integer times = luaL_checkinteger(lua, 2);
    luaL_optlstring(lua, 3, "", &mark_length);
    if (times <= 0 || length + mark_length == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
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
    while (length > 0 && memchr(" \t\r\n", *text, 4)) text++, length--; // not strchr, which finds a NUL
    while (length > 0 && memchr(" \t\r\n", text[length - 1], 4)) length--;
    lua_pushlstring(lua, text, length);
    return 1;
}

static lua_Integer today_raising(lua_State *lua) {
    if (!dh_owner(lua)->dated) luaL_error(lua, "there is no today while a file is loaded");
    return dh_owner(lua)->today;
}

/// Wraps around like Lua's own subtraction; in C that needs unsigned numbers.
static int push_days(lua_State *lua, lua_Integer later, lua_Integer earlier) {
    lua_pushinteger(lua, (lua_Integer)((lua_Unsigned)later - (lua_Unsigned)earlier));
    return 1;
}

static int days_since_raising(lua_State *lua) {
    return push_days(lua, today_raising(lua), luaL_checkinteger(lua, 1));
}

static int days_until_raising(lua_State *lua) {
    return push_days(lua, luaL_checkinteger(lua, 1), today_raising(lua));
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
    return dh_fail_name_raising(lua, DH_UNKNOWN_NAME);
}

static int no_globals_raising(lua_State *lua) {
    lua_pushvalue(lua, 2);
    bool known = lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL;
    return luaL_error(lua, known ? "this name cannot be changed" : "write local before a new name");
}

static int no_change_raising(lua_State *lua) {
    return luaL_error(lua, "the library cannot be changed");
}

/// Puts an empty table before the table at the top of the stack: reading goes through, writing raises. What one
/// evaluation changed would be there for the next, and verdicts would depend on the order of the rows.
static void seal_raising(lua_State *lua, lua_CFunction on_writing) {
    lua_newtable(lua);
    lua_createtable(lua, 0, 2);
    lua_rotate(lua, -3, -1);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "__index");
    lua_pushcclosure(lua, on_writing, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
}

void dh_seal_environment_raising(lua_State *lua) {
    static const char *const parts[] = {"string", "table", "math", "utf8"};
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        lua_getfield(lua, -1, parts[part]);
        seal_raising(lua, no_change_raising);
        lua_setfield(lua, -2, parts[part]);
    }
    seal_raising(lua, no_globals_raising);
}

static const char *const base_names[] = {"assert", "error", "ipairs", "select", "tonumber", "type", NULL};
static const char *const string_names[] = {"byte", "char", "len", "lower", "reverse", "sub", "upper", NULL};
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
    lua_getfield(lua, -1, "rep");
    lua_pushcclosure(lua, rep_raising, 1);
    lua_setfield(lua, -3, "rep");
    lua_pop(lua, 1);
    lua_setfield(lua, -2, "string");

    open_part_raising(lua, "table", table_names);
    lua_getfield(lua, -1, "sort");
    lua_pushvalue(lua, -1);
    lua_pushcclosure(lua, dh_sort_raising, 1);
    lua_setfield(lua, -4, "sort");
    lua_pushcclosure(lua, dh_pairs_raising, 1);
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
    lua_setmetatable(lua, -2);
}
