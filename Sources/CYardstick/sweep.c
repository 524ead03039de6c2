// The daily sweep without rules: selects what is due and undecided by the same indexes, reads every column, and
// writes the rows that Doorstep wrote.

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRANSACTION_ROWS = 10000, SQL_SIZE = 4096, UNTIL_COLUMN = 13, COLUMNS = 14 };

/// Thirteen columns that rules and messages read, and the end of a repeat.
#define READ                                                                                                         \
    "j.status, j.payment, j.open_complaints, j.last_visit, h.layout, p.pipe_warranty_months, o.id, o.deceased, "      \
    "o.blocked, o.consent, o.phone, o.email"
#define JOIN_REST                                                                                                    \
    " LEFT JOIN persons o ON o.id = j.contact LEFT JOIN homes h ON h.id = j.home LEFT JOIN projects p ON p.id = "     \
    "j.project"
#define UNDECIDED(subject)                                                                                           \
    " AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.rule = ?1 AND l.subject = " subject " AND l.occasion = ?5)"

static const char of_journeys[] =
    "SELECT m.day, " READ ", (SELECT u.day FROM milestones u WHERE u.journey = m.journey AND u.kind = ?6)"
    " FROM milestones m CROSS JOIN journeys j ON j.id = m.journey" JOIN_REST
    " WHERE m.kind = ?2 AND m.day BETWEEN ?3 AND ?4"
    " AND NOT EXISTS (SELECT 1 FROM milestones u WHERE u.journey = m.journey AND u.kind = ?6 AND u.day < ?7)";

static const char of_journeys_by_status[] =
    "SELECT m.day, " READ ", NULL FROM journeys j CROSS JOIN milestones m ON m.journey = j.id AND m.kind = ?2" JOIN_REST
    " WHERE m.day BETWEEN ?3 AND ?4";

static const char of_persons[] =
    "SELECT m.day, " READ ", NULL FROM milestones m CROSS JOIN owners w ON w.journey = m.journey"
    " CROSS JOIN persons o ON o.id = w.person CROSS JOIN journeys j ON j.id = m.journey"
    " LEFT JOIN homes h ON h.id = j.home LEFT JOIN projects p ON p.id = j.project"
    " WHERE m.kind = ?2 AND m.day BETWEEN ?3 AND ?4"
    " AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey AND f.kind = ?2"
    " WHERE e.person = w.person AND (f.day < m.day OR (f.day = m.day AND f.journey < m.journey)))";

static const char of_birthdays[] =
    "SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, o.id, o.deceased, o.blocked, o.consent, o.phone, o.email, NULL"
    " FROM persons o WHERE o.birth_mmdd IN (?3, ?4)";

static const char of_all_persons[] =
    "SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, o.id, o.deceased, o.blocked, o.consent, o.phone, o.email, NULL"
    " FROM persons o WHERE 1";

static const char of_everyone[] =
    "SELECT NULL, " READ ", NULL FROM journeys j" JOIN_REST " WHERE 1";

/// A statement in its two parts: a condition that few pass stands between them, and is asked before the ledger.
typedef struct {
    const char *shape, *rows, *undecided;
} sweep_sql;

static const sweep_sql shapes[] = {
    {"journey", of_journeys, UNDECIDED("(m.journey << 2 | 1)")},
    {"status", of_journeys_by_status, UNDECIDED("(m.journey << 2 | 1)")},
    {"person", of_persons, UNDECIDED("(w.person << 2)")},
    {"birthday", of_birthdays, UNDECIDED("(o.id << 2)")},
    {"persons", of_all_persons, UNDECIDED("(o.id << 2)")},
    {"everyone", of_everyone, UNDECIDED("(j.id << 2 | 1)")},
};

static bool write_sql(char *sql, const cy_selection *selection, cy_report *report) {
    const sweep_sql *shape = shapes, *end = shapes + sizeof shapes / sizeof *shapes;
    while (shape < end && strcmp(shape->shape, selection->shape) != 0) shape++;
    if (shape == end) return cy_problem(report, "no selection is called %s", selection->shape);
    int length = snprintf(sql, SQL_SIZE, "%s%s%s", shape->rows, selection->condition, shape->undecided);
    if (!*selection->earlier) return true;
    snprintf(sql + length, SQL_SIZE - (size_t)length,
             " AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey AND e.kind IN (SELECT id FROM"
             " milestone_kinds WHERE name IN (%s)))",
             selection->earlier);
    return true;
}

