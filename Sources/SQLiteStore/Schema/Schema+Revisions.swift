extension Schema {
    /// Which rule books were put to use, by whom, when and why; append-only.
    ///
    /// A file from before began each sweep by what stood in its folders: what the last one decided by is in use.
    static let activations = """
        CREATE TABLE activations(
          id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL,
          activated_at INTEGER NOT NULL);
        INSERT INTO activations(revision, author, message, activated_at)
          SELECT revision, '', '', started_at FROM sweeps ORDER BY id DESC LIMIT 1;
        CREATE TRIGGER activations_are_append_only BEFORE UPDATE ON activations BEGIN
          SELECT RAISE(ABORT, 'activations are append-only'); END;
        CREATE TRIGGER activations_stay BEFORE DELETE ON activations BEGIN
          SELECT RAISE(ABORT, 'activations are append-only'); END;
        """
}
