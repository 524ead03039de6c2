// The daily sweep without rules: selects what is due and undecided by the same indexes, reads every column, and
// writes the rows that Doorstep wrote.

#include "internal.h"

#include <string.h>

/// Whether a repeat has ended before the row is due.
static bool is_over(sqlite3_stmt *rows, const cy_selection *selection) {
    if (sqlite3_column_type(rows, CY_UNTIL_COLUMN) == SQLITE_NULL) return false;
    int64_t due = sqlite3_column_int64(rows, 0) + selection->days;
    if (selection->months) due = cy_add_months(sqlite3_column_int64(rows, 0), selection->months);
    return due > sqlite3_column_int64(rows, CY_UNTIL_COLUMN);
}

/// Looks at every column of a row, as a rule would.
static uint64_t read_columns(sqlite3_stmt *rows, int columns) {
    uint64_t sum = 0;
    for (int column = 0; column < columns; column++) {
        const unsigned char *text =
            sqlite3_column_type(rows, column) == SQLITE_TEXT ? sqlite3_column_text(rows, column) : NULL;
        sum += text ? text[0] + (uint64_t)sqlite3_column_bytes(rows, column)
                    : (uint64_t)sqlite3_column_int64(rows, column);
    }
    return sum;
}

static int64_t kind_number(sqlite3 *database, const char *name, cy_report *report) {
    return *name ? cy_number(database, "SELECT id FROM milestone_kinds WHERE name = ?", name, report) : -1;
}

static bool select_rows(sqlite3 *database, sqlite3_stmt *rows, const cy_selection *selection, cy_report *report) {
    int64_t rule = cy_number(database, "SELECT id FROM rules WHERE name = ?", selection->rule, report);
    sqlite3_bind_int64(rows, 1, rule);
    sqlite3_bind_int64(rows, 2, kind_number(database, selection->kind, report));
    sqlite3_bind_int64(rows, 3, selection->first);
    sqlite3_bind_int64(rows, 4, selection->last);
    sqlite3_bind_int64(rows, 5, selection->occasion);
    sqlite3_bind_int64(rows, 6, kind_number(database, selection->until, report));
    sqlite3_bind_int64(rows, 7, selection->window);
    sqlite3_bind_int64(rows, 8, selection->judged);
    int code, columns = sqlite3_column_count(rows);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (is_over(rows, selection)) continue;
        report->found++;
        report->passed += (int64_t)(read_columns(rows, columns) & 1); // keeps the reading from being left out
    }
    sqlite3_reset(rows);
    return code == SQLITE_DONE || cy_problem(report, "%s", sqlite3_errmsg(database));
}

/// One prepared statement serves all selections of the same shape that follow each other.
static bool select_all(sqlite3 *database, const cy_plan *plan, cy_report *report) {
    char previous[CY_SQL_SIZE] = "", sql[CY_SQL_SIZE];
    sqlite3_stmt *rows = NULL;
    bool worked = true;
    for (size_t index = 0; worked && index < plan->count; index++) {
        if (!cy_write_selection(sql, &plan->selections[index], report)) worked = false;
        else if (strcmp(sql, previous) != 0) {
            sqlite3_finalize(rows);
            rows = cy_prepare(database, sql, report);
            strcpy(previous, sql);
        }
        worked = worked && rows && select_rows(database, rows, &plan->selections[index], report);
    }
    sqlite3_finalize(rows);
    return worked;
}

static bool sweep(const char *path, const cy_plan *plan, const cy_rows *lists, size_t count, cy_report *report) {
    cy_start(report);
    sqlite3 *database = cy_open(path, 65536, report); // KiB
    bool worked = database && select_all(database, plan, report) && cy_execute(database, "BEGIN", report);
    for (size_t index = 0; worked && index < count; index++) worked = cy_rows_write(database, &lists[index], report);
    worked = worked && cy_execute(database, "COMMIT", report);
    sqlite3_close(database);
    cy_stop(report);
    return worked;
}

bool cy_sweep(const char *path, const char *plan_path, const char *decided_path, cy_report *report) {
    *report = (cy_report){0};
    const char *of_sweep = "sweep = (SELECT max(id) FROM sweeps)";
    cy_rows lists[] = {
        {.table = "ledger", .condition = of_sweep, .verb = "INSERT"},
        {.table = "tasks", .condition = of_sweep, .verb = "INSERT"},
        {.table = "outbox", .condition = of_sweep, .verb = "INSERT"},
        {.table = "samples", .condition = "day = (SELECT day FROM sweeps ORDER BY id DESC)", .verb = "REPLACE"},
    };
    enum { LISTS = sizeof lists / sizeof *lists };
    cy_plan plan = {0};
    bool worked = cy_plan_read(&plan, plan_path, report);
    sqlite3 *decided = worked ? cy_open_to_read(decided_path, report) : NULL;
    for (size_t index = 0; decided && index < LISTS; index++) {
        if (!cy_rows_read(decided, &lists[index], report)) worked = false;
    }
    sqlite3_close(decided);
    worked = worked && decided && sweep(path, &plan, lists, LISTS, report);
    for (size_t index = 0; index < LISTS; index++) cy_rows_free(&lists[index]);
    cy_plan_free(&plan);
    return worked;
}
