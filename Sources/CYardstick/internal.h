/// What the files of CYardstick share.
#ifndef CYARDSTICK_INTERNAL_H
#define CYARDSTICK_INTERNAL_H

#include "CYardstick.h"

#include <sqlite3.h>

// database.c: each gives false or null, and says why in the report, when SQLite fails.
sqlite3 *cy_open(const char *path, int cache_kib, cy_report *report);
sqlite3 *cy_open_to_read(const char *path, cy_report *report);
bool cy_execute(sqlite3 *database, const char *sql, cy_report *report);
sqlite3_stmt *cy_prepare(sqlite3 *database, const char *sql, cy_report *report);
bool cy_insert(sqlite3_stmt *statement, cy_report *report); // one step to the end, and back to the beginning
int64_t cy_number(sqlite3 *database, const char *sql, const char *text, cy_report *report); // -1 when there is none

// report.c
bool cy_problem(cy_report *report, const char *format, ...) __attribute__((format(printf, 2, 3))); // always false
double cy_clock(void);     // seconds of wall time
double cy_cpu_clock(void); // seconds of CPU time of this thread
void cy_start(cy_report *report); // from here until cy_stop, both are counted
void cy_stop(cy_report *report);

// csv.c
enum { CY_COLUMNS = 32 };

/// The bytes of one cell.
typedef struct {
    const char *text;
    size_t length;
} cy_cell;

/// A customer file in memory, read record by record.
typedef struct {
    char *bytes;
    size_t length, position;
    char *unquoted; // cells that stood in quotes, for one record
    size_t unquoted_size;
    cy_cell cells[CY_COLUMNS];
} cy_csv;

bool cy_csv_open(cy_csv *csv, const char *path, cy_report *report);
bool cy_csv_next(cy_csv *csv); // false at the end, or where a record has not 32 cells
void cy_csv_close(cy_csv *csv);

// plan.c

/// One selection of the sweep.
typedef struct {
    char *line; // the fields point into it
    const char *shape, *rule, *kind, *earlier, *condition, *until;
    int64_t occasion, first, last, window, months, days, judged;
} cy_selection;

typedef struct {
    cy_selection *selections;
    size_t count;
} cy_plan;

bool cy_plan_read(cy_plan *plan, const char *path, cy_report *report);
void cy_plan_free(cy_plan *plan);

// selection.c
enum { CY_SQL_SIZE = 4096, CY_UNTIL_COLUMN = 13 };

/// Writes the statement of a selection. Its first column is the anchor's day, the one of CY_UNTIL_COLUMN the end of a
/// repeat; all of them are to be read.
bool cy_write_selection(char *sql, const cy_selection *selection, cy_report *report);

// decided.c

/// What another sweep wrote into one table, kept in memory.
typedef struct {
    const char *table, *condition; // the rows are those for which the condition holds
    const char *verb;              // INSERT, or REPLACE for rows that may be there already
    int columns;
    size_t count, capacity;
    sqlite3_value **values;
} cy_rows;

bool cy_rows_read(sqlite3 *decided, cy_rows *list, cy_report *report);
bool cy_rows_write(sqlite3 *database, const cy_rows *list, cy_report *report); // within a transaction
void cy_rows_free(cy_rows *list);

// calendar.c
int64_t cy_day(int64_t year, int64_t month, int64_t day);
int64_t cy_add_months(int64_t day, int64_t months); // the end of the month is kept to

// lunar.c: the day of a date in an ordinary month; false when there never was such a date.
bool cy_lunar_day(const cy_lunar_year *years, size_t count, cy_lunar_date date, int32_t *day);

#endif
