// Cells of a customer file as values of the store.

#include "importing.h"

#include <stdlib.h>
#include <string.h>

/// The words of a ledger and what the store keeps for them.
static const struct {
    const char *label, *code;
} choices[] = {
    {"男", "male"},           {"女", "female"},         {"公历", "solar"},        {"农历", "lunar"},
    {"精装", "fitted"},       {"毛坯", "bare"},         {"主业主", "main"},       {"共有人", "co"},
    {"按揭", "mortgage"},     {"公积金", "fund"},       {"全款", "full"},         {"到访", "visited"},
    {"认购", "subscribed"},   {"已签约", "signed"},     {"已交付", "handed_over"}, {"已转让", "transferred"},
    {"已退房", "returned"},
};

bool cy_cell_is(cy_cell cell, const char *text) {
    return strlen(text) == cell.length && memcmp(cell.text, text, cell.length) == 0;
}

void cy_bind_text(sqlite3_stmt *statement, int parameter, cy_cell cell) {
    if (cell.length == 0) sqlite3_bind_null(statement, parameter);
    else sqlite3_bind_text(statement, parameter, cell.text, (int)cell.length, SQLITE_STATIC);
}

void cy_bind_choice(sqlite3_stmt *statement, int parameter, cy_cell cell) {
    for (size_t index = 0; index < sizeof choices / sizeof *choices; index++) {
        if (!cy_cell_is(cell, choices[index].label)) continue;
        sqlite3_bind_text(statement, parameter, choices[index].code, -1, SQLITE_STATIC);
        return;
    }
    cy_bind_text(statement, parameter, cell);
}

static int64_t digits(const char *text, int count) {
    int64_t number = 0;
    for (int index = 0; index < count; index++) number = number * 10 + (text[index] - '0');
    return number;
}

void cy_bind_day(sqlite3_stmt *statement, int parameter, cy_cell cell) {
    if (cell.length != 10) sqlite3_bind_null(statement, parameter); // 2026-03-01
    else sqlite3_bind_int64(statement, parameter,
                            cy_day(digits(cell.text, 4), digits(cell.text + 5, 2), digits(cell.text + 8, 2)));
}

void cy_bind_birthday(sqlite3_stmt *statement, int day, int key, const cy_importing *import) {
    cy_cell cell = import->csv.cells[BIRTHDAY], kind = import->csv.cells[BIRTHDAY_KIND];
    cy_bind_day(statement, day, cell);
    sqlite3_bind_null(statement, key);
    if (cell.length != 10) return;
    int64_t number = digits(cell.text + 5, 2) * 100 + digits(cell.text + 8, 2);
    if (kind.length == 0 || cy_cell_is(kind, "公历")) sqlite3_bind_int64(statement, key, number);
    if (!cy_cell_is(kind, "农历")) return;
    cy_lunar_date date = {
        .year = (int32_t)digits(cell.text, 4) - import->first_lunar_year,
        .month = (int32_t)(number / 100),
        .day = (int32_t)(number % 100),
    };
    int32_t born = 0;
    sqlite3_bind_null(statement, day);
    if (!cy_lunar_day(import->lunar_years, import->lunar_year_count, date, &born)) return;
    sqlite3_bind_int64(statement, day, born);
    sqlite3_bind_int64(statement, key, 2000 + number);
}

void cy_bind_number(sqlite3_stmt *statement, int parameter, cy_cell cell) {
    char text[32];
    if (cell.length == 0 || cell.length >= sizeof text) {
        sqlite3_bind_null(statement, parameter);
        return;
    }
    memcpy(text, cell.text, cell.length);
    text[cell.length] = 0;
    sqlite3_bind_double(statement, parameter, strtod(text, NULL));
}
