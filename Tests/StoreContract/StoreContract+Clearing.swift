import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let clearings = [
        Behaviour("an empty cell never clears a name, a telephone number, a mark or a refusal") { try $0.lasting() },
        Behaviour("what a file clears by empty cells is put off, counted by people and fields, and applied on leave") {
            try $0.putOff()
        },
        Behaviour("a status that moves back is put off like what is cleared") { try $0.movesBack() },
        Behaviour("a cell that says so clears without leave") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            let cells: Cells = [
                "person.phone": clearing, "person.email": clearing,
                "journey.status": clearing, "milestone.signing": clearing,
            ]
            let held = try store.holding([row("C1", "K1", cells)]).held
            #expect(held.people == 0 && held.free == 4 && held.freeRows == 1, "it needs no leave")
            #expect(try store.take([row("C1", "K1", cells)]) == [.updated])
            #expect(
                try store.table(.journey, "owner.phone", "owner.email", "status", "signing") == [["-", "-", "-", "-"]]
            )
        },
        Behaviour("a row that is too short leaves what its missing cells would tell") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1", ["milestone.handover": "2026-01-05"])])
            let fields = CustomerRow.columns.fields
            let told = CustomerRow(row("C1", "K1"), line: 2)
            let missing = Array(fields.count / 2..<fields.count)
            let values = told.values.enumerated().map { missing.contains($0) ? nil : $1 }
            let short = CustomerRow(line: 2, values: values, untold: missing)
            let change = try store.beginChange(source: "test", on: Day("2026-01-01"), at: 0)
            #expect(try store.take([short], columns: CustomerRow.columns, change: change) == [.unchanged])
            #expect(
                try store.table(.journey, "handover", "status", "signing") == [["2026-01-05", "signed", "2025-06-01"]]
            )
        },
        Behaviour("a trial says what would be done and leaves nothing behind") { try $0.trial() },
    ]

    private func lasting() throws {
        let marks: Cells = ["person.deceased": "yes", "person.blocked": "yes", "person.consent": "no"]
        let store = try makeStore()
        try store.take([row("C1", "K1", marks)])
        let names = ["name", "phone", "deceased", "blocked", "consent"]
        let before = try names.map { try store.table(.person, $0) }
        var emptied = row("C1", "K1")
        for name in names { emptied["person.\(name)"] = "" }
        #expect(try store.take([emptied]) == [.unchanged])
        #expect(try names.map { try store.table(.person, $0) } == before)
        #expect(try store.take([row("C1", "K1", ["person.deceased": "no", "person.blocked": "no"])]) == [.updated])
        #expect(try store.table(.person, "deceased", "blocked") == [["no", "no"]])
    }

    private func putOff() throws {
        let store = try makeStore()
        let rows = (1...5).map { row("C\($0)", "K\($0)", ["milestone.handover": "2026-01-05"]) }
        try store.take(rows)
        let emptied = (1...3).map {
            row("C\($0)", "K\($0)", ["person.email": "", "milestone.handover": $0 == 1 ? "" : "2026-01-05"])
        }
        let report = try store.holding(emptied + [row("C4", "K4", ["milestone.handover": "2026-01-06"])])
        #expect(report.held.people == 3 && report.held.rows == 3)
        #expect(report.held.fields.map(\.cleared).sorted() == [1, 3])
        #expect(report.fields.map(\.changed) == [1], "the day that moved")
        #expect(
            try store.table(.journey, "owner.email", "handover")[0] == ["K1@example.com", "2026-01-05"],
            "untouched so far"
        )
        // With leave, all of it is done, and then it is no change any more.
        #expect(try store.take(emptied).allSatisfy { $0 == .updated })
        #expect(try store.table(.journey, "owner.email", "handover").prefix(2) == [["-", "-"], ["-", "2026-01-05"]])
        #expect(try store.holding(emptied).held.isEmpty)
    }

    private func movesBack() throws {
        let statuses = ["visited", "subscribed", "signed", "handed_over", "transferred", "returned"]
        let rank = ["visited": 1, "subscribed": 2, "signed": 3, "handed_over": 4, "transferred": 5, "returned": 5]
        for before in statuses {
            for after in statuses {
                let store = try makeStore()
                try store.take([row("C1", "K1", ["journey.status": before])])
                let held = try store.holding([row("C1", "K1", ["journey.status": after])]).held
                let isBack = (rank[after] ?? 0) < (rank[before] ?? 0)
                #expect(held.people == (isBack ? 1 : 0), "\(before) to \(after)")
                #expect(try store.table(.journey, "status") == [[isBack ? before : after]], "\(before) to \(after)")
            }
        }
    }

    private func trial() throws {
        let store = try makeStore()
        try store.take([row("C1", "K1")])
        let before = try ["number", "email"].map { try store.table(.person, $0) }
        let rows = [
            row("C1", "K1", ["person.email": ""]), row("C2", "K2"),
            row("C1", "K1", ["person.email": "", "milestone.loan": "2026-01-01"]),
        ]
        let report = try store.holding(rows, isTrial: true)
        #expect(report.held.people == 1)
        #expect(report.fields.contains { $0.field == FieldName(.person, "number") && $0.set == 1 })
        #expect(try ["number", "email"].map { try store.table(.person, $0) } == before)
        #expect(try store.counts().journeys == 1 && store.lastImport() == nil)
        #expect(try store.holding(rows).held == report.held, "the preview is what is done")
    }
}
