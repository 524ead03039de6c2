import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let facts = [
        Behaviour("an empty store has no records") { contract in
            let store = try contract.makeStore()
            #expect(try store.counts() == RecordCounts())
            for kind in SubjectKind.allCases { #expect(try store.planReader(knownOn: nil).records(of: kind) == nil) }
            #expect(try store.take([]) == [])
        },
        Behaviour("rows create persons, projects, homes and journeys, and each row again changes nothing") {
            try $0.rowsCreate()
        },
        Behaviour("every field comes back as it was told") { try $0.everyFieldComesBack() },
        Behaviour("a changed cell updates its record and nothing else") { try $0.changedCell() },
        Behaviour("an emptied cell empties its field, and an emptied milestone is withdrawn") { try $0.emptied() },
        Behaviour("a column that a file lacks keeps what is on record") { try $0.missingColumn() },
        Behaviour("a rejected row leaves nothing behind, and its neighbours are taken") { try $0.rejected() },
        Behaviour("a field has come when a file has a column for it, even an empty one, or somebody sets it") {
            let store = try $0.makeStore()
            #expect(try store.importedFields() == [])
            let told: Set = ["number", "name", "code", "contract", "room", "status", "role"]
            let fields = CustomerRow.columns.fields.filter { told.contains($0.name) }
            try store.take([row("C1", "K1", ["journey.status": ""])], fields: fields)
            let come = Set(fields.map { FieldName($0.record, $0.name) })
            #expect(try store.importedFields() == come && come.contains(FieldName(.journey, "status")))
            let change = try store.beginChange(source: "by hand", on: Day("2026-01-02"), at: 0)
            _ = try store.setMilestone("open_day", ofProject: "P1", to: Day("2026-05-01"), change: change)
            _ = try store.setMilestone("bulk_handover", ofProject: "P1", to: nil, change: change)
            #expect(try store.importedFields() == come.union([FieldName(.milestone, "open_day")]))
        },
        Behaviour("a row about a person alone creates no journey") { contract in
            let store = try contract.makeStore()
            #expect(try store.take([["person.number": "K1", "person.name": "王"]]) == [.created])
            #expect(try store.counts() == .init(persons: 1))
        },
        Behaviour("a project keeps what an empty cell does not tell, and pipes are under warranty for two months") {
            let store = try $0.makeStore()
            try store.take([row("C1", "K1")])
            #expect(try store.table(.project, "code", "city", "pipe_warranty_months") == [["P1", "上海", "2"]])
            try store.take([row("C1", "K1", ["project.pipe_warranty_months": "6"])])
            #expect(try store.take([row("C1", "K1", ["project.city": ""])]) == [.unchanged])
            #expect(try store.table(.project, "city", "pipe_warranty_months") == [["上海", "6"]])
        },
    ]

    private func rowsCreate() throws {
        let store = try makeStore()
        let rows = [row("C1", "K1"), row("C2", "K2", ["project.code": "P2"]), row("C3", "K1")]
        #expect(try store.take(rows) == [.created, .created, .created])
        let counts = RecordCounts(persons: 2, projects: 2, homes: 3, journeys: 3)
        #expect(try store.counts() == counts)
        #expect(try store.take(rows) == [.unchanged, .unchanged, .unchanged])
        #expect(try store.counts() == counts)
        #expect(
            try store.table(.journey, "contract", "project.code", "owner.number")
                == [["C1", "P1", "K1"], ["C2", "P2", "K2"], ["C3", "P1", "K1"]]
        )
    }

    private func everyFieldComesBack() throws {
        let store = try makeStore()
        var told: Cells = [:]
        for (number, field) in Vocabulary().told.enumerated() {
            told["\(field.record.rawValue).\(field.name)"] =
                switch field.type {
                case .text: "text '\(number)' 😀"
                case .integer: "\(number)"
                case .number: "\(number).25"
                case .day: Day("1999-12-31").advanced(by: number).description
                case .boolean: number.isMultiple(of: 2) ? "yes" : "no"
                case .choice(let choices): choices[choices.count - 1].code
                }
        }
        told["ownership.role"] = "main"
        try store.take([told])
        for kind in SubjectKind.allCases {
            for (name, field) in Vocabulary().names(for: kind) where field.record != .holding {
                // A row that names a person tells the milestones of a journey.
                guard kind != .project || field.record != .milestone else { continue }
                let expected = told["\(field.record.rawValue).\(field.name)"] ?? ""
                #expect(try store.table(kind, name) == [[expected]], "\(kind) \(name)")
            }
        }
    }

    private func changedCell() throws {
        let cells: [(cell: String, value: String, name: String)] = [
            ("person.email", "new@example.com", "owner.email"), ("person.consent", "yes", "owner.consent"),
            ("project.city", "苏州", "project.city"), ("home.layout", "四居", "home.layout"),
            ("home.area", "88.5", "home.area"), ("journey.status", "handed_over", "status"),
            ("journey.open_complaints", "3", "open_complaints"), ("milestone.handover", "2026-03-01", "handover"),
            ("milestone.signing", "2025-06-02", "signing"),
        ]
        let names = cells.map(\.name)
        for (index, change) in cells.enumerated() {
            let store = try makeStore()
            try store.take([row("C1", "K1"), row("C2", "K2", ["project.code": "P2"])])
            let before = try names.map { try store.table(.journey, $0) }
            #expect(try store.take([row("C1", "K1", [change.cell: change.value])]) == [.updated], "\(change.cell)")
            var expected = before
            expected[index][0] = [change.value]
            #expect(try names.map { try store.table(.journey, $0) } == expected, "\(change.cell)")
        }
    }

    private func emptied() throws {
        let store = try makeStore()
        try store.take([row("C1", "K1", ["journey.open_complaints": "2", "milestone.handover": "2026-02-01"])])
        let emptied: Cells = ["journey.status": "", "person.email": "", "milestone.handover": ""]
        #expect(try store.take([row("C1", "K1", emptied)]) == [.updated])
        #expect(
            try store.table(.journey, "status", "owner.email", "handover", "open_complaints", "signing")
                == [["-", "-", "-", "0", "2025-06-01"]]
        )
        #expect(try store.take([row("C1", "K1", emptied)]) == [.unchanged])
    }

    private func missingColumn() throws {
        let store = try makeStore()
        try store.take([row("C1", "K1", ["milestone.handover": "2026-02-01"])])
        let fields = CustomerRow.columns.fields.filter { !["handover", "layout", "email", "status"].contains($0.name) }
        #expect(try store.take([row("C1", "K1")], fields: fields) == [.unchanged])
        #expect(
            try store.table(.journey, "handover", "home.layout", "owner.email", "status")
                == [["2026-02-01", "三居", "K1@example.com", "signed"]]
        )
    }

    private func rejected() throws {
        let cases: [(why: String, cells: Cells)] = [
            ("nobody", row("C9", "K9", ["person.number": "", "person.name": "", "project.code": "P9"])),
            ("a name alone", row("C9", "K9", ["person.number": "", "person.phone": "", "project.code": "P9"])),
            ("a phone alone", row("C9", "K9", ["person.number": "", "person.name": "", "project.code": "P9"])),
            ("no project", row("C9", "K9", ["project.code": ""])),
            ("no project, only a room", row("", "K9", ["project.code": "", "home.room": "901"])),
            ("no project, only a milestone", row("", "K9", ["project.code": "", "home.room": ""])),
            ("no project, somebody on record", row("C9", "K1", ["project.code": "", "person.email": "x@example.com"])),
        ]
        for (why, cells) in cases {
            let store = try makeStore()
            let effects = try store.take([row("C1", "K1"), cells, row("C2", "K2")])
            guard case .rejected(let rejection) = effects[1] else {
                Issue.record("\(why): taken as \(effects[1])")
                continue
            }
            #expect(effects[0] == .created && effects[2] == .created && rejection.line == 3, "\(why)")
            #expect(try store.counts() == .init(persons: 2, projects: 1, homes: 2, journeys: 2), "\(why)")
            #expect(try store.table(.person, "email") == [["K1@example.com"], ["K2@example.com"]], "\(why)")
        }
    }
}

extension RecordCounts {
    init(persons: Int, projects: Int = 0, homes: Int = 0, journeys: Int = 0) {
        self.init()
        self.persons = persons
        self.projects = projects
        self.homes = homes
        self.journeys = journeys
    }
}
