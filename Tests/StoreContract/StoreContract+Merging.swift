import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let merging = [
        Behaviour("a person with several homes is one person, whatever else the rows say") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1"), row("C2", "K1"), row("C3", "K1", ["project.code": "P2"])])
            #expect(try store.counts() == .init(persons: 1, projects: 2, homes: 3, journeys: 3))
        },
        Behaviour("people are merged by number, else by name and phone, never by name") { try $0.peopleMerge() },
        Behaviour("departments' ways to write a place name one home") { try $0.places() },
        Behaviour("of a home resold the newest contract tells, in whatever order the rows come") { try $0.resold() },
        Behaviour("the contract that tells a home still does when its day is corrected to an earlier one") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            let corrected = row("C1", "K1", ["milestone.signing": "2025-01-01", "home.layout": "四居"])
            #expect(try store.take([corrected]) == [.updated])
            #expect(try store.table(.journey, "home.layout") == [["四居"]])
        },
        Behaviour("a journey known by its visit, then its home, then its contract is one journey") { contract in
            let store = try contract.makeStore()
            let visit = row("C1", "K1", ["home.building": "", "home.room": "", "journey.contract": ""])
            try store.take([visit])
            #expect(try store.take([row("C1", "K1", ["journey.contract": ""])]) == [.created])  // the home is new
            #expect(try store.take([row("C1", "K1")]) == [.updated])
            #expect(try store.counts().journeys == 1)
        },
        Behaviour("somebody else's contract for a home is another journey") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1", ["journey.contract": ""]), row("C1", "K2")])
            #expect(try store.counts().journeys == 2)
        },
        Behaviour("a file without home columns leaves a journey's home alone") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            try store.take([row("C1", "K1")], fields: CustomerRow.columns.fields.filter { $0.record != .home })
            #expect(try store.table(.journey, "home.layout") == [["三居"]])
        },
    ]

    private func peopleMerge() throws {
        let unnumbered: (String, String, String) -> Cells = { contract, name, phone in
            row(contract, "K", ["person.number": "", "person.name": name, "person.phone": phone])
        }
        let numbered: (String, String, String, String) -> Cells = { contract, number, name, phone in
            row(contract, number, ["person.name": name, "person.phone": phone])
        }
        let cases: [(why: String, rows: [Cells], persons: Int)] = [
            (
                "same name, other phones",
                [unnumbered("C1", "王", "13800000001"), unnumbered("C2", "王", "13800000002")], 2
            ),
            (
                "same phone, other names",
                [unnumbered("C1", "王", "13800000001"), unnumbered("C2", "李", "13800000001")], 2
            ),
            ("same name and phone", [unnumbered("C1", "王", "13800000001"), unnumbered("C2", "王", "13800000001")], 1),
            ("same number", [numbered("C1", "K1", "王", "13800000001"), numbered("C2", "K1", "王氏", "13800000002")], 1),
            (
                "same name and phone, other numbers",
                [numbered("C1", "K1", "王", "13800000001"), numbered("C2", "K2", "王", "13800000001")], 2
            ),
        ]
        for (why, rows, persons) in cases {
            let store = try makeStore()
            try store.take(rows)
            #expect(try store.counts().persons == persons, "\(why)")
        }
    }

    private func places() throws {
        let same: [(building: String, unit: String, room: String)] = [
            ("3", "2", "0101"), ("3栋", "2单元", "0101室"), ("03幢", "2", "101"), ("3号楼", " 2 单元", "101"),
            ("3#", "2", "101"),
        ]
        let store = try makeStore()
        for (index, place) in same.enumerated() {
            let cells: Cells = ["home.building": place.building, "home.unit": place.unit, "home.room": place.room]
            try store.take([row("C\(index)", "K1", cells)])
        }
        #expect(try store.counts().homes == 1)
        try store.take([row("C9", "K1", ["home.building": "13", "home.unit": "2", "home.room": "101"])])
        try store.take([row("C10", "K1", ["home.building": "3", "home.unit": "2", "home.room": "1001"])])
        #expect(try store.counts().homes == 3)
    }

    private func resold() throws {
        let room: Cells = ["home.room": "101"]
        let old = row("C1", "K1", room.merging(["home.layout": "旧", "milestone.signing": "2019-05-05"]) { $1 })
        let new = row("C2", "K2", room.merging(["home.layout": "新", "milestone.signing": "2025-05-05"]) { $1 })
        for rows in [[old, new], [new, old]] {
            let store = try makeStore()
            #expect(try store.take(rows) == [.created, .created])
            #expect(try store.table(.journey, "home.layout") == [["新"], ["新"]])
            #expect(try store.take(rows) == [.unchanged, .unchanged])
            #expect(try store.counts() == .init(persons: 2, projects: 1, homes: 1, journeys: 2))
        }
    }
}
