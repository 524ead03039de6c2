extension Schema {
    /// The marks of mails that were read, each number as SQLite's signed one of the same bits.
    static let mailsRead = "CREATE TABLE mails_read(mark INTEGER PRIMARY KEY, at INTEGER NOT NULL);"

    /// What people wrote to us.
    static let texts = """
        CREATE TABLE texts(
          id INTEGER PRIMARY KEY, channel TEXT NOT NULL, address TEXT NOT NULL, gateway TEXT NOT NULL, text TEXT NOT NULL,
          at INTEGER NOT NULL);
        CREATE INDEX texts_by_address ON texts(channel, address, at);
        """
}
