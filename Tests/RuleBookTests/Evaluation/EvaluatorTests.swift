import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Evaluator of a rule book")
struct EvaluatorTests {
    private static let troubled = checkFile(
        """
        local n = j.open_complaints
        if n == 3 then while true do end end
        if n == 4 then local t = {} for i = 1, 1e9 do t[i] = i end end
        return n > 0
        """
    )

    // A budget of instructions ends it after less than half a second; the clock of a busy machine is no measure.
    @Test("a row that never ends is stopped, and the rows around it are judged right", .timeLimit(.minutes(1)))
    func endless() throws {
        let rows: [[String: FieldValue]] = [1, 0, 3, 1, 0].map { ["open_complaints": .integer($0)] } + [[:]]
        let verdicts = try judge(Self.troubled, rows)
        #expect(verdicts.map(\.word) == ["pass", "decline", "R052:6", "pass", "decline", "R057:8"])
    }

    @Test("a row that takes all memory fails alone")
    func memory() throws {
        let rows: [[String: FieldValue]] = [4, 1, 4, 0].map { ["open_complaints": .integer($0)] }
        #expect(try judge(Self.troubled, rows).map(\.word) == ["R051:7", "pass", "R051:7", "decline"])
    }

    @Test("one rule's broken state does not touch another's")
    func neighbours() throws {
        func file(_ name: String, _ body: String) -> (String, String) {
            ("Rules/\(name).lua", "rule \"\(name)\" { when = daily, actions = {}, check = function(j) \(body) end }")
        }
        let book = LoadedRuleBook.make([
            file("a", "return j.status == 'signed'"), file("b", "while true do end"),
            file("c", "local t = {} for i = 1, 1e9 do t[i] = i end"), file("d", "return j.status == 'signed'"),
        ])
        try #require(book.errors == [])
        let evaluator = try book.evaluator()
        let batch = SubjectBatch.make([[.text("signed")], [.text("x")]])
        let none = SubjectBatch.make([[], []])
        for _ in 1...2 {
            #expect(evaluator.judge(rule: 0, batch: batch).map(\.word) == ["pass", "decline"])
            #expect(evaluator.judge(rule: 1, batch: none).map(\.word) == ["R052:1", "R052:1"])
            #expect(evaluator.judge(rule: 2, batch: none).map(\.word) == ["R051:1", "R051:1"])
            #expect(evaluator.judge(rule: 3, batch: batch).map(\.word) == ["pass", "decline"])
        }
    }

    @Test("check and actions are never taken for each other, in whatever order a state keeps them")
    func order() throws {
        let source = ruleFile(
            "check = function(j) return j.open_complaints == 0 end",
            actions: "function(j) return { sms { template = 'welcome' } } end"
        )
        let book = LoadedRuleBook.make(source)
        try #require(book.rules.count == 1)
        let batch = SubjectBatch.make([[.integer(0)], [.integer(1)]])
        for _ in 1...50 {
            #expect(try book.evaluator().judge(rule: 0, batch: batch).map(\.word) == ["sms welcome", "decline"])
        }
    }

    @Test("ten thousand rows are judged in one call")
    func many() throws {
        let rows = (0..<10_000).map { ["open_complaints": FieldValue.integer(Int64($0 % 3))] }
        let verdicts = try judge(checkFile("return j.open_complaints == 1"), rows)
        #expect(verdicts == (0..<10_000).map { $0 % 3 == 1 ? .pass : .decline })
    }

    @Test("candidates without a row are passed over, and an empty batch has no verdicts")
    func rowless() throws {
        let book = LoadedRuleBook.make(checkFile("return j.open_complaints == today"))
        try #require(book.rules.count == 1)
        var batch = SubjectBatch(stride: 1)
        let evaluator = try book.evaluator()
        #expect(evaluator.judge(rule: 0, batch: batch).isEmpty)
        for number in 1...3 {
            let day = Day(number: Int32(number))
            let subject = SubjectID(.journey, Int64(number))
            batch.append(
                Candidate(subject: subject, occasion: 0, due: day, judgedOn: day, failing: 1),
                hasRow: false
            )
            batch.add([.integer(Int64(number))], on: day)
        }
        #expect(Array(evaluator.judge(rule: 0, batch: batch)) == [.pass, .pass, .pass])
    }

    @Test("rules without functions, and functions without fields, need no cells")
    func cells() throws {
        var batch = SubjectBatch(stride: 0)
        batch.add([])
        batch.add([])
        for (source, word) in [(ruleFile(), "pass"), (checkFile("return false"), "decline")] {
            let book = LoadedRuleBook.make(source)
            try #require(book.rules.count == 1)
            let verdicts = try book.evaluator().judge(rule: 0, batch: batch)
            #expect(verdicts.map(\.word) == [word, word])
        }
    }

    @Test("each row has its own today")
    func today() throws {
        let book = LoadedRuleBook.make(checkFile("return days_since(j.handover) == 90"))
        try #require(book.rules.count == 1)
        var batch = SubjectBatch(stride: 1)
        let handover = Day(number: 20_000)
        for day in [89, 90, 91, 90] { batch.add([.day(handover)], on: handover.advanced(by: day)) }
        let words = try book.evaluator().judge(rule: 0, batch: batch).map(\.word)
        #expect(words == ["decline", "pass", "decline", "pass"])
    }

    @Test("verdicts do not depend on where batches end", arguments: [1, 2, 3, 7, 40])
    func boundaries(size: Int) throws {
        let source = ruleFile(
            "check = function(j) local n = j.open_complaints if n == 5 then while true do end end return n % 3 > 0 end",
            actions: "function(j) return { task { kind = 'call', title = j.status } } end"
        )
        let book = LoadedRuleBook.make(source)
        try #require(book.rules.first?.reads.map(\.name) == ["open_complaints", "status"])
        var seed: UInt64 = 0x9E37_79B9
        let rows: [[FieldValue?]] = (0..<40).map { index in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = index == 17 ? 5 : [1, 2, 3, 4, 6][Int(seed >> 33) % 5]
            return [
                (seed >> 40) % 7 == 0 ? nil : .integer(Int64(number)),
                (seed >> 50) % 5 == 0 ? nil : .text("问候 \(index)"),
            ]
        }
        let whole = Array(try book.evaluator().judge(rule: 0, batch: .make(rows)))
        let evaluator = try book.evaluator()
        var parts: [Verdict] = []
        for start in stride(from: 0, to: rows.count, by: size) {
            let part = Array(rows[start..<min(start + size, rows.count)])
            parts += evaluator.judge(rule: 0, batch: .make(part))
        }
        #expect(parts == whole)
        #expect(Set(whole.map { $0.word.prefix(4) }).isSuperset(of: ["R052", "R057", "R026", "decl", "task"]))
    }
}
