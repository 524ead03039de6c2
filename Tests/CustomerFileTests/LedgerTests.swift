import ChineseCalendar
import CustomerFile
import LedgerGenerator
import Lifecycle
import Testing

@Suite("Generated customer files")
struct LedgerTests {
    private static let today = (year: 2026, month: 11, day: 22)

    @Test("every row is taken, with every column understood", arguments: LedgerEncoding.allCases)
    func good(encoding: LedgerEncoding) throws {
        let sample = try Sample("")
        let report = try LedgerGenerator(seed: 1, journeys: 500, today: Self.today, encoding: encoding).write(
            to: sample.path
        )
        var reader = try sample.reader()
        #expect(reader.unknownHeaders.isEmpty)
        #expect(reader.columns.fields.count == 32)
        let items = try reader.rest()
        #expect(items.count == report.rows)
        #expect(items.rows.count == report.rows)
        #expect(reader.skipped == 0)
    }

    @Test("broken rows are counted exactly", arguments: [2, 3, 4] as [UInt64])
    func damaged(seed: UInt64) throws {
        let sample = try Sample("")
        let report = try LedgerGenerator(seed: seed, journeys: 800, today: Self.today).damaging(rate: 0.2)
            .write(to: sample.path)
        #expect(Set(report.damage.keys) == Set(Damage.allCases))
        var reader = try sample.reader()
        let items = try reader.rest()
        #expect(items.rejections.count == report.count(.rejected))
        #expect(items.remarks.count == report.count(.warned))
        #expect(reader.skipped == report.count(.skipped))
        #expect(items.rows.count == report.rows - report.count(.rejected))
    }

    @Test("the size of the pieces read makes no difference", arguments: [1, 7, 64 << 10])
    func pieces(chunkSize: Int) throws {
        let sample = try Sample("")
        _ = try LedgerGenerator(seed: 5, journeys: 60, today: Self.today).damaging(rate: 0.1).write(to: sample.path)
        #expect(try sample.items(chunkSize: chunkSize) == sample.items())
    }

    @Test("old leads follow the journeys, with a visit more than three years ago and nothing else")
    func leads() throws {
        let generator = LedgerGenerator(seed: 8, journeys: 40, today: Self.today)
        let (plain, sample) = (try Sample(""), try Sample(""))
        let without = try generator.write(to: plain.path)
        let report = try generator.adding(leads: 30).write(to: sample.path)
        #expect(report.journeys == 70)
        #expect(report.rows == without.rows + 30)
        #expect(report.persons == without.persons + 30)
        let reader = try sample.reader()
        let rows = try sample.items().rows
        #expect(try Array(rows.prefix(without.rows)) == plain.items().rows)
        let told: Set = ["visit", "status", "role", "specialist", "code", "name", "city"]
        for row in rows.dropFirst(without.rows) {
            for (field, value) in zip(reader.columns.fields, row.values) where field.record != .person {
                #expect((value != nil) == told.contains(field.name), "\(field.name)")
                guard field.name == "visit", case .day(let visit) = value else { continue }
                #expect(visit.adding(CalendarSpan(3, .years), Workdays()).description < "2026-11-22")
            }
            let birthday = reader.columns.fields.firstIndex { $0.name == "birthday" }
            #expect(birthday.map { row.values[$0] } == .some(nil))
        }
    }

    @Test("the same seed gives the same file")
    func deterministic() throws {
        let generator = LedgerGenerator(seed: 6, journeys: 50, today: Self.today)
        let (first, second, other) = (try Sample(""), try Sample(""), try Sample(""))
        _ = try generator.write(to: first.path)
        _ = try generator.write(to: second.path)
        _ = try LedgerGenerator(seed: 7, journeys: 50, today: Self.today).write(to: other.path)
        #expect(try first.items() == second.items())
        #expect(try first.items() != other.items())
    }
}
