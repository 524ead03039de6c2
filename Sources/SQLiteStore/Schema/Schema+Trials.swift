extension Schema {
    /// What it takes to see a past day as it was: which rules a sweep completed, and after which sweep a message was
    /// cancelled or a decision taken back.
    static let trials = """
        CREATE TABLE swept(
          sweep INTEGER NOT NULL, rule INTEGER NOT NULL, PRIMARY KEY(sweep, rule)) WITHOUT ROWID;
        CREATE INDEX sweeps_by_day ON sweeps(day);
        ALTER TABLE recalls ADD COLUMN recalled_after INTEGER NOT NULL DEFAULT 0;
        UPDATE recalls SET recalled_after = recalled_by - 1 WHERE recalled_by > 0;
        ALTER TABLE outbox ADD COLUMN cancelled_after INTEGER;
        """
}