/// What was decided by another sweep: the rows of one table, kept in memory.
typedef struct {
    const char *table;
    int columns;
    size_t count, capacity;
    sqlite3_value **values;
} row_list;

static bool keep_row(row_list *list, sqlite3_stmt *rows) {
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

static bool read_rows(sqlite3 *decided, row_list *list, cy_report *report) {
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT * FROM %s WHERE sweep = (SELECT max(id) FROM sweeps)", list->table);
    sqlite3_stmt *rows = cy_prepare(decided, sql, report);
    if (!rows) return false;
    list->columns = sqlite3_column_count(rows);
    bool worked = true;
    while (worked && sqlite3_step(rows) == SQLITE_ROW) worked = keep_row(list, rows);
    sqlite3_finalize(rows);
    return worked || cy_problem(report, "out of memory");
}

static void free_rows(row_list *list) {
    for (size_t index = 0; index < list->count * (size_t)list->columns; index++) sqlite3_value_free(list->values[index]);
    free(list->values);
}

static bool write_rows(sqlite3 *database, const row_list *list, cy_report *report) {
    char sql[256] = {0};
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", list->table);
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

/// Whether a repeat has ended before the row is due.
static bool is_over(sqlite3_stmt *rows, const cy_selection *selection) {
    if (sqlite3_column_type(rows, UNTIL_COLUMN) == SQLITE_NULL) return false;
    int64_t due = sqlite3_column_int64(rows, 0) + selection->days;
    if (selection->months) due = cy_add_months(sqlite3_column_int64(rows, 0), selection->months);
    return due > sqlite3_column_int64(rows, UNTIL_COLUMN);
}

/// Looks at every column of a row, as a rule would.
static uint64_t read_columns(sqlite3_stmt *rows) {
    uint64_t sum = 0;
    for (int column = 0; column < COLUMNS; column++) {
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
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        if (is_over(rows, selection)) continue;
        report->found++;
        report->passed += (int64_t)(read_columns(rows) & 1); // keeps the reading from being left out
    }
    sqlite3_reset(rows);
    return code == SQLITE_DONE || cy_problem(report, "%s", sqlite3_errmsg(database));
}

/// One prepared statement serves all selections of the same shape that follow each other.
static bool select_all(sqlite3 *database, const cy_plan *plan, cy_report *report) {
    char previous[SQL_SIZE] = "", sql[SQL_SIZE];
    sqlite3_stmt *rows = NULL;
    bool worked = true;
    for (size_t index = 0; worked && index < plan->count; index++) {
        if (!write_sql(sql, &plan->selections[index], report)) worked = false;
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

static bool sweep(const char *path, const cy_plan *plan, const row_list *lists, size_t count, cy_report *report) {
    cy_start(report);
    sqlite3 *database = cy_open(path, 65536, report); // KiB
    bool worked = database && select_all(database, plan, report) && cy_execute(database, "BEGIN", report);
    for (size_t index = 0; worked && index < count; index++) worked = write_rows(database, &lists[index], report);
    worked = worked && cy_execute(database, "COMMIT", report);
    sqlite3_close(database);
    cy_stop(report);
    return worked;
}

bool cy_sweep(const char *path, const char *plan_path, const char *decided_path, cy_report *report) {
    *report = (cy_report){0};
    row_list lists[] = {{.table = "ledger"}, {.table = "tasks"}, {.table = "outbox"}};
    enum { LISTS = sizeof lists / sizeof *lists };
    cy_plan plan = {0};
    bool worked = cy_plan_read(&plan, plan_path, report);
    sqlite3 *decided = worked ? cy_open_to_read(decided_path, report) : NULL;
    for (size_t index = 0; decided && index < LISTS; index++) {
        if (!read_rows(decided, &lists[index], report)) worked = false;
    }
    sqlite3_close(decided);
    worked = worked && decided && sweep(path, &plan, lists, LISTS, report);
    for (size_t index = 0; index < LISTS; index++) free_rows(&lists[index]);
    cy_plan_free(&plan);
    return worked;
}
