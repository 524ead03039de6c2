// A customer file in UTF-8 with commas, read in place; cells in quotes are copied.

#include "internal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool cy_csv_open(cy_csv *csv, const char *path, cy_report *report) {
    memset(csv, 0, sizeof *csv);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat facts;
    if (file < 0 || fstat(file, &facts) != 0 || facts.st_size == 0) {
        if (file >= 0) close(file);
        return cy_problem(report, "%s cannot be read", path);
    }
    csv->length = (size_t)facts.st_size;
    csv->bytes = mmap(NULL, csv->length, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (csv->bytes != MAP_FAILED) return true;
    csv->bytes = NULL;
    return cy_problem(report, "%s cannot be read", path);
}

void cy_csv_close(cy_csv *csv) {
    if (csv->bytes) munmap(csv->bytes, csv->length);
    free(csv->unquoted);
}

/// Reads a cell in quotes, of which there is at most as much as is left of the file.
static bool read_quoted(cy_csv *csv, size_t *used, cy_cell *cell) {
    const char *end = csv->bytes + csv->length, *from = csv->bytes + csv->position + 1;
    cell->text = csv->unquoted + *used;
    cell->length = 0;
    for (; from < end; from++) {
        if (*from == '"') {
            if (from + 1 == end || from[1] != '"') break;
            from++;
        }
        if (*used == csv->unquoted_size) return false;
        csv->unquoted[(*used)++] = *from;
        cell->length++;
    }
    csv->position = (size_t)(from + 1 - csv->bytes);
    return true;
}

static void read_plain(cy_csv *csv, cy_cell *cell) {
    const char *start = csv->bytes + csv->position, *end = csv->bytes + csv->length, *at = start;
    while (at < end && *at != ',' && *at != '\r' && *at != '\n') at++;
    *cell = (cy_cell){start, (size_t)(at - start)};
    csv->position = (size_t)(at - csv->bytes);
}

bool cy_csv_next(cy_csv *csv) {
    enum { LONGEST = 1 << 16 }; // bytes of the quoted cells of one record
    if (!csv->unquoted) {
        csv->unquoted = malloc(LONGEST);
        csv->unquoted_size = csv->unquoted ? LONGEST : 0;
    }
    size_t used = 0;
    for (int column = 0; column < CY_COLUMNS; column++) {
        if (csv->position >= csv->length) return false;
        if (csv->bytes[csv->position] != '"') read_plain(csv, &csv->cells[column]);
        else if (!read_quoted(csv, &used, &csv->cells[column])) return false;
        char ending = csv->position < csv->length ? csv->bytes[csv->position] : '\n';
        if ((ending == ',') != (column < CY_COLUMNS - 1)) return false;
        csv->position++;
        if (ending == '\r' && csv->position < csv->length && csv->bytes[csv->position] == '\n') csv->position++;
    }
    return true;
}
