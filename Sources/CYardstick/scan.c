// Looking at everyone: one scan of twelve columns fills one table, and every rule is called with it.

#include "internal.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { CACHE_KIB = 65536, FIELDS = 12, RULES_AT_MOST = 100 };

static const char all_journeys[] =
    "SELECT j.status, j.payment, j.open_complaints, j.specialist, h.layout, h.area, h.finish, p.pipe_warranty_months,"
    " p.city, o.gender, o.consent, (SELECT x.day FROM milestones x WHERE x.journey = j.id AND x.kind = ?1)"
    " FROM journeys j LEFT JOIN persons o ON o.id = j.contact LEFT JOIN homes h ON h.id = j.home"
    " LEFT JOIN projects p ON p.id = j.project ORDER BY j.id";

static const char *const names[FIELDS] = {
    "status", "payment", "open_complaints", "specialist", "home_layout", "home_area", "home_finish",
    "project_pipe_warranty_months", "project_city", "owner_gender", "owner_consent", "handover",
};

enum { CONSENT = 10 }; // the column that holds a truth value

static void push_column(lua_State *lua, sqlite3_stmt *rows, int column) {
    switch (sqlite3_column_type(rows, column)) {
    case SQLITE_INTEGER:
        if (column == CONSENT) lua_pushboolean(lua, sqlite3_column_int(rows, column));
        else lua_pushinteger(lua, sqlite3_column_int64(rows, column));
        return;
    case SQLITE_FLOAT: lua_pushnumber(lua, sqlite3_column_double(rows, column)); return;
    case SQLITE_NULL: lua_pushnil(lua); return;
    default: {
        const char *text = (const char *)sqlite3_column_text(rows, column);
        lua_pushlstring(lua, text, (size_t)sqlite3_column_bytes(rows, column));
    }
    }
}

/// Leaves the functions on the stack, from 1 on, and gives their number; -1 when the file is no such list.
static int load_rules(lua_State *lua, const char *path, cy_report *report) {
    if (luaL_loadfile(lua, path) != LUA_OK || lua_pcall(lua, 0, 1, 0) != LUA_OK || !lua_istable(lua, 1)) {
        cy_problem(report, "%s gives no list of rules", path);
        return -1;
    }
    lua_Integer count = luaL_len(lua, 1);
    if (count > RULES_AT_MOST) count = RULES_AT_MOST;
    luaL_checkstack(lua, RULES_AT_MOST + 8, NULL);
    for (lua_Integer index = 1; index <= count; index++) lua_rawgeti(lua, 1, index);
    lua_remove(lua, 1);
    return (int)count;
}

static bool judge(lua_State *lua, int rules, cy_report *report) {
    for (int rule = 1; rule <= rules; rule++) {
        lua_pushvalue(lua, rule);
        lua_pushvalue(lua, rules + 1);
        if (lua_pcall(lua, 1, 1, 0) != LUA_OK)
            return cy_problem(report, "rule %d: %.200s", rule, lua_tostring(lua, -1));
        report->passed += lua_toboolean(lua, -1);
        lua_pop(lua, 1);
    }
    return true;
}

static bool scan(sqlite3 *database, lua_State *lua, int rules, cy_report *report) {
    sqlite3_stmt *rows = cy_prepare(database, all_journeys, report);
    if (!rows) return false;
    const char *kind = "SELECT id FROM milestone_kinds WHERE name = 'handover'";
    sqlite3_bind_int64(rows, 1, cy_number(database, kind, NULL, report));
    lua_createtable(lua, 0, FIELDS);
    bool worked = true;
    int code = SQLITE_DONE;
    while (worked && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        for (int column = 0; column < FIELDS; column++) {
            push_column(lua, rows, column);
            lua_setfield(lua, -2, names[column]);
        }
        report->found++;
        worked = judge(lua, rules, report);
    }
    sqlite3_finalize(rows);
    return worked && (code == SQLITE_DONE || cy_problem(report, "%s", sqlite3_errmsg(database)));
}

bool cy_scan(const char *path, const char *rules_path, int64_t today, cy_report *report) {
    *report = (cy_report){0};
    cy_start(report);
    lua_State *lua = luaL_newstate();
    if (!lua) return cy_problem(report, "out of memory");
    luaL_openlibs(lua);
    lua_pushinteger(lua, today);
    lua_setglobal(lua, "today");
    int rules = load_rules(lua, rules_path, report);
    sqlite3 *database = rules >= 0 ? cy_open(path, CACHE_KIB, report) : NULL;
    bool worked = database && scan(database, lua, rules, report);
    sqlite3_close(database);
    lua_close(lua);
    cy_stop(report);
    return worked;
}
