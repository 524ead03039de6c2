// The rows that another sweep wrote: read into memory, then written again.

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

enum { TRANSACTION_ROWS = 10000 };

static bool keep_row(cy_rows *list, sqlite3_stmt *rows) {
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 1024;
        sqlite3_value **grown = realloc(list->values, capacity * (size_t)list->columns * sizeof *grown);
        if (!grown) return false;
        list->values = grown;
        list->capacity = capacity;
    }
    for (int column = 0; column < list->columns; column++)
        list->values[list->count * (size_t)list->columns + (size_t)column] =
            sqlite3_value_dup(sqlite3_column_value(rows, column));
    list->count++;
    return true;
}

bool cy_rows_read(sqlite3 *decided, cy_rows *list, cy_report *report) {
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT * FROM %s WHERE %s", list->table, list->condition);
    sqlite3_stmt *rows = cy_prepare(decided, sql, report);
    if (!rows) return false;
    list->columns = sqlite3_column_count(rows);
    bool worked = true;
    while (worked && sqlite3_step(rows) == SQLITE_ROW) worked = keep_row(list, rows);
    sqlite3_finalize(rows);
    return worked || cy_problem(report, "out of memory");
}

void cy_rows_free(cy_rows *list) {
    for (size_t index = 0; index < list->count * (size_t)list->columns; index++) sqlite3_value_free(list->values[index]);
    free(list->values);
}

bool cy_rows_write(sqlite3 *database, const cy_rows *list, cy_report *report) {
    char sql[256] = {0};
    int length = snprintf(sql, sizeof sql, "%s INTO %s VALUES (?", list->verb, list->table);
    for (int column = 1; column < list->columns; column++)
        length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    sqlite3_stmt *insert = cy_prepare(database, sql, report);
    bool worked = insert != NULL;
    for (size_t row = 0; worked && row < list->count; row++) {
        for (int column = 0; column < list->columns; column++)
            sqlite3_bind_value(insert, column + 1, list->values[row * (size_t)list->columns + (size_t)column]);
        worked = cy_insert(insert, report);
        if (worked && ++report->rows % TRANSACTION_ROWS == 0) worked = cy_execute(database, "COMMIT; BEGIN", report);
    }
    sqlite3_finalize(insert);
    return worked;
}
