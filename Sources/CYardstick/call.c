// One rule call in plain Lua: a table that is filled once, and arguments from cells.

#include "internal.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

struct cy_calls {
    lua_State *lua;
    int by_table, by_position, table; // references in the registry
    int64_t today;
};

enum { TAG_INTEGER = 1, TAG_NUMBER = 2, TAG_TEXT = 3, TAG_BOOLEAN = 4, TAG_DAY = 5 };

static bool load(lua_State *lua, const char *source, int *reference) {
    if (luaL_loadstring(lua, source) != LUA_OK || lua_pcall(lua, 0, 1, 0) != LUA_OK) return false;
    *reference = luaL_ref(lua, LUA_REGISTRYINDEX);
    return true;
}

/// Twelve fields, three of which the rule reads.
static int fill_table(lua_State *lua, int64_t today) {
    lua_createtable(lua, 0, 12);
    lua_pushliteral(lua, "owned");
    lua_setfield(lua, -2, "status");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "optout");
    lua_pushinteger(lua, today - 90);
    lua_setfield(lua, -2, "anchor");
    static const char *const others[] = {"payment", "layout", "city", "visit", "signing", "loan", "handover",
                                         "move_in", "area"};
    for (size_t index = 0; index < sizeof others / sizeof *others; index++) {
        lua_pushinteger(lua, today - (lua_Integer)index);
        lua_setfield(lua, -2, others[index]);
    }
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

cy_calls *cy_calls_open(const char *by_table, const char *by_position, int64_t today) {
    cy_calls *calls = calloc(1, sizeof *calls);
    if (!calls) return NULL;
    calls->lua = luaL_newstate();
    if (calls->lua) {
        luaL_openlibs(calls->lua);
        calls->today = today;
        lua_pushinteger(calls->lua, today);
        lua_setglobal(calls->lua, "today");
        if (load(calls->lua, by_table, &calls->by_table) && load(calls->lua, by_position, &calls->by_position)) {
            calls->table = fill_table(calls->lua, today);
            return calls;
        }
    }
    cy_calls_close(calls);
    return NULL;
}

void cy_calls_close(cy_calls *calls) {
    if (calls->lua) lua_close(calls->lua);
    free(calls);
}

static double result(double start, size_t calls, size_t passed) {
    return passed == calls ? (cy_cpu_clock() - start) * 1e9 / (double)calls : -1;
}

double cy_calls_table(cy_calls *calls, size_t count) {
    lua_State *lua = calls->lua;
    size_t passed = 0;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, calls->by_table);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, calls->table);
    double start = cy_cpu_clock();
    for (size_t call = 0; call < count; call++) {
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        if (lua_pcall(lua, 1, 1, 0) != LUA_OK) return -1;
        passed += (size_t)lua_toboolean(lua, -1);
        lua_pop(lua, 1);
    }
    double figure = result(start, count, passed);
    lua_settop(lua, 0);
    return figure;
}

static void push_cell(lua_State *lua, const uint64_t *cell, const uint8_t *arena) {
    switch ((uint32_t)cell[0]) {
    case TAG_INTEGER:
    case TAG_DAY: lua_pushinteger(lua, (lua_Integer)cell[1]); return;
    case TAG_BOOLEAN: lua_pushboolean(lua, cell[1] != 0); return;
    case TAG_TEXT: lua_pushlstring(lua, (const char *)arena + cell[1], cell[0] >> 32); return;
    case TAG_NUMBER: {
        double number;
        memcpy(&number, &cell[1], sizeof number);
        lua_pushnumber(lua, number);
        return;
    }
    default: lua_pushnil(lua);
    }
}

double cy_calls_cells(cy_calls *calls, const uint64_t *cells, size_t stride, const uint8_t *arena, size_t rows,
                      size_t times) {
    lua_State *lua = calls->lua;
    size_t passed = 0;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, calls->by_position);
    double start = cy_cpu_clock();
    for (size_t time = 0; time < times; time++) {
        for (size_t row = 0; row < rows; row++) {
            lua_pushvalue(lua, -1);
            lua_pushinteger(lua, calls->today);
            for (size_t field = 0; field < stride; field++) push_cell(lua, &cells[(row * stride + field) * 2], arena);
            if (lua_pcall(lua, (int)stride + 1, 1, 0) != LUA_OK) return -1;
            passed += (size_t)lua_toboolean(lua, -1);
            lua_pop(lua, 1);
        }
    }
    double figure = result(start, rows * times, passed);
    lua_settop(lua, 0);
    return figure;
}
