// Marking outcomes without a table of states: the same columns of the same rows, by their keys.

#include "internal.h"

#include <stdlib.h>

enum { CACHE_KIB = 65536, MOMENT = 1795312800 }; // 2026-11-22T10:00 in China

typedef struct {
    sqlite3 *database;
    sqlite3_stmt *message, *attempt;
    int64_t *numbers;
    int64_t count;
} marking;

/// Finds the messages, in the order they were begun.
static bool find(marking *mark, int64_t limit, cy_report *report) {
    sqlite3_stmt *rows =
        cy_prepare(mark->database, "SELECT id FROM outbox WHERE state = 'sending' ORDER BY id LIMIT ?", report);
    mark->numbers = calloc((size_t)limit, sizeof *mark->numbers);
    if (!rows || !mark->numbers) return false;
    sqlite3_bind_int64(rows, 1, limit);
    while (sqlite3_step(rows) == SQLITE_ROW) mark->numbers[mark->count++] = sqlite3_column_int64(rows, 0);
    sqlite3_finalize(rows);
    return true;
}

static bool prepare(marking *mark, cy_report *report) {
    mark->message = cy_prepare(
        mark->database,
        "UPDATE outbox SET state = 'accepted', problem = NULL, dispatcher = NULL, not_before = 0, review = 0"
        " WHERE id = ? AND state = 'sending'",
        report);
    mark->attempt = cy_prepare(
        mark->database,
        "UPDATE attempts SET finished_at = ?2, outcome = 'accepted', code = 250, words = '2.0.0 Ok'"
        " WHERE message = ?1 AND outcome IS NULL",
        report);
    return mark->message && mark->attempt;
}

static bool write_one(marking *mark, int64_t number, cy_report *report) {
    sqlite3_bind_int64(mark->message, 1, number);
    sqlite3_bind_int64(mark->attempt, 1, number);
    sqlite3_bind_int64(mark->attempt, 2, MOMENT);
    return cy_insert(mark->message, report) && cy_insert(mark->attempt, report);
}

static bool write_all(marking *mark, int64_t batch, cy_report *report) {
    cy_start(report);
    bool worked = true;
    for (int64_t first = 0; worked && first < mark->count; first += batch) {
        worked = cy_execute(mark->database, "BEGIN IMMEDIATE", report);
        for (int64_t place = first; worked && place < mark->count && place < first + batch; place++)
            worked = write_one(mark, mark->numbers[place], report);
        worked = worked && cy_execute(mark->database, "COMMIT", report);
    }
    cy_stop(report);
    return worked;
}

bool cy_mark(const char *path, int64_t limit, int64_t batch, cy_report *report) {
    *report = (cy_report){0};
    marking mark = {.database = cy_open(path, CACHE_KIB, report)};
    bool worked = mark.database && find(&mark, limit, report) && prepare(&mark, report);
    int64_t before = worked ? sqlite3_total_changes64(mark.database) : 0;
    worked = worked && write_all(&mark, batch, report);
    report->found = mark.count;
    report->rows = worked ? sqlite3_total_changes64(mark.database) - before : 0;
    sqlite3_finalize(mark.message);
    sqlite3_finalize(mark.attempt);
    sqlite3_close(mark.database);
    free(mark.numbers);
    return worked;
}
