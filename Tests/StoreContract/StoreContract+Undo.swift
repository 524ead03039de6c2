import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let undoing = [
        Behaviour("an import that is taken back leaves all facts as they were before it") { try $0.asBefore() },
        Behaviour("what was decided about, or changed since, stays when an import is taken back") {
            try $0.staysBehind()
        },
        Behaviour("the last import is the one that is taken back, and each is taken back once") { contract in
            let store = try contract.makeStore()
            #expect(try store.lastImport() == nil)
            _ = try store.taking([row("C1", "K1")])
            _ = try store.taking([row("C2", "K2")])
            for persons in [1, 0] {
                let last = try #require(try store.lastImport())
                _ = try store.undo(
                    last.id,
                    as: store.beginChange(source: "undo", on: Day("2026-01-02"), at: 0, kind: .undo)
                )
                #expect(try store.counts().persons == persons)
            }
            #expect(try store.lastImport() == nil)
        },
        Behaviour("two imports of the same people are taken back one after the other") { contract in
            let store = try contract.makeStore()
            _ = try store.taking([row("C1", "K1")])
            var states = [try contract.state(store)]
            for (day, cells) in [("2026-01-05", "a@example.com"), ("2026-01-06", "b@example.com")] {
                _ = try store.taking([row("C1", "K1", ["milestone.handover": day, "person.email": cells])])
                states.append(try contract.state(store))
            }
            for expected in states.dropLast().reversed() {
                let last = try #require(try store.lastImport())
                let undo = try store.beginChange(source: "undo", on: Day("2026-01-02"), at: 0, kind: .undo)
                #expect(try store.undo(last.id, as: undo).later == 0)
                #expect(try contract.state(store) == expected)
            }
            let last = try #require(try store.lastImport())
            _ = try store.undo(
                last.id,
                as: store.beginChange(source: "undo", on: Day("2026-01-02"), at: 0, kind: .undo)
            )
            #expect(try store.counts() == RecordCounts())
        },
        Behaviour("records that are probably one person are listed, and merge into one that can be parted again") {
            try $0.doubles()
        },
        Behaviour("rows about a merged record tell of the one that stands for it") { try $0.rowsOfMerged() },
    ]

    private func state(_ store: any Store) throws -> [[[String]]] {
        let journey = ["contract", "status", "signing", "handover", "owner.number", "home.layout", "project.city"]
        let person = ["number", "name", "phone", "email", "consent", "birthday", "blocked"]
        return try journey.map { try store.table(.journey, $0) } + person.map { try store.table(.person, $0) }
    }

    private func asBefore() throws {
        let first = [row("C1", "K1", ["milestone.handover": "2026-01-05"]), row("C2", "K2"), row("C3", "K1")]
        let changes: [(why: String, rows: [Cells])] = [
            ("new people and homes", [row("C8", "K8"), row("C9", "K9", ["project.code": "P9"])]),
            ("changed fields", [row("C1", "K1", ["person.email": "x@example.com", "journey.status": "handed_over"])]),
            ("a day that moved", [row("C1", "K1", ["milestone.handover": "2026-02-05"])]),
            ("a day withdrawn", [row("C1", "K1", ["milestone.handover": clearing])]),
            ("a new day", [row("C2", "K2", ["milestone.handover": "2026-02-05"])]),
            ("a new main owner", [row("C1", "K5")]),
            ("a new co-owner", [row("C1", "K5", ["ownership.role": "co"])]),
            ("an owner who left", [row("C2", "K2", ["ownership.role": "former"])]),
            ("a mark", [row("C1", "K1", ["person.blocked": "yes"])]),
            ("another layout", [row("C1", "K1", ["home.layout": "四居"])]),
        ]
        for (why, rows) in changes {
            let store = try makeStore()
            _ = try store.taking(first)
            let (before, counts) = (try state(store), try store.counts())
            _ = try store.taking(rows, on: Day("2026-01-02"))
            #expect(try state(store) != before, "\(why)")
            let after = try state(store)
            let last = try #require(try store.lastImport())
            let undo = try store.beginChange(source: "undo", on: Day("2026-01-03"), at: 0, kind: .undo)
            let report = try store.undo(last.id, as: undo)
            #expect(report.kept == 0 && report.later == 0 && report.restored + report.removed > 0, "\(why)")
            #expect(try state(store) == before && store.counts() == counts, "\(why)")
            // Knowledge only grows: the day in between still shows what was known then.
            let then = try ["contract", "status", "handover"].map {
                try store.table(.journey, $0, knownOn: Day("2026-01-02"))
            }
            #expect(then == [after[0], after[1], after[3]], "\(why)")
            _ = try store.taking(rows, on: Day("2026-01-04"))
            #expect(try state(store) == after, "\(why): taken anew")
        }
    }

    private func staysBehind() throws {
        let store = try makeStore()
        _ = try store.taking([row("C1", "K1")])
        _ = try store.taking([row("C2", "K2"), row("C1", "K1", ["journey.status": "handed_over"])])
        let rule = Rule.sample("visit", who: [], actions: .fixed([.task(.visit)]))
        try store.sweep([rule], on: Day("2026-01-01"))
        try store.take([row("C1", "K1", ["journey.status": "returned"])])
        let last = try #require(try store.lastImport())
        let undo = try store.beginChange(source: "undo", on: Day("2026-01-03"), at: 0, kind: .undo)
        let report = try store.undo(last.id, as: undo)
        #expect(report.kept == 2 && report.later > 0)
        #expect(try store.table(.journey, "contract", "status") == [["C1", "returned"], ["C2", "signed"]])
        #expect(try store.tasks(TaskFilter()).count == 2)
    }

    private func doubles() throws {
        let store = try makeStore()
        let same: Cells = ["person.name": "王", "person.phone": "13800000009"]
        try store.take([
            row("C1", "K1", same.merging(["person.birthday": "1980-01-01", "person.consent": "yes"]) { $1 }),
            row("C2", "K2", same.merging(["person.consent": "no"]) { $1 }),
            row("C3", "K3", same.merging(["person.birthday": "1990-01-01", "person.phone": "13800000008"]) { $1 }),
            row("C4", "K4", ["person.name": "李", "person.phone": "13800000009"]),
        ])
        let pairs = try store.doubles(limit: 10)
        #expect(pairs.map(\.firstNumber) == ["K1"] && pairs.map(\.secondNumber) == ["K2"])
        let before = try (store.table(.person, "phone", "consent"), store.table(.journey, "owner.number"))
        let change = try store.beginChange(source: "merge 2", on: Day("2026-01-02"), at: 0, kind: .merge)
        #expect(try store.merge(2, into: 1, change: change))
        #expect(try store.doubles(limit: 10).isEmpty)
        #expect(try store.table(.journey, "owner.number") == [["K1"], ["K1"], ["K3"], ["K4"]])
        #expect(try store.table(.person, "consent").prefix(2) == [["no"], ["-"]], "a refusal of either holds")
        #expect(try !store.merge(2, into: 1, change: change) && !store.merge(3, into: 2, change: change))
        #expect(try store.mergeOf(2) == change && store.mergeOf(1) == nil)
        let undo = try store.beginChange(source: "unmerge 2", on: Day("2026-01-03"), at: 0, kind: .undo)
        _ = try store.undo(change, as: undo)
        #expect(try store.table(.person, "phone", "consent") == before.0)
        #expect(try store.table(.journey, "owner.number") == before.1)
        #expect(try store.mergeOf(2) == nil)
    }

    private func rowsOfMerged() throws {
        let store = try makeStore()
        let rows = ["00123", "123"].enumerated().map {
            row("C\($0 + 1)", $1, ["person.name": "王", "person.phone": "13800000009", "person.email": "a@example.com"])
        }
        try store.take(rows)
        let change = try store.beginChange(source: "merge 1", on: Day("2026-01-02"), at: 0, kind: .merge)
        #expect(try store.merge(1, into: 2, change: change))
        #expect(try store.take(rows) == [.unchanged, .unchanged], "no new person, and no number written over")
        #expect(try store.counts().persons == 2 && store.table(.journey, "owner.number") == [["123"], ["123"]])
        let told = rows[0].merging(["person.gender": "female"]) { $1 }
        #expect(try store.take([told]) == [.updated])
        #expect(
            try store.table(.person, "number", "gender") == [["123", "female"]],
            "rules are about the one that stands"
        )
    }
}
