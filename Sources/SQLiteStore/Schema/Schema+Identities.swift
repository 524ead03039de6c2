extension Schema {
    /// Numbers in capitals, as files tell them now; records that are one person, numbers that look alike, changes that take others back, and what moved besides
    /// milestones of journeys.
    ///
    /// `persons.merged_into` is the record that stands for this one. `number_shapes` holds, by what they look like, the
    /// numbers of people (kind 1) and contracts (kind 2) that look like another one. `changes.kind` says what made a
    /// change; `changes.undoes` is the change it takes back. Of `moves` a row has a journey, a project or a person: with a
    /// person, the birthday moved. `tasks.mark` says why a task was withdrawn or has another day.
    static var identities: String {
        """
        UPDATE OR IGNORE persons SET number = upper(number) WHERE number <> upper(number);
        UPDATE OR IGNORE journeys SET key = 'contract ' || upper(contract), contract = upper(contract)
          WHERE contract <> upper(contract) AND key = 'contract ' || contract;
        UPDATE OR IGNORE projects SET code = upper(code) WHERE code <> upper(code) AND code IS NOT name;
        ALTER TABLE persons ADD COLUMN merged_into INTEGER;
        ALTER TABLE persons_past ADD COLUMN merged_into INTEGER;
        CREATE INDEX persons_merged ON persons(merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE number_shapes(
          shape TEXT NOT NULL, kind INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(shape, kind, record)
        ) WITHOUT ROWID;
        CREATE INDEX outbox_waiting_of_journeys ON outbox(journey) WHERE state = 'waiting';
        CREATE INDEX persons_past_by_address ON persons_past(phone) WHERE phone IS NOT NULL;
        CREATE INDEX persons_past_by_mailbox ON persons_past(lower(email)) WHERE email IS NOT NULL;
        ALTER TABLE changes ADD COLUMN kind TEXT;
        ALTER TABLE changes ADD COLUMN undoes INTEGER;
        ALTER TABLE moves ADD COLUMN project INTEGER;
        ALTER TABLE moves ADD COLUMN person INTEGER;
        ALTER TABLE tasks ADD COLUMN mark TEXT;
        CREATE TRIGGER birthdays_move AFTER UPDATE OF birthday_key ON persons
          WHEN OLD.birthday_key IS NOT NEW.birthday_key BEGIN
          INSERT INTO moves(journey, kind, person) VALUES (0, 0, NEW.id); END;
        \(lateIndexes.map { $0.sql + ";" }.joined(separator: "\n"))
        """
    }
}
