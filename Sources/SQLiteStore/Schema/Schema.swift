import GRDB

/// The tables, as migrations: what stands here is never changed once released, only added to.
///
/// Days are whole days since 1970-01-01, moments seconds since 1970-01-01T00:00:00Z. `known` and `known_to` are
/// numbers of rows in `changes`: a version of a record was true knowledge from the change `known` until `known_to`.
enum Schema {
    /// Marks the file as ours.
    ///
    /// "DRST" in ASCII. Source: SQLite's `application_id` pragma.
    static let applicationID: Int32 = 0x4452_5354

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("facts") { database in
            try database.execute(sql: facts)
            for record in VersionedTable.first { try database.execute(sql: record.pastTableSQL) }
        }
        migrator.registerMigration("decisions") { try $0.execute(sql: decisions) }
        migrator.registerMigration("actions") { try $0.execute(sql: actions) }
        migrator.registerMigration("journeys by status") {
            // For rules that never lapse: those of a status are few where those with a milestone are all.
            try $0.execute(sql: "CREATE INDEX journeys_by_status ON journeys(status)")
        }
        migrator.registerMigration("calendar") { database in
            try database.execute(sql: calendar)
            try BirthdayMigration(database).run()
        }
        migrator.registerMigration("delivery") { try $0.execute(sql: delivery) }
        migrator.registerMigration("trials") { try $0.execute(sql: trials) }
        migrator.registerMigration("mails read") { try $0.execute(sql: mailsRead) }
        migrator.registerMigration("texts") { try $0.execute(sql: texts) }
        migrator.registerMigration("early receipts") { try $0.execute(sql: earlyReceipts) }
        migrator.registerMigration("home") { try $0.execute(sql: home) }
        migrator.registerMigration("activations") { try $0.execute(sql: activations) }
        migrator.registerMigration("imported fields") { try $0.execute(sql: importedFields) }
        migrator.registerMigration("contracts") { try $0.execute(sql: contracts) }
        migrator.registerMigration("identities") { try $0.execute(sql: identities) }
        return migrator
    }()

    /// The index that finds who is due.
    private static let milestonesByDay = "CREATE INDEX IF NOT EXISTS milestones_by_day ON milestones(kind, day)"

    /// Indexes that a long import leaves out and makes at its end, where they are missing: one that was killed may have
    /// left them out.
    static let lateIndexes: [(name: String, sql: String)] = [
        ("milestones_by_day", milestonesByDay),
        (
            "persons_by_address",
            "CREATE INDEX IF NOT EXISTS persons_by_address ON persons(phone) WHERE phone IS NOT NULL"
        ),
        (
            "persons_by_mailbox",
            "CREATE INDEX IF NOT EXISTS persons_by_mailbox ON persons(lower(email)) WHERE email IS NOT NULL"
        ),
    ]

    private static let facts = """
        CREATE TABLE changes(id INTEGER PRIMARY KEY, source TEXT NOT NULL, day INTEGER NOT NULL, made_at INTEGER NOT NULL);
        CREATE TABLE workspace(id INTEGER PRIMARY KEY CHECK (id = 1), key TEXT NOT NULL);
        INSERT INTO workspace VALUES (1, lower(hex(randomblob(8))));

        CREATE TABLE projects(
          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, city TEXT,
          pipe_warranty_months INTEGER NOT NULL DEFAULT 2, known INTEGER NOT NULL);
        CREATE TABLE homes(
          id INTEGER PRIMARY KEY, project INTEGER NOT NULL, place TEXT NOT NULL, phase TEXT, building TEXT, unit TEXT,
          room TEXT, layout TEXT, area REAL, finish TEXT, told_by TEXT NOT NULL, known INTEGER NOT NULL,
          UNIQUE(project, place));
        CREATE TABLE persons(
          id INTEGER PRIMARY KEY, number TEXT UNIQUE, name TEXT, gender TEXT, salutation TEXT, phone TEXT, email TEXT,
          address TEXT, birthday INTEGER, birthday_kind TEXT, consent INTEGER, deceased INTEGER, blocked INTEGER,
          known INTEGER NOT NULL, birth_mmdd INTEGER GENERATED ALWAYS AS (CASE coalesce(birthday_kind, 'solar')
            WHEN 'solar' THEN CAST(strftime('%m%d', birthday * 86400, 'unixepoch') AS INTEGER) END) VIRTUAL);
        CREATE INDEX persons_by_birthday ON persons(birth_mmdd) WHERE birth_mmdd IS NOT NULL;
        CREATE INDEX persons_by_phone ON persons(phone) WHERE number IS NULL;
        CREATE TABLE journeys(
          id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, contract TEXT, project INTEGER NOT NULL, home INTEGER,
          status TEXT, payment TEXT, specialist TEXT, open_complaints INTEGER NOT NULL DEFAULT 0, last_visit INTEGER,
          last_contact INTEGER, contact INTEGER, main_told INTEGER NOT NULL DEFAULT 0, known INTEGER NOT NULL);
        CREATE TABLE owners(
          journey INTEGER NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL, known INTEGER NOT NULL,
          PRIMARY KEY(journey, person)) WITHOUT ROWID;
        CREATE INDEX owners_by_person ON owners(person);
        CREATE TABLE milestone_kinds(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE milestones(
          journey INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, known INTEGER NOT NULL,
          PRIMARY KEY(journey, kind)) WITHOUT ROWID;
        \(milestonesByDay);
        CREATE TABLE moves(id INTEGER PRIMARY KEY AUTOINCREMENT, journey INTEGER NOT NULL, kind INTEGER NOT NULL);
        """

    private static let decisions = """
        CREATE TABLE revisions(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, made_at INTEGER NOT NULL);
        CREATE TABLE contents(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL UNIQUE);
        CREATE TABLE revision_files(
          revision INTEGER NOT NULL, path TEXT NOT NULL, content INTEGER NOT NULL, PRIMARY KEY(revision, path)
        ) WITHOUT ROWID;
        CREATE TABLE rules(
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last_swept INTEGER, last_move INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE sweeps(
          id INTEGER PRIMARY KEY, day INTEGER NOT NULL, started_at INTEGER NOT NULL, revision INTEGER NOT NULL,
          known INTEGER NOT NULL, moved INTEGER NOT NULL, completed INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE ledger(
          rule INTEGER NOT NULL, subject INTEGER NOT NULL, occasion INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT,
          due INTEGER NOT NULL, day INTEGER NOT NULL, sweep INTEGER NOT NULL, PRIMARY KEY(rule, subject, occasion)
        ) WITHOUT ROWID;
        CREATE TABLE recalls(
          id INTEGER PRIMARY KEY, rule INTEGER NOT NULL, subject INTEGER NOT NULL, occasion INTEGER NOT NULL,
          outcome TEXT NOT NULL, reason TEXT, due INTEGER NOT NULL, day INTEGER NOT NULL, sweep INTEGER NOT NULL,
          recalled_by INTEGER NOT NULL);
        CREATE TRIGGER ledger_is_append_only BEFORE UPDATE ON ledger BEGIN
          SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_rows_leave_by_recall BEFORE DELETE ON ledger WHEN NOT EXISTS (
          SELECT 1 FROM recalls WHERE rule = OLD.rule AND subject = OLD.subject AND occasion = OLD.occasion
            AND sweep = OLD.sweep) BEGIN
          SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """

    private static let actions = """
        CREATE TABLE tasks(
          id INTEGER PRIMARY KEY, rule INTEGER NOT NULL, subject INTEGER NOT NULL, occasion INTEGER NOT NULL,
          ordinal INTEGER NOT NULL, sweep INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, journey INTEGER,
          person INTEGER, project INTEGER, assignee TEXT, checklist TEXT, script TEXT, made INTEGER NOT NULL,
          due INTEGER NOT NULL, state TEXT NOT NULL, outcome TEXT, satisfaction INTEGER, note TEXT, ended INTEGER);
        CREATE INDEX tasks_open ON tasks(due) WHERE state = 'open';
        CREATE INDEX tasks_by_occurrence ON tasks(rule, subject, occasion);
        CREATE TABLE outbox(
          id INTEGER PRIMARY KEY, rule INTEGER, subject INTEGER, occasion INTEGER, ordinal INTEGER NOT NULL,
          sweep INTEGER, journey INTEGER, person INTEGER NOT NULL, channel TEXT NOT NULL, class TEXT NOT NULL,
          template TEXT NOT NULL, date_plan TEXT, due INTEGER NOT NULL, day INTEGER NOT NULL, state TEXT NOT NULL,
          address TEXT, parts INTEGER NOT NULL DEFAULT 0, problem TEXT);
        CREATE INDEX outbox_waiting ON outbox(channel, id) WHERE state = 'waiting';
        CREATE INDEX outbox_unfinished ON outbox(state, id) WHERE state IN ('sending', 'unknown');
        CREATE INDEX outbox_promotions ON outbox(day, person) WHERE class = 'promotion';
        CREATE INDEX outbox_by_occurrence ON outbox(rule, subject, occasion);
        CREATE TABLE attempts(
          message INTEGER NOT NULL, number INTEGER NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER,
          outcome TEXT, code INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL DEFAULT '', PRIMARY KEY(message, number)
        ) WITHOUT ROWID;
        """

    /// Birthdays by either calendar, milestones of projects, samples, and arranged workdays.
    private static let calendar = """
        DROP INDEX persons_by_birthday;
        ALTER TABLE persons DROP COLUMN birth_mmdd;
        ALTER TABLE persons_past DROP COLUMN birth_mmdd;
        ALTER TABLE persons ADD COLUMN birthday_key INTEGER;
        ALTER TABLE persons_past ADD COLUMN birthday_key INTEGER;
        CREATE INDEX persons_by_birthday ON persons(birthday_key) WHERE birthday_key IS NOT NULL;

        ALTER TABLE projects ADD COLUMN team TEXT;
        ALTER TABLE projects ADD COLUMN heating INTEGER;
        ALTER TABLE projects ADD COLUMN safety_notice INTEGER;
        ALTER TABLE projects_past ADD COLUMN team TEXT;
        ALTER TABLE projects_past ADD COLUMN heating INTEGER;
        ALTER TABLE projects_past ADD COLUMN safety_notice INTEGER;
        CREATE TABLE project_milestones(
          project INTEGER NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, known INTEGER NOT NULL,
          PRIMARY KEY(project, kind)) WITHOUT ROWID;
        \(VersionedTable.projectMilestones.pastTableSQL)
        CREATE INDEX journeys_by_project ON journeys(project);

        ALTER TABLE journeys ADD COLUMN serious_complaints INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE journeys ADD COLUMN joined_open_day INTEGER;
        ALTER TABLE journeys_past ADD COLUMN serious_complaints INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE journeys_past ADD COLUMN joined_open_day INTEGER;
        INSERT OR IGNORE INTO milestone_kinds(name) VALUES ('last_contact');
        INSERT INTO milestones(journey, kind, day, known)
          SELECT id, (SELECT id FROM milestone_kinds WHERE name = 'last_contact'), last_contact, known FROM journeys
          WHERE last_contact IS NOT NULL;
        INSERT OR IGNORE INTO milestones_past(journey, kind, day, known, known_to)
          SELECT id, (SELECT id FROM milestone_kinds WHERE name = 'last_contact'), last_contact, known, known_to
          FROM journeys_past WHERE last_contact IS NOT NULL;
        ALTER TABLE journeys DROP COLUMN last_contact;
        ALTER TABLE journeys_past DROP COLUMN last_contact;

        CREATE TABLE samples(
          rule INTEGER NOT NULL, project INTEGER NOT NULL, chosen INTEGER NOT NULL DEFAULT 0,
          passed INTEGER NOT NULL DEFAULT 0, day INTEGER NOT NULL, on_day INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY(rule, project)) WITHOUT ROWID;
        CREATE TABLE arranged_days(
          year INTEGER NOT NULL, known INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
          PRIMARY KEY(year, known, day)) WITHOUT ROWID;
        ALTER TABLE tasks ADD COLUMN within INTEGER;
        DROP INDEX outbox_promotions;
        CREATE INDEX outbox_promotions ON outbox(person, day, channel, state) WHERE class = 'promotion';
        """
}
