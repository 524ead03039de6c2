/// What the files of the import share.
#ifndef CYARDSTICK_IMPORTING_H
#define CYARDSTICK_IMPORTING_H

#include "internal.h"

/// The columns of a generated customer file, in order.
enum {
    NUMBER, NAME, GENDER, SALUTATION, PHONE, EMAIL, BIRTHDAY, BIRTHDAY_KIND, CONSENT, ADDRESS, PROJECT_CODE,
    PROJECT_NAME, CITY, PHASE, BUILDING, UNIT, ROOM, LAYOUT, AREA, FINISH, CONTRACT, ROLE, PAYMENT, VISIT,
    SUBSCRIPTION, SIGNING, LOAN, PLANNED_HANDOVER, HANDOVER, MOVE_IN, STATUS, SPECIALIST,
};

enum { MILESTONES = MOVE_IN - VISIT + 1, PROJECTS_AT_MOST = 64, CODE_SIZE = 32, CHANGE = 1 };

/// An import under way: each statement is prepared once.
typedef struct {
    sqlite3 *database;
    cy_report *report;
    cy_csv csv;
    sqlite3_stmt *insert_person, *find_person, *insert_project, *find_home, *insert_home, *update_home, *find_journey,
        *insert_journey, *insert_owner, *insert_milestone;
    int64_t kinds[MILESTONES];
    struct {
        char code[CODE_SIZE];
        int64_t number;
    } projects[PROJECTS_AT_MOST];
    size_t project_count;
    const cy_lunar_year *lunar_years;
    size_t lunar_year_count;
    int32_t first_lunar_year;
} cy_importing;

// importing_cells.c: each binds one parameter, null for an empty cell.
void cy_bind_text(sqlite3_stmt *statement, int parameter, cy_cell cell);
void cy_bind_choice(sqlite3_stmt *statement, int parameter, cy_cell cell);
void cy_bind_day(sqlite3_stmt *statement, int parameter, cy_cell cell);
void cy_bind_number(sqlite3_stmt *statement, int parameter, cy_cell cell);
bool cy_cell_is(cy_cell cell, const char *text);
/// Binds a row's day of birth and the number it is found by: 100 a month and 1 a day, 2000 more for a lunar date.
/// Both are null for a lunar date that never was.
void cy_bind_birthday(sqlite3_stmt *statement, int day, int key, const cy_importing *import);

// importing_homes.c: the number of a row's home; 0 when it names none, -1 when it cannot be written.
int64_t cy_write_home(cy_importing *import, int64_t project, bool is_main);

#endif
