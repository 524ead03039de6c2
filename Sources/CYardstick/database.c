// SQLite as the yardsticks use it: written ahead, synchronised at every commit, statements prepared once.

#include "internal.h"

#include <stdio.h>

static sqlite3 *open_as(const char *path, int flags, const char *settings, cy_report *report) {
    sqlite3 *database = NULL;
    if (sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        cy_problem(report, "%s cannot be opened", path);
        sqlite3_close(database);
        return NULL;
    }
    if (!cy_execute(database, settings, report)) {
        sqlite3_close(database);
        return NULL;
    }
    return database;
}

sqlite3 *cy_open(const char *path, int cache_kib, cy_report *report) {
    char settings[128];
    snprintf(settings, sizeof settings, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -%d",
             cache_kib);
    return open_as(path, SQLITE_OPEN_READWRITE, settings, report);
}

sqlite3 *cy_open_to_read(const char *path, cy_report *report) {
    return open_as(path, SQLITE_OPEN_READONLY, "PRAGMA cache_size = -65536", report);
}

bool cy_execute(sqlite3 *database, const char *sql, cy_report *report) {
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK) return true;
    return cy_problem(report, "%s: %s", sqlite3_errmsg(database), sql);
}

sqlite3_stmt *cy_prepare(sqlite3 *database, const char *sql, cy_report *report) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        cy_problem(report, "%s: %.150s", sqlite3_errmsg(database), sql);
    return statement;
}

bool cy_insert(sqlite3_stmt *statement, cy_report *report) {
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || cy_problem(report, "%s", sqlite3_errmsg(sqlite3_db_handle(statement)));
}

int64_t cy_number(sqlite3 *database, const char *sql, const char *text, cy_report *report) {
    sqlite3_stmt *statement = cy_prepare(database, sql, report);
    if (!statement) return -1;
    if (text) sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    bool found = sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL;
    int64_t number = found ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return number;
}

uint64_t cy_schema(const char *path) {
    cy_report report = {0};
    sqlite3 *database = cy_open_to_read(path, &report);
    sqlite3_stmt *texts =
        database ? cy_prepare(database, "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name", &report) : NULL;
    uint64_t hash = 0xCBF29CE484222325; // FNV-1a, 64 bits
    while (texts && sqlite3_step(texts) == SQLITE_ROW) {
        for (const unsigned char *byte = sqlite3_column_text(texts, 0); byte && *byte; byte++)
            hash = (hash ^ *byte) * 0x100000001B3;
    }
    sqlite3_finalize(texts);
    sqlite3_close(database);
    return texts ? hash : 0;
}
