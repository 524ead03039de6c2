// `pairs` and `table.sort`: in one order on every machine, and no longer than one step between two looks at a budget.

#include "internal.h"

#include <string.h>

// Entries a sort may have, and bytes a text in it: sorting is one C call, which no hook can stop.
enum { SORT_ENTRIES = 1000, SORT_TEXT = 1024 };

/// Texts by their bytes: Lua's own comparison is slow on texts full of NULs, and sorting is one step for a hook.
static bool less_raising(lua_State *lua, int left, int right) {
    if (lua_type(lua, left) != LUA_TSTRING || lua_type(lua, right) != LUA_TSTRING)
        return lua_compare(lua, left, right, LUA_OPLT);
    size_t left_length, right_length;
    const char *left_text = lua_tolstring(lua, left, &left_length);
    const char *right_text = lua_tolstring(lua, right, &right_length);
    int order = memcmp(left_text, right_text, left_length < right_length ? left_length : right_length);
    return order < 0 || (order == 0 && left_length < right_length);
}

static int ascending_raising(lua_State *lua) {
    lua_pushboolean(lua, less_raising(lua, 1, 2));
    return 1;
}

static int by_key_raising(lua_State *lua) {
    bool left_number = lua_type(lua, 1) == LUA_TNUMBER, right_number = lua_type(lua, 2) == LUA_TNUMBER;
    lua_pushboolean(lua, left_number != right_number ? left_number : less_raising(lua, 1, 2));
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
int dh_pairs_raising(lua_State *lua) {
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
int dh_sort_raising(lua_State *lua) {
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
    else lua_pushcfunction(lua, ascending_raising);
    lua_call(lua, 2, 0);
    lua_settop(lua, 3);
    return 1;
}
