import GRDB
import Lifecycle

/// Receipts that name a message as the gateway does, and come before the outcome that tells us this name is written.
///
/// They wait for it: a gateway that is asked to call again does so a few times at most, and would be asked the same for
/// all receipts of others who share its account.
struct EarlyReceipts {
    /// How long they wait, in seconds; outcomes are written within seconds.
    static let patience: Int64 = 3600
    /// Whether a message is on its way, which may turn out to have any name.
    static let sendingSQL = """
        SELECT 1 FROM outbox WHERE state IN ('sending', 'unknown') AND state = 'sending' AND channel = 'sms' LIMIT 1
        """

    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Keeps a receipt, if the message it names may be one that is being sent.
    /// - Returns: Whether it is kept.
    func keep(_ receipt: Receipt, at moment: Int64) throws -> Bool {
        guard case .gateway(let reference) = receipt.message, !reference.isEmpty, receipt.news != .underway else {
            return false
        }
        let sending = try Prepared(database, Self.sendingSQL)
        defer { sending.reset() }
        guard try sending.step() else { return false }
        try Prepared(database, "DELETE FROM early_receipts WHERE at < ?1").run(.integer(moment - Self.patience))
        try Prepared(database, "INSERT OR IGNORE INTO early_receipts VALUES (?1, ?2, ?3, ?4, ?5, ?6)").run(
            .text(reference),
            .int(receipt.part ?? 0),
            .text(receipt.news.code),
            .text(receipt.code),
            .text(receipt.words),
            .integer(moment)
        )
        return true
    }

    /// Takes those that name one of these messages, now that their names are written.
    func take(_ ends: [AttemptEnd], at moment: Int64) throws {
        let references = ends.compactMap(\.report.reference)
        guard !references.isEmpty, try !isEmpty() else { return }
        let find = try Prepared(
            database,
            "SELECT part, news, code, words FROM early_receipts WHERE reference = ?1 ORDER BY at, rowid"
        )
        let forget = try Prepared(database, "DELETE FROM early_receipts WHERE reference = ?1")
        let writer = try ReceiptWriter(database, at: moment)
        for reference in references {
            var receipts: [Receipt] = []
            find.bind(.text(reference))
            while try find.step() {
                guard let news = Receipt.News(code: find.text(1)) else { continue }
                receipts.append(
                    Receipt(
                        message: .gateway(reference),
                        news: news,
                        code: find.text(2),
                        words: find.text(3),
                        part: find.integer(0) == 0 ? nil : Int(find.integer(0))
                    )
                )
            }
            guard !receipts.isEmpty else { continue }
            var count = ReceiptCount()
            for receipt in receipts { try writer.take(receipt, &count) }
            try forget.run(.text(reference))
        }
    }

    private func isEmpty() throws -> Bool {
        let find = try Prepared(database, "SELECT 1 FROM early_receipts LIMIT 1")
        defer { find.reset() }
        return try !find.step()
    }
}
