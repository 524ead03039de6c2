// The statements of the sweep: what is due by one index, with every record that rules and messages read.

#include "internal.h"

#include <stdio.h>
#include <string.h>

/// Behind the anchor's day and before the end of a repeat.
#define READ                                                                                                         \
    "j.status, j.payment, j.open_complaints, j.last_visit, h.layout, p.pipe_warranty_months, o.id, o.deceased, "      \
    "o.blocked, o.consent, o.phone, o.email"
#define READ_PERSON "NULL, NULL, NULL, NULL, NULL, NULL, o.id, o.deceased, o.blocked, o.consent, o.phone, o.email"
#define READ_PROJECT "NULL, NULL, NULL, NULL, NULL, p.pipe_warranty_months, NULL, NULL, NULL, NULL, NULL, NULL"
#define UNTIL "(SELECT u.day FROM milestones u WHERE u.journey = m.journey AND u.kind = ?6)"

#define JOIN_REST                                                                                                    \
    " LEFT JOIN persons o ON o.id = j.contact LEFT JOIN homes h ON h.id = j.home LEFT JOIN projects p ON p.id = "     \
    "j.project"
#define UNDECIDED(subject)                                                                                           \
    " AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.rule = ?1 AND l.subject = " subject " AND l.occasion = ?5)"

static const char of_journeys[] =
    "milestones m CROSS JOIN journeys j ON j.id = m.journey" JOIN_REST
    " WHERE m.kind = ?2 AND m.day BETWEEN ?3 AND ?4"
    " AND NOT EXISTS (SELECT 1 FROM milestones u WHERE u.journey = m.journey AND u.kind = ?6 AND u.day < ?7)";

static const char of_journeys_by_status[] =
    "journeys j CROSS JOIN milestones m ON m.journey = j.id AND m.kind = ?2" JOIN_REST
    " WHERE m.day BETWEEN ?3 AND ?4";

/// Of a person's milestones the first counts, or the latest.
#define OF_PERSONS(before)                                                                                           \
    "milestones m CROSS JOIN owners w ON w.journey = m.journey"                                                       \
    " CROSS JOIN persons o ON o.id = w.person CROSS JOIN journeys j ON j.id = m.journey"                              \
    " LEFT JOIN homes h ON h.id = j.home LEFT JOIN projects p ON p.id = j.project"                                    \
    " WHERE m.kind = ?2 AND m.day BETWEEN ?3 AND ?4"                                                                  \
    " AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey AND f.kind = ?2"        \
    " WHERE e.person = w.person AND (f.day " before " m.day OR (f.day = m.day AND f.journey < m.journey)))"

static const char of_projects[] =
    "project_milestones m CROSS JOIN projects p ON p.id = m.project WHERE m.kind = ?2 AND m.day BETWEEN ?3 AND ?4";

/// A statement in its parts: a condition that few pass stands between the rows and what is undecided, and is asked
/// before the ledger.
typedef struct {
    const char *shape, *columns, *rows, *undecided;
} sweep_sql;

static const sweep_sql shapes[] = {
    {"journey", "m.day, " READ ", " UNTIL, of_journeys, UNDECIDED("(m.journey << 2 | 1)")},
    {"status", "m.day, " READ ", NULL", of_journeys_by_status, UNDECIDED("(m.journey << 2 | 1)")},
    {"person", "m.day, " READ ", NULL", OF_PERSONS("<"), UNDECIDED("(w.person << 2)")},
    {"latest", "m.day, " READ ", NULL", OF_PERSONS(">"), UNDECIDED("(w.person << 2)")},
    {"project", "m.day, " READ_PROJECT ", NULL", of_projects, UNDECIDED("(m.project << 2 | 2)")},
    {"birthday", "NULL, " READ_PERSON ", NULL", "persons o WHERE o.birthday_key = ?3", UNDECIDED("(o.id << 2)")},
    {"persons", "NULL, " READ_PERSON ", NULL", "persons o WHERE 1", UNDECIDED("(o.id << 2)")},
    {"everyone", "NULL, " READ ", NULL", "journeys j" JOIN_REST " WHERE 1", UNDECIDED("(j.id << 2 | 1)")},
    {"projects", "NULL, " READ_PROJECT ", NULL", "projects p WHERE 1", UNDECIDED("(p.id << 2 | 2)")},
};

#define KIND(name) "(SELECT id FROM milestone_kinds WHERE name = '" name "')"
#define DAY_OF(name) "(SELECT x.day FROM milestones x WHERE x.journey = k.id AND x.kind = " KIND(name) ")"

/// What holds promotions to the person `o` back: serious complaints and a late handover as bits, and how many were
/// sent today, and by either channel in a year and in a week, each counted in three digits of its own.
static const char care[] =
    ", (SELECT max(k.serious_complaints > 0) | max(coalesce(k.status = 'signed'"
    " AND coalesce(" DAY_OF("bulk_handover") ", " DAY_OF("planned_handover") ") < ?8"
    " AND " DAY_OF("handover") " IS NULL, 0)) * 2"
    " FROM owners g CROSS JOIN journeys k ON k.id = g.journey WHERE g.person = o.id)"
    ", (SELECT sum(CASE WHEN q.day = ?8 THEN 1 WHEN q.channel = 'sms' THEN CASE WHEN q.day > ?8 - 7 THEN 1001000"
    " ELSE 1000 END ELSE CASE WHEN q.day > ?8 - 7 THEN 1001000000000 ELSE 1000000000 END END)"
    " FROM outbox q WHERE q.class = 'promotion' AND q.person = o.id AND q.day BETWEEN ?8 - 364 AND ?8"
    " AND q.state <> 'cancelled')";

bool cy_write_selection(char *sql, const cy_selection *selection, cy_report *report) {
    const sweep_sql *shape = shapes, *end = shapes + sizeof shapes / sizeof *shapes;
    while (shape < end && strcmp(shape->shape, selection->shape) != 0) shape++;
    if (shape == end) return cy_problem(report, "no selection is called %s", selection->shape);
    int length = snprintf(sql, CY_SQL_SIZE, "SELECT %s%s FROM %s%s%s", shape->columns, selection->judged ? care : "",
                          shape->rows, selection->condition, shape->undecided);
    if (!*selection->earlier) return true;
    snprintf(sql + length, CY_SQL_SIZE - (size_t)length,
             " AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey AND e.kind IN (SELECT id FROM"
             " milestone_kinds WHERE name IN (%s)))",
             selection->earlier);
    return true;
}
