// The import without checks of cells: the same rows into the same tables, 10,000 a transaction.

#include "importing.h"

#include <stdio.h>
#include <string.h>

enum { CACHE_KIB = 65536, TRANSACTION_ROWS = 10000 };

static const char *const milestone_names[MILESTONES] = {
    "visit", "subscription", "signing", "loan", "planned_handover", "handover", "move_in",
};

static bool prepare(cy_importing *import) {
    struct {
        sqlite3_stmt **statement;
        const char *sql;
    } all[] = {
        {&import->insert_person,
         "INSERT INTO persons(number, name, gender, salutation, phone, email, birthday, birthday_kind, consent, address,"
         " birthday_key, known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT(number) DO NOTHING"},
        {&import->find_person, "SELECT id FROM persons WHERE number = ?"},
        {&import->insert_project, "INSERT INTO projects(code, name, city, known) VALUES (?, ?, ?, 1)"},
        {&import->find_home, "SELECT id, told_by FROM homes WHERE project = ? AND place = ?"},
        {&import->insert_home,
         "INSERT INTO homes(project, place, phase, building, unit, room, layout, area, finish, told_by, known)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)"},
        {&import->update_home,
         "UPDATE homes SET phase = ?3, building = ?4, unit = ?5, room = ?6, layout = ?7, area = ?8, finish = ?9,"
         " told_by = ?10 WHERE id = ?1"},
        {&import->find_journey, "SELECT id FROM journeys WHERE key = ?"},
        {&import->insert_journey,
         "INSERT INTO journeys(key, contract, project, home, status, payment, specialist, contact, main_told, known)"
         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"},
        {&import->insert_owner, "INSERT OR IGNORE INTO owners(journey, person, role, known) VALUES (?, ?, ?, 1)"},
        {&import->insert_milestone, "INSERT INTO milestones(journey, kind, day, known) VALUES (?, ?, ?, 1)"},
    };
    for (size_t index = 0; index < sizeof all / sizeof *all; index++) {
        *all[index].statement = cy_prepare(import->database, all[index].sql, import->report);
        if (!*all[index].statement) return false;
    }
    return true;
}

static bool begin(cy_importing *import, int64_t day) {
    char change[128];
    snprintf(change, sizeof change,
             "INSERT INTO changes(id, source, day, made_at) VALUES (%d, 'customers.csv', %lld, 0)", (int)CHANGE,
             (long long)day);
    if (!cy_execute(import->database, change, import->report)) return false;
    for (int index = 0; index < MILESTONES; index++) {
        char kind[128];
        snprintf(kind, sizeof kind, "INSERT INTO milestone_kinds(name) VALUES ('%s')", milestone_names[index]);
        if (!cy_execute(import->database, kind, import->report)) return false;
        import->kinds[index] = sqlite3_last_insert_rowid(import->database);
    }
    return prepare(import);
}

/// The number of a row's person; -1 when it cannot be written.
static int64_t write_person(cy_importing *import) {
    const cy_cell *cells = import->csv.cells;
    sqlite3_stmt *insert = import->insert_person;
    cy_bind_text(insert, 1, cells[NUMBER]);
    cy_bind_text(insert, 2, cells[NAME]);
    cy_bind_choice(insert, 3, cells[GENDER]);
    cy_bind_text(insert, 4, cells[SALUTATION]);
    cy_bind_text(insert, 5, cells[PHONE]);
    cy_bind_text(insert, 6, cells[EMAIL]);
    cy_bind_birthday(insert, 7, 11, import);
    cy_bind_choice(insert, 8, cells[BIRTHDAY_KIND]);
    sqlite3_bind_int(insert, 9, cy_cell_is(cells[CONSENT], "是"));
    cy_bind_text(insert, 10, cells[ADDRESS]);
    if (!cy_insert(insert, import->report)) return -1;
    if (sqlite3_changes(import->database)) return sqlite3_last_insert_rowid(import->database);
    cy_bind_text(import->find_person, 1, cells[NUMBER]);
    int64_t number = sqlite3_step(import->find_person) == SQLITE_ROW ? sqlite3_column_int64(import->find_person, 0) : -1;
    sqlite3_reset(import->find_person);
    return number;
}

/// The number of a row's project, of which there are few; -1 when it cannot be written.
static int64_t write_project(cy_importing *import) {
    const cy_cell *cells = import->csv.cells;
    for (size_t index = 0; index < import->project_count; index++) {
        if (cy_cell_is(cells[PROJECT_CODE], import->projects[index].code)) return import->projects[index].number;
    }
    if (import->project_count == PROJECTS_AT_MOST || cells[PROJECT_CODE].length >= CODE_SIZE) {
        cy_problem(import->report, "the file has more projects than the yardstick takes");
        return -1;
    }
    for (int column = 0; column < 3; column++)
        cy_bind_text(import->insert_project, column + 1, cells[PROJECT_CODE + column]);
    if (!cy_insert(import->insert_project, import->report)) return -1;
    int64_t number = sqlite3_last_insert_rowid(import->database);
    memcpy(import->projects[import->project_count].code, cells[PROJECT_CODE].text, cells[PROJECT_CODE].length);
    import->projects[import->project_count++].number = number;
    return number;
}

static bool write_milestones(cy_importing *import, int64_t journey) {
    for (int index = 0; index < MILESTONES; index++) {
        cy_cell cell = import->csv.cells[VISIT + index];
        if (cell.length == 0) continue;
        sqlite3_bind_int64(import->insert_milestone, 1, journey);
        sqlite3_bind_int64(import->insert_milestone, 2, import->kinds[index]);
        cy_bind_day(import->insert_milestone, 3, cell);
        if (!cy_insert(import->insert_milestone, import->report)) return false;
    }
    return true;
}

static bool write_owner(cy_importing *import, int64_t journey, int64_t person, bool is_main) {
    sqlite3_bind_int64(import->insert_owner, 1, journey);
    sqlite3_bind_int64(import->insert_owner, 2, person);
    sqlite3_bind_text(import->insert_owner, 3, is_main ? "main" : "co", -1, SQLITE_STATIC);
    return cy_insert(import->insert_owner, import->report);
}

/// What a journey is known by: its contract, else its home, else the person's visit to the project.
static int write_key(const cy_importing *import, char *key, size_t size, int64_t project, int64_t home, int64_t person) {
    cy_cell contract = import->csv.cells[CONTRACT];
    if (contract.length) return snprintf(key, size, "contract %.*s", (int)contract.length, contract.text);
    if (home) return snprintf(key, size, "home %lld", (long long)home);
    return snprintf(key, size, "visit %lld %lld", (long long)project, (long long)person);
}

static bool write_journey(cy_importing *import, int64_t project, int64_t home, int64_t person, bool is_main) {
    const cy_cell *cells = import->csv.cells;
    char key[128];
    int length = write_key(import, key, sizeof key, project, home, person);
    sqlite3_bind_text(import->find_journey, 1, key, length, SQLITE_STATIC);
    bool exists = sqlite3_step(import->find_journey) == SQLITE_ROW;
    int64_t journey = exists ? sqlite3_column_int64(import->find_journey, 0) : 0;
    sqlite3_reset(import->find_journey);
    if (exists) return write_owner(import, journey, person, false);
    sqlite3_stmt *insert = import->insert_journey;
    sqlite3_bind_text(insert, 1, key, length, SQLITE_STATIC);
    cy_bind_text(insert, 2, cells[CONTRACT]);
    sqlite3_bind_int64(insert, 3, project);
    if (home) sqlite3_bind_int64(insert, 4, home);
    else sqlite3_bind_null(insert, 4);
    cy_bind_choice(insert, 5, cells[STATUS]);
    cy_bind_choice(insert, 6, cells[PAYMENT]);
    cy_bind_text(insert, 7, cells[SPECIALIST]);
    sqlite3_bind_int64(insert, 8, person);
    sqlite3_bind_int(insert, 9, is_main);
    if (!cy_insert(insert, import->report)) return false;
    journey = sqlite3_last_insert_rowid(import->database);
    return write_owner(import, journey, person, is_main) && write_milestones(import, journey);
}

static bool write_row(cy_importing *import) {
    bool is_main = !cy_cell_is(import->csv.cells[ROLE], "共有人");
    int64_t person = write_person(import);
    int64_t project = person < 0 ? -1 : write_project(import);
    int64_t home = project < 0 ? -1 : cy_write_home(import, project, is_main);
    return home >= 0 && write_journey(import, project, home, person, is_main);
}

static bool write_rows(cy_importing *import) {
    if (!cy_execute(import->database, "BEGIN", import->report)) return false;
    while (cy_csv_next(&import->csv)) {
        if (!write_row(import)) return false;
        import->report->found++;
        if (import->report->found % TRANSACTION_ROWS == 0 &&
            !cy_execute(import->database, "COMMIT; BEGIN", import->report))
            return false;
    }
    if (!cy_execute(import->database, "COMMIT", import->report)) return false;
    return import->csv.position >= import->csv.length ||
           cy_problem(import->report, "row %lld has not %d cells", (long long)import->report->found + 1, CY_COLUMNS);
}

static void finish(cy_importing *import) {
    if (!import->database) return;
    for (sqlite3_stmt *each; (each = sqlite3_next_stmt(import->database, NULL));) sqlite3_finalize(each);
    sqlite3_close(import->database);
}

bool cy_import(const char *path, const char *file, int64_t day, const cy_lunar_year *years, size_t count,
               int32_t first_year, cy_report *report) {
    *report = (cy_report){0};
    cy_start(report);
    cy_importing import = {
        .report = report, .lunar_years = years, .lunar_year_count = count, .first_lunar_year = first_year};
    bool worked = cy_csv_open(&import.csv, file, report) && cy_csv_next(&import.csv);
    if (!worked && !*report->problem) cy_problem(report, "%s has not %d columns", file, CY_COLUMNS);
    import.database = worked ? cy_open(path, CACHE_KIB, report) : NULL;
    worked = import.database && begin(&import, day) && write_rows(&import);
    report->rows = worked ? sqlite3_total_changes64(import.database) : 0;
    finish(&import);
    cy_csv_close(&import.csv);
    cy_stop(report);
    return worked;
}
