extension Schema {
    /// The marks of mails that were read, each number as SQLite's signed one of the same bits.
    static let mailsRead = "CREATE TABLE mails_read(mark INTEGER PRIMARY KEY, at INTEGER NOT NULL);"
}
