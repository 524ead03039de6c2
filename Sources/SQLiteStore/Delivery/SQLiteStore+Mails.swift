import GRDB
package import Lifecycle

extension SQLiteStore: MailStore {
    package func readMails() throws -> Set<MailMark> {
        try read { database in
            let find = try Prepared(database, "SELECT mark FROM mails_read")
            var marks: Set<MailMark> = []
            while try find.step() { marks.insert(MailMark(number: UInt64(bitPattern: find.integer(0)))) }
            return marks
        }
    }

    package func remember(_ marks: [MailMark], at moment: Int64) throws {
        guard !marks.isEmpty else { return }
        try write { database in
            let insert = try Prepared(database, "INSERT OR IGNORE INTO mails_read(mark, at) VALUES (?1, ?2)")
            for mark in marks { try insert.run(.integer(Int64(bitPattern: mark.number)), .integer(moment)) }
        }
    }
}
