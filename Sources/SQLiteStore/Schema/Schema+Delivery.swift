extension Schema {
    /// Dispatchers and what they claim, the pace of channels, receipts, and what addresses have told us.
    ///
    /// `outbox.review` is the raw value of `OutboxItem.Review`; `not_before` a moment, `expires` a day. `pace` holds, for
    /// a channel (`domains` empty) or a group of domains, how many went in a minute, and how many were put off to a
    /// later one. The list of a partial index has to be named as it stands for SQLite to use it.
    static let delivery = """
        ALTER TABLE outbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN expires INTEGER;
        ALTER TABLE outbox ADD COLUMN if_unknown TEXT;
        ALTER TABLE outbox ADD COLUMN review INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN dispatcher INTEGER;
        ALTER TABLE outbox ADD COLUMN reference TEXT;
        ALTER TABLE outbox ADD COLUMN tries_from INTEGER NOT NULL DEFAULT 0;
        DROP INDEX outbox_waiting;
        CREATE INDEX outbox_due ON outbox(channel, class, not_before, id)
          WHERE state = 'waiting' AND dispatcher IS NULL AND review < 2;
        CREATE INDEX outbox_expiring ON outbox(expires) WHERE state = 'waiting' AND expires IS NOT NULL;
        CREATE INDEX outbox_claimed ON outbox(dispatcher) WHERE dispatcher IS NOT NULL;
        CREATE INDEX outbox_by_reference ON outbox(reference) WHERE reference IS NOT NULL;
        CREATE INDEX outbox_by_person ON outbox(person);

        CREATE TABLE dispatchers(
          id INTEGER PRIMARY KEY AUTOINCREMENT, process TEXT NOT NULL DEFAULT '', started_at INTEGER NOT NULL,
          ended_at INTEGER);
        INSERT INTO dispatchers(started_at) SELECT 0 WHERE EXISTS (SELECT 1 FROM outbox WHERE state = 'sending');
        UPDATE outbox SET dispatcher = (SELECT max(id) FROM dispatchers) WHERE state = 'sending';
        CREATE TABLE pace(
          channel TEXT NOT NULL, domains TEXT NOT NULL, minute INTEGER NOT NULL, used INTEGER NOT NULL,
          later INTEGER NOT NULL, booked INTEGER NOT NULL, PRIMARY KEY(channel, domains)) WITHOUT ROWID;
        CREATE TABLE receipts(
          id INTEGER PRIMARY KEY, message INTEGER NOT NULL, part INTEGER NOT NULL, news TEXT NOT NULL, code TEXT NOT NULL,
          words TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE(message, part, news, code));
        CREATE INDEX receipts_that_alarm ON receipts(at, news) WHERE news IN ('policy', 'signature', 'content');
        CREATE TABLE soft_bounces(
          channel TEXT NOT NULL, address TEXT NOT NULL, message INTEGER NOT NULL, at INTEGER NOT NULL,
          PRIMARY KEY(channel, address, message)) WITHOUT ROWID;
        CREATE TABLE address_marks(
          channel TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, since INTEGER NOT NULL,
          active INTEGER NOT NULL, known INTEGER NOT NULL, PRIMARY KEY(channel, address, kind)) WITHOUT ROWID;
        \(VersionedTable.addressMarks.pastTableSQL)
        ALTER TABLE workspace ADD COLUMN secret BLOB;
        UPDATE workspace SET secret = randomblob(32);
        """
}
