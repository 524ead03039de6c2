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

    /// Receipts by a gateway's name for a message that is not known yet.
    static let earlyReceipts = """
        CREATE TABLE early_receipts(
          reference TEXT NOT NULL, part INTEGER NOT NULL, news TEXT NOT NULL, code TEXT NOT NULL, words TEXT NOT NULL,
          at INTEGER NOT NULL, UNIQUE(reference, part, news, code));
        CREATE INDEX early_receipts_by_moment ON early_receipts(at);
        """

    /// The one row that says where messages are sent from.
    static let home = """
        CREATE TABLE home(
          id INTEGER PRIMARY KEY CHECK (id = 1), machine TEXT NOT NULL, device INTEGER NOT NULL, file INTEGER NOT NULL,
          path TEXT NOT NULL);
        """
}
