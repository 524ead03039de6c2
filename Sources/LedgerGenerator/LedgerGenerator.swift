import Foundation

/// Writes customer files of made-up people, in the columns and with the habits of a real ledger.
///
/// The same seed gives the same file, byte for byte.
package struct LedgerGenerator: Sendable {
    /// How many journeys there are; some have a co-owner, who takes a row as well.
    package let journeys: Int
    private let seed: UInt64
    private let today: Int
    private let encoding: LedgerEncoding
    private var damageRate = 0.0
    private var leads = 0

    /// Prepares a file.
    /// - Parameters:
    ///   - seed: What makes this file different from others.
    ///   - journeys: How many journeys, 1 or more.
    ///   - today: The day the file is exported.
    ///   - encoding: How it is written.
    package init(
        seed: UInt64,
        journeys: Int,
        today: (year: Int, month: Int, day: Int),
        encoding: LedgerEncoding = .gb18030
    ) {
        precondition(journeys > 0, "a ledger needs at least one journey, got \(journeys)")
        self.seed = seed
        self.journeys = journeys
        self.today = CivilDay.number(today.year, today.month, today.day)
        self.encoding = encoding
    }

    /// The same file with broken rows.
    /// - Parameter rate: The part of the rows that is damaged, 0 through 1.
    /// - Returns: The changed generator.
    package func damaging(rate: Double) -> LedgerGenerator {
        var copy = self
        copy.damageRate = rate
        return copy
    }

    /// The same file with old leads after its journeys: people who came once, more than three years ago, and of whom
    /// neither a birthday nor a home is known.
    /// - Parameter count: How many, 0 or more.
    /// - Returns: The changed generator.
    package func adding(leads count: Int) -> LedgerGenerator {
        precondition(count >= 0, "a ledger cannot have \(count) leads")
        var copy = self
        copy.leads = count
        return copy
    }

    /// Writes the file.
    /// - Parameter path: The file to make; replaced if it is there.
    /// - Returns: What the file holds.
    /// - Throws: Foundation's error when the file cannot be written.
    package func write(to path: String) throws -> LedgerReport {
        try Data().write(to: URL(fileURLWithPath: path))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var writer = LedgerWriter(seed: seed, today: today, encoding: encoding, damagePercent: damageRate * 100)
        for number in 0..<journeys + leads {
            if number < journeys { writer.writeJourney() } else { writer.writeLead() }
            if writer.file.count >= 1 << 20 {
                try handle.write(contentsOf: writer.file)
                writer.file.removeAll(keepingCapacity: true)
            }
        }
        try handle.write(contentsOf: writer.file)
        try handle.close()
        return writer.report
    }
}

/// What a generated file holds.
package struct LedgerReport: Hashable, Sendable {
    /// Rows of persons, good and damaged.
    package var rows = 0
    package var journeys = 0
    package var persons = 0
    /// How many rows were damaged in each way.
    package var damage: [Damage: Int] = [:]

    /// Rows a reader should do this to.
    package func count(_ outcome: Damage.Outcome) -> Int {
        damage.reduce(0) { $0 + ($1.key.outcome == outcome ? $1.value : 0) }
    }
}
