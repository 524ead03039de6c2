import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("A check that takes its fields as arguments")
struct PositionalCheckTests {
    /// Bodies of `check`, and the fields that become arguments; none where the subject has to stay one.
    private static let bodies: [(body: String, fields: [String]?)] = [
        ("return true", []), ("return j.open_complaints == 1", ["open_complaints"]),
        ("return j.home.area > 80", ["home.area"]), ("return j['home.area'] > 80", ["home.area"]),
        (
            "return j[\"status\"]=='signed'and j.open_complaints==1 or j.home.area>1",
            ["home.area", "open_complaints", "status"]
        ),
        ("local function f1() return j.status end return f1() == 'signed'", ["status"]),
        ("local status = j.status status = 'signed' return j.status == status", ["status"]),
        ("return days_since(j.handover) > 30 and j.status:len() == 6", ["handover", "status"]),
        (
            "local today = today return j.handover < today and (function() return j.loan end)() ~= today",
            ["handover", "loan"]
        ),
        ("return today-30>=j.handover", ["handover"]), ("for j = 1, 2 do end return j.status == 'signed'", ["status"]),
        ("if j.open_complaints > 2 then return nil end return j.open_complaints", ["open_complaints"]),
        ("local k = j return k.status == 'signed'", nil), ("return j['sta' .. 'tus'] == 'signed'", nil),
        ("return j ~= nil", nil), ("return j\n.status == 'signed'", nil),
    ]

    @Test("says the same as one that gets a subject", arguments: bodies.indices)
    func same(index: Int) throws {
        let (body, fields) = Self.bodies[index]
        let file = checkFile(body)
        let book = LoadedRuleBook.make(file)
        #expect(book.errors == [])
        #expect(book.programs.first?.positional?.fields == fields)
        // A second parameter keeps the subject, and is nil.
        let subject = LoadedRuleBook.make(file.replacing("function(j)", with: "function(j, unused)"))
        #expect(subject.programs.first?.positional == nil)
        let rule = try #require(book.rules.first)
        var random = SplitMix(seed: UInt64(index))
        let rows = (0..<200).map { _ in rule.reads.map { Self.value($0.field, &random) } }
        let both = try [book, subject].map { try Array($0.evaluator().judge(rule: 0, batch: .make(rows))) }
        #expect(both[0] == both[1])
    }

    @Test("names the field an error is about, on its line", arguments: ["", "#!lua\n", "\u{FEFF}"])
    func errors(mark: String) throws {
        let file =
            mark + checkFile("local function half() return j.home.area / 2 end\n return half() > j.open_complaints")
        let book = LoadedRuleBook.make(file)
        #expect(book.programs.first?.positional != nil)
        let batch = SubjectBatch.make([[nil, .integer(1)]])
        let failure = try #require(try book.evaluator().judge(rule: 0, batch: batch).first?.failure)
        #expect(failure.phrase.english == "a calculation with an empty field: area")
        #expect(failure.line == (mark.hasPrefix("#") ? 6 : 5))
    }

    @Test("a function with nearly as many names as Lua takes keeps its subject")
    func full() throws {
        let names = (1...195).map { "local n\($0) " }.joined()
        let reads = ["status", "open_complaints", "handover", "signing", "loan", "visit", "move_in"]
        let body = "\(names) return \(reads.map { "j.\($0) == nil" }.joined(separator: " and "))"
        #expect(try judge(checkFile(body), [[:], ["status": .text("signed")]]).map(\.word) == ["pass", "decline"])
    }

    @Test("fields are found in whatever column of a shared row they stand, and rows not asked about are passed over")
    func columns() throws {
        let book = LoadedRuleBook.make(checkFile("return j.status == 'signed' and j.open_complaints == 1"))
        #expect(book.rules.first?.reads.map(\.name) == ["open_complaints", "status"])
        let evaluator = try book.evaluator()
        let rows: [[FieldValue?]] = [
            [.text("signed"), nil, .integer(1)], [.text("signed"), nil, .integer(1)], [.text("x"), nil, .integer(1)],
        ]
        let (open, not) = (EveryoneBatch.Occurrence.isOpen, EveryoneBatch.Occurrence.isNot)
        let verdicts = evaluator.judge(rule: 0, batch: .make(rows), columns: [2, 0], open: [open, not, open])
        #expect(verdicts.map(\.word) == ["pass", "decline", "decline"])
        #expect(verdicts.indices.filter(verdicts.isDeclined) == [2])
        let own: [[FieldValue?]] = [[.integer(1), .text("signed")]]
        #expect(evaluator.judge(rule: 0, batch: .make(own)).map(\.word) == ["pass"])
    }

    private static func value(_ field: Field, _ random: inout SplitMix) -> FieldValue? {
        let number = Int(truncatingIfNeeded: random.next() >> 3)
        if number % 6 == 0 { return nil }
        switch field.type {
        case .text, .choice: return .text(["signed", "handed_over", "王"][number % 3])
        case .integer: return .integer(Int64(number % 4))
        case .number: return .number(Double(number % 200))
        case .day: return .day(Day(number: 20_573 - Int32(number % 60)))
        case .boolean: return .boolean(number % 2 == 0)
        }
    }
}

/// A generator of the same numbers every time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
