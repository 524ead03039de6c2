// Homes: one per project and place, told by the latest contract that bought it.

#include "importing.h"

#include <string.h>

enum { PLACE_SIZE = 128, TELLER_SIZE = 64 };

/// Words that departments write differently.
static const char *const dropped[] = {"号楼", "单元", "栋", "幢", "座", "楼", "室", "期", "#", " "};

/// Appends a part of a place without those words, in capitals and without leading zeros.
static size_t append_part(char *place, size_t length, cy_cell cell) {
    size_t begin = length;
    for (size_t at = 0; at < cell.length && length < PLACE_SIZE - 1;) {
        size_t skip = 0;
        for (size_t index = 0; index < sizeof dropped / sizeof *dropped && !skip; index++) {
            size_t size = strlen(dropped[index]);
            if (size <= cell.length - at && memcmp(cell.text + at, dropped[index], size) == 0) skip = size;
        }
        char letter = cell.text[at];
        at += skip ? skip : 1;
        if (skip || (letter == '0' && length == begin)) continue;
        place[length++] = letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
    }
    return length;
}

static size_t write_place(char *place, const cy_cell *cells) {
    size_t length = 0;
    for (int column = PHASE; column <= ROOM; column++) {
        if (column > PHASE) place[length++] = '|';
        length = append_part(place, length, cells[column]);
    }
    return length;
}

/// The day and the contract that tell the home.
static size_t write_teller(char *teller, const cy_cell *cells) {
    static const int days[] = {SIGNING, SUBSCRIPTION, VISIT};
    size_t length = 0;
    for (size_t index = 0; index < sizeof days / sizeof *days && length == 0; index++) {
        cy_cell day = cells[days[index]];
        if (day.length < TELLER_SIZE / 2) memcpy(teller, day.text, length = day.length);
    }
    teller[length++] = ' ';
    cy_cell contract = cells[CONTRACT];
    size_t room = TELLER_SIZE - length, size = contract.length < room ? contract.length : room;
    memcpy(teller + length, contract.text, size);
    return length + size;
}

static void bind_home(sqlite3_stmt *statement, const cy_cell *cells, const char *teller, size_t teller_length) {
    cy_bind_text(statement, 3, cells[PHASE]);
    cy_bind_text(statement, 4, cells[BUILDING]);
    cy_bind_text(statement, 5, cells[UNIT]);
    cy_bind_text(statement, 6, cells[ROOM]);
    cy_bind_text(statement, 7, cells[LAYOUT]);
    cy_bind_number(statement, 8, cells[AREA]);
    cy_bind_choice(statement, 9, cells[FINISH]);
    sqlite3_bind_text(statement, 10, teller, (int)teller_length, SQLITE_STATIC);
}

/// Whether a teller comes after the one before.
static bool is_newer(const char *teller, size_t length, sqlite3_stmt *found) {
    const void *earlier = sqlite3_column_text(found, 1);
    size_t other = (size_t)sqlite3_column_bytes(found, 1);
    int order = memcmp(teller, earlier, length < other ? length : other);
    return order > 0 || (order == 0 && length >= other);
}

int64_t cy_write_home(cy_importing *import, int64_t project, bool is_main) {
    const cy_cell *cells = import->csv.cells;
    if (cells[BUILDING].length == 0 && cells[ROOM].length == 0) return 0;
    char place[PLACE_SIZE + 8], teller[TELLER_SIZE + 8];
    size_t place_length = write_place(place, cells), teller_length = write_teller(teller, cells);
    sqlite3_bind_int64(import->find_home, 1, project);
    sqlite3_bind_text(import->find_home, 2, place, (int)place_length, SQLITE_STATIC);
    bool exists = sqlite3_step(import->find_home) == SQLITE_ROW;
    int64_t number = exists ? sqlite3_column_int64(import->find_home, 0) : 0;
    bool newer = exists && is_main && is_newer(teller, teller_length, import->find_home);
    sqlite3_reset(import->find_home);
    if (exists && !newer) return number;
    sqlite3_stmt *statement = exists ? import->update_home : import->insert_home;
    sqlite3_bind_int64(statement, 1, exists ? number : project);
    if (!exists) sqlite3_bind_text(statement, 2, place, (int)place_length, SQLITE_STATIC);
    bind_home(statement, cells, teller, teller_length);
    if (!cy_insert(statement, import->report)) return -1;
    return exists ? number : sqlite3_last_insert_rowid(import->database);
}
