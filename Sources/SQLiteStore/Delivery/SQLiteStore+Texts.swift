import GRDB
package import Lifecycle

extension SQLiteStore: TextStore {
    @discardableResult
    package func keep(_ text: InboundText, gateway: String, at moment: Int64) throws -> Bool {
        try write { database in
            let insert = try Prepared(
                database,
                """
                INSERT INTO texts(channel, address, gateway, text, at) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
                  SELECT 1 FROM texts WHERE channel = ?1 AND address = ?2 AND at > ?6 AND gateway = ?3 AND text = ?4)
                """
            )
            try insert.run(
                .text(text.channel.rawValue),
                .text(MarkWriter.folded(text.address)),
                .text(gateway),
                .text(String(text.text.prefix(KeptText.limit))),
                .integer(moment),
                .integer(moment - KeptText.repeatSeconds)
            )
            return insert.changes > 0
        }
    }

    /// What a person wrote from the numbers they have and had.
    static let textsSQL = """
        SELECT at, channel, gateway, text FROM (
          SELECT t.id, t.at, t.channel, t.gateway, t.text FROM persons o
            JOIN texts t ON t.channel = 'sms' AND t.address = o.phone WHERE o.id = ?1
          UNION
          SELECT t.id, t.at, t.channel, t.gateway, t.text FROM persons_past o JOIN changes c ON c.id = o.known_to
            JOIN texts t ON t.channel = 'sms' AND t.address = o.phone AND t.at < c.made_at WHERE o.id = ?1
          ORDER BY 2 DESC, 1 DESC LIMIT ?2) ORDER BY at, id
        """

    package func texts(of person: Int64, limit: Int) throws -> [KeptText] {
        try read { database in
            let find = try Prepared(database, Self.textsSQL)
            find.bind(.integer(person), .int(limit))
            var texts: [KeptText] = []
            while try find.step() {
                guard let channel = ChannelKind(rawValue: find.text(1)) else { continue }
                texts.append(
                    KeptText(at: find.integer(0), channel: channel, gateway: find.text(2), text: find.text(3))
                )
            }
            return texts
        }
    }
}
