// The plan of a sweep, as `bench` writes it: one selection a line, thirteen fields with tabs between them.
//
// shape (see selection.c), rule, occasion, milestone kind, first and last day of the
// anchor, kinds that come before this one (quoted, for SQL), condition (SQL on the aliases j, h, p and o; empty for
// none), kind of the milestone that ends a repeat, first due day of the window, months and days from anchor to due, day for which a
// row tells what holds promotions back (0 where nobody asks).

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 13 };

static bool split(cy_selection *selection) {
    char *fields[FIELDS], *rest = selection->line;
    rest[strcspn(rest, "\n")] = 0;
    for (int index = 0; index < FIELDS; index++) {
        if (!rest) return false;
        fields[index] = strsep(&rest, "\t");
    }
    selection->shape = fields[0];
    selection->rule = fields[1];
    selection->occasion = atoll(fields[2]);
    selection->kind = fields[3];
    selection->first = atoll(fields[4]);
    selection->last = atoll(fields[5]);
    selection->earlier = fields[6];
    selection->condition = fields[7];
    selection->until = fields[8];
    selection->window = atoll(fields[9]);
    selection->months = atoll(fields[10]);
    selection->days = atoll(fields[11]);
    selection->judged = atoll(fields[12]);
    return rest == NULL;
}

static bool append(cy_plan *plan, char *line) {
    cy_selection *grown = realloc(plan->selections, (plan->count + 1) * sizeof *grown);
    if (!grown) {
        free(line);
        return false;
    }
    plan->selections = grown;
    plan->selections[plan->count] = (cy_selection){.line = line};
    return split(&plan->selections[plan->count++]);
}

bool cy_plan_read(cy_plan *plan, const char *path, cy_report *report) {
    *plan = (cy_plan){0};
    FILE *file = fopen(path, "r");
    if (!file) return cy_problem(report, "%s cannot be read", path);
    bool worked = true;
    char *line = NULL;
    size_t size = 0;
    while (worked && getline(&line, &size, file) >= 0) {
        worked = append(plan, line);
        line = NULL;
        size = 0;
    }
    free(line);
    fclose(file);
    return worked || cy_problem(report, "line %zu of %s is no selection", plan->count, path);
}

void cy_plan_free(cy_plan *plan) {
    for (size_t index = 0; index < plan->count; index++) free(plan->selections[index].line);
    free(plan->selections);
}
