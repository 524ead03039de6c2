/// The yardsticks that Doorstep's speed is compared with: the same work in plain C with nothing in between.
///
/// None of it is part of the program; `bench` alone uses it. Each yardstick says how long it worked and what it found,
/// so that one that does less than its share is noticed.
#ifndef CYARDSTICK_H
#define CYARDSTICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CY_PROBLEM_SIZE = 256 };

/// What a yardstick did.
typedef struct {
    double seconds; ///< wall time of the work; what was only prepared for it is not in it
    double cpu;     ///< CPU time of the same
    int64_t found;  ///< rows selected, looked at or read from a file
    int64_t passed; ///< evaluations that came out true
    int64_t rows;   ///< rows written
    char problem[CY_PROBLEM_SIZE]; ///< why it failed; empty when it did not
} cy_report;

/// Two Lua functions that judge the same: one reads a table of twelve fields, the other its arguments.
typedef struct cy_calls cy_calls;

/// Opens a plain Lua state with its own allocator and neither hooks nor limits; null when a text is no Lua.
/// Both texts give a function: of a table with `status`, `optout` and `anchor`; of an unused value and these three.
cy_calls *_Nullable cy_calls_open(const char *_Nonnull by_table, const char *_Nonnull by_position, int64_t today);
void cy_calls_close(cy_calls *_Nonnull calls);

/// Calls the first function `count` times with one table that is filled once; CPU nanoseconds of a call.
/// Negative when a call came out false.
double cy_calls_table(cy_calls *_Nonnull calls, size_t count);

/// Calls the second function for each of `rows` rows, `times` times; CPU nanoseconds of a call.
/// Cells are as `dh_rows` of CLuaHost has them. Negative when a call came out false.
double cy_calls_cells(cy_calls *_Nonnull calls, const uint64_t *_Nonnull cells, size_t stride,
                      const uint8_t *_Nonnull arena, size_t rows, size_t times);

/// One lunar year of a plain table.
typedef struct {
    int32_t first_day;    ///< its new year, days since 1970-01-01
    int32_t leap_month;   ///< the month that is doubled, 0 for none
    uint32_t long_months; ///< bit i is set when month i, the leap month in its place, has 30 days and not 29
} cy_lunar_year;

/// A lunar date; the year is its place in the table.
typedef struct {
    int32_t year, month;
    bool leap;
    int32_t day;
} cy_lunar_date;

/// Finds the lunar dates of `asked` days within the table, `times` times; CPU nanoseconds of one.
/// Adds 100 a month, 1 a day and 5000 for a leap month to `sum`.
double cy_lunar_dates(const cy_lunar_year *_Nonnull years, size_t count, const int32_t *_Nonnull days, size_t asked,
                      size_t times, int64_t *_Nonnull sum);

/// Finds the days of `asked` lunar dates, `times` times; CPU nanoseconds of one. Adds the days to `sum`.
double cy_lunar_days(const cy_lunar_year *_Nonnull years, const cy_lunar_date *_Nonnull dates, size_t asked,
                     size_t times, int64_t *_Nonnull sum);

/// Finds the first lunar birthday, in an ordinary month, of people born on `asked` days on or after as many others;
/// CPU nanoseconds of one. Adds the days to `sum`.
double cy_lunar_birthdays(const cy_lunar_year *_Nonnull years, size_t count, const int32_t *_Nonnull born,
                          const int32_t *_Nonnull after, size_t asked, size_t times, int64_t *_Nonnull sum);

/// Selects what is due by the lines of the file `plan` (see plan.c), then writes into `database` the rows that the
/// last sweep in the database `decided` wrote: ledger, tasks, outbox and samples. Reading those is not timed.
bool cy_sweep(const char *_Nonnull database, const char *_Nonnull plan, const char *_Nonnull decided,
              cy_report *_Nonnull report);

/// Judges every journey by every function of the list that the Lua file `rules` returns, from one scan of twelve
/// columns into one table.
bool cy_scan(const char *_Nonnull database, const char *_Nonnull rules, int64_t today, cy_report *_Nonnull report);

/// Takes a generated customer file into an empty store that has its schema; lunar birthdays by a table of `count`
/// years from the lunar year `first_year` on.
bool cy_import(const char *_Nonnull database, const char *_Nonnull file, int64_t day,
               const cy_lunar_year *_Nonnull years, size_t count, int32_t first_year, cy_report *_Nonnull report);

/// Writes that the first `limit` messages being sent were taken, `batch` of them in a transaction: state and attempt,
/// each by its key. Finding the messages is not timed.
bool cy_mark(const char *_Nonnull database, int64_t limit, int64_t batch, cy_report *_Nonnull report);

/// A number that changes with the schema of a database; 0 when it cannot be read.
uint64_t cy_schema(const char *_Nonnull database);

/// What a process used, from its start to its end.
typedef struct {
    int32_t status;    ///< its exit status; 128 and more when a signal ended it
    double wall;       ///< seconds
    double cpu;        ///< seconds, user and system
    int64_t resident;  ///< the most bytes it held in memory at once
} cy_usage;

/// Runs a program and waits for its end; false when it cannot be started.
/// `arguments` are `count` texts, each ended by a NUL, the program first. What it prints goes to the file `output`.
bool cy_run(const char *_Nonnull arguments, size_t count, const char *_Nonnull output, cy_usage *_Nonnull usage);

/// Starts a program as `cy_run` does, and does not wait; what it complains of goes to the file as well. Its process,
/// or 0 when it cannot be started.
int32_t cy_begin(const char *_Nonnull arguments, size_t count, const char *_Nonnull output);

/// Ends a process that was begun, and waits until it is gone.
void cy_end(int32_t process);

/// A port of this machine that nobody listens on at the moment; 0 when there is none.
uint16_t cy_free_port(void);

/// Whether somebody listens on a port of this machine.
bool cy_is_listening(uint16_t port);

#endif
