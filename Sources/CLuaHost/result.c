// Reads a value out of Lua raw: no metamethod runs, and depth and size are bounded, so a cycle is an error and not
// an endless walk.
//
// Encoding, one byte first: 'n' nil, 't' true, 'f' false, 'i' + 8 bytes, 'd' + 8 bytes of a double, 's' + 4 bytes
// length + bytes, '{' + pairs of key and value + '}', 'F' + 4 bytes number of a function kept for dh_bind.
// Integers are little-endian. Keys are texts or integers.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    dh_result *result;
    size_t capacity;
    dh_state *state;
    bool functions;
} writer;

static void put_raising(lua_State *lua, writer *out, const void *bytes, size_t length) {
    dh_result *result = out->result;
    if (length > out->state->limits.result_bytes - result->length)
        dh_fail_raising(lua, DH_RESULT, "the result is too big");
    if (result->length + length > out->capacity) {
        size_t capacity = (result->length + length) * 2;
        uint8_t *moved = realloc(result->bytes, capacity);
        if (!moved) dh_fail_raising(lua, DH_MEMORY, "out of memory");
        result->bytes = moved;
        out->capacity = capacity;
    }
    memcpy(result->bytes + result->length, bytes, length);
    result->length += length;
}

static void put_tag_raising(lua_State *lua, writer *out, char tag) { put_raising(lua, out, &tag, 1); }

static void put_number_raising(lua_State *lua, writer *out) {
    if (lua_isinteger(lua, -1)) {
        int64_t integer = lua_tointeger(lua, -1);
        put_tag_raising(lua, out, 'i');
        put_raising(lua, out, &integer, sizeof integer);
    } else {
        double number = lua_tonumber(lua, -1);
        put_tag_raising(lua, out, 'd');
        put_raising(lua, out, &number, sizeof number);
    }
}

static void put_text_raising(lua_State *lua, writer *out) {
    size_t length;
    const char *text = lua_tolstring(lua, -1, &length);
    if (length > UINT32_MAX) dh_fail_raising(lua, DH_RESULT, "the result is too big");
    uint32_t size = (uint32_t)length;
    put_tag_raising(lua, out, 's');
    put_raising(lua, out, &size, sizeof size);
    put_raising(lua, out, text, length);
}

static void put_function_raising(lua_State *lua, writer *out) {
    // Kept functions are never let go: an evaluation that returns one would fill the state row by row.
    if (!out->functions) dh_fail_raising(lua, DH_RESULT, "a function cannot be a result");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, out->state->functions);
    lua_pushvalue(lua, -2);
    uint32_t number = (uint32_t)luaL_ref(lua, -2);
    lua_pop(lua, 1);
    put_tag_raising(lua, out, 'F');
    put_raising(lua, out, &number, sizeof number);
}

static void put_value_raising(lua_State *lua, writer *out, uint32_t depth) {
    switch (lua_type(lua, -1)) {
    case LUA_TNIL: put_tag_raising(lua, out, 'n'); return;
    case LUA_TBOOLEAN: put_tag_raising(lua, out, lua_toboolean(lua, -1) ? 't' : 'f'); return;
    case LUA_TNUMBER: put_number_raising(lua, out); return;
    case LUA_TSTRING: put_text_raising(lua, out); return;
    case LUA_TFUNCTION: put_function_raising(lua, out); return;
    case LUA_TTABLE: break;
    default: dh_fail_raising(lua, DH_RESULT, "a subject cannot be a result");
    }
    if (depth == 0) dh_fail_raising(lua, DH_RESULT, "the result is nested too deep");
    luaL_checkstack(lua, 4, NULL);
    put_tag_raising(lua, out, '{');
    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        if (lua_type(lua, -2) != LUA_TSTRING && !lua_isinteger(lua, -2))
            dh_fail_raising(lua, DH_RESULT, "a key of the result is neither a text nor a whole number");
        lua_pushvalue(lua, -2); // a copy: converting a key in place would confuse lua_next
        put_value_raising(lua, out, depth - 1);
        lua_pop(lua, 1);
        put_value_raising(lua, out, depth - 1);
        lua_pop(lua, 1);
    }
    put_tag_raising(lua, out, '}');
}

void dh_read_raising(lua_State *lua, dh_result *result, bool functions) {
    writer out = {result, 0, dh_owner(lua), functions};
    put_value_raising(lua, &out, out.state->limits.result_depth);
}

void dh_free_result(dh_result *result) {
    free(result->bytes);
    *result = (dh_result){0};
}
