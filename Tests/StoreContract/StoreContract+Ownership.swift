import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let ownership = [
        Behaviour("a co-owner's row adds an owner and does not change the journey") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            #expect(try store.take([Self.coOwner]) == [.created])
            #expect(try store.counts() == .init(persons: 2, projects: 1, homes: 1, journeys: 1))
            let told = ["status", "home.layout", "owner.number", "signing", "specialist"]
            let expected = [["signed"], ["三居"], ["K1"], ["2025-06-01"], ["-"]]
            #expect(try told.map { try store.table(.journey, $0)[0] } == expected)
            #expect(try store.take([row("C1", "K1"), Self.coOwner]) == [.unchanged, .unchanged])
        },
        Behaviour("a co-owner's row may come first") { try $0.coOwnerFirst() },
        Behaviour("two main owners in one file stay what they are when the file is taken again") { contract in
            let rows = [row("C1", "K1"), row("C2", "K3"), row("C1", "K2")]
            for batches in [[rows], rows.map { [$0] }] {
                let store = try contract.makeStore()
                for _ in 1...3 {
                    let change = try store.beginChange(source: "test", on: Day("2026-01-01"), at: 0)
                    for batch in batches { _ = try store.take(batch, change) }
                    #expect(try store.table(.journey, "owner.number") == [["K1"], ["K3"]])
                }
                #expect(try store.take(rows) == [.unchanged, .unchanged, .unchanged])
            }
        },
        Behaviour("the contact is the first living owner who may be contacted, the main owner before others") {
            try $0.contact()
        },
        Behaviour("a person who may not be contacted is the contact of none of their journeys") { try $0.excluded() },
        Behaviour("a new main owner becomes the contact, the former one a co-owner") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            #expect(try store.take([row("C1", "K2")]) == [.created])
            #expect(try store.table(.journey, "owner.number") == [["K2"]])
            try store.take([row("C1", "K2", ["person.blocked": "yes"])])
            #expect(try store.table(.journey, "owner.number") == [["K1"]])
        },
    ]

    private static let coOwner = row(
        "C1",
        "K2",
        [
            "ownership.role": "co", "journey.status": "returned", "home.layout": "四居", "journey.specialist": "somebody",
            "milestone.signing": "2020-01-01", "milestone.handover": "2020-02-02",
        ]
    )

    private func coOwnerFirst() throws {
        let store = try makeStore()
        let rows = [Self.coOwner, row("C1", "K1")]
        #expect(try store.take(rows) == [.created, .created])
        let table = try store.table(.journey, "status", "home.layout", "owner.number", "signing", "handover")
        #expect(table == [["signed", "三居", "K1", "2025-06-01", "-"]])
        #expect(try store.take(rows) == [.unchanged, .unchanged])
        #expect(try store.table(.journey, "status", "owner.number") == [["signed", "K1"]])
    }

    private func contact() throws {
        let cases: [(main: Cells, others: [Cells], contact: String)] = [
            ([:], [], "K1"), ([:], [[:], [:]], "K1"),
            (["person.blocked": "yes"], [], "K1"),
            (["person.blocked": "yes"], [[:], [:]], "K2"),
            (["person.deceased": "yes"], [["person.blocked": "yes"], [:]], "K3"),
            (["person.deceased": "yes"], [["person.blocked": "yes"], ["person.deceased": "yes"]], "K1"),
            (["person.deceased": "no", "person.blocked": "no"], [[:]], "K1"),
        ]
        for (main, others, contact) in cases {
            let rows = others.enumerated().map { row("C1", "K\($0 + 2)", ["ownership.role": "co"].merging($1) { $1 }) }
            let mainRow = row("C1", "K1", main)
            for order in [[mainRow] + rows, rows + [mainRow]] {
                let store = try makeStore()
                // Numbers are given first, so that the order of the rows is all that differs.
                try store.take((1...3).map { ["person.number": "K\($0)"] })
                try store.take(order)
                #expect(try store.table(.journey, "owner.number") == [[contact]], "\(main) \(others)")
            }
        }
    }

    private func excluded() throws {
        let store = try makeStore()
        let co: Cells = ["ownership.role": "co"]
        try store.take([row("C1", "K1"), row("C1", "K2", co), row("C2", "K1"), row("C2", "K3", co)])
        #expect(try store.table(.journey, "owner.number") == [["K1"], ["K1"]])
        let person = row("C1", "K1", ["person.blocked": "yes"]).filter { $0.key.hasPrefix("person.") }
        #expect(try store.take([person]) == [.updated])
        #expect(try store.table(.journey, "owner.number") == [["K2"], ["K3"]])
        try store.take([row("C1", "K1"), row("C2", "K1")])
        #expect(try store.table(.journey, "owner.number") == [["K2"], ["K3"]], "an empty cell lifts nothing")
        try store.take([row("C1", "K1", ["person.blocked": "no"]), row("C2", "K1")])
        #expect(try store.table(.journey, "owner.number") == [["K1"], ["K1"]])
    }
}
