import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let identity = [
        Behaviour("one number given to two people rejects the second row, which names the first") {
            try $0.twoPeople()
        },
        Behaviour("one contract given to two homes rejects the second row, and moves by its owner's word alone") {
            try $0.twoHomes()
        },
        Behaviour("an address that lacks parts is that of the contract, or rejected, and never a new home") {
            try $0.partsOfAddress()
        },
        Behaviour(
            "of rows of one file that contradict each other the first counts, and the same file again is no change"
        ) {
            try $0.contradictions()
        },
        Behaviour("of two consents in one file the refusal wins, in whatever order they come") { try $0.refusalWins() },
        Behaviour("numbers that look alike are told, and stay two") { try $0.lookAlikes() },
        Behaviour("a row without a contract is about the journey in which its person owns the home") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1")])
            #expect(
                try store.take([row("C1", "K1", ["journey.contract": "", "milestone.handover": "2026-01-05"])]) == [
                    .updated
                ]
            )
            #expect(try store.counts().journeys == 1)
            #expect(try store.table(.journey, "contract", "handover") == [["C1", "2026-01-05"]])
        },
        Behaviour("an owner who leaves is no owner any more, and the next one is contacted") { contract in
            let store = try contract.makeStore()
            try store.take([row("C1", "K1"), row("C1", "K2", ["ownership.role": "co"])])
            let leaving = row("C1", "K1", ["ownership.role": "former", "journey.status": "returned"])
            #expect(try store.take([leaving]) == [.updated])
            #expect(try store.table(.journey, "owner.number", "status") == [["K2", "signed"]])
            #expect(try store.take([leaving]) == [.unchanged])
            #expect(try store.take([row("C1", "K2", ["ownership.role": "former"])]) == [.updated])
            #expect(try store.table(.journey, "owner.number") == [["-"]], "nobody is left to be contacted")
        },
    ]

    private func twoPeople() throws {
        let cases: [(why: String, changes: Cells, isTaken: Bool)] = [
            ("the same person", [:], true), ("another name", ["person.name": "other"], true),
            ("another phone", ["person.phone": "13900000000"], true),
            ("both others", ["person.name": "other", "person.phone": "13900000000"], false),
            ("another name, no phone", ["person.name": "other", "person.phone": ""], true),
            ("another phone, no name", ["person.name": "", "person.phone": "13900000000"], true),
            (
                "both others, everything else the same", row("C1", "K1", ["person.name": "o", "person.phone": "1"]),
                false
            ),
        ]
        for (why, changes, isTaken) in cases {
            for isOneFile in [true, false] {
                let store = try makeStore()
                let second = row("C2", "K1", changes)
                var effects = try store.take([row("C1", "K1")] + (isOneFile ? [second] : []))
                if !isOneFile { effects += try store.take([second]) }
                guard !isTaken else {
                    #expect(effects.allSatisfy { $0 == .created || $0 == .updated || $0 == .unchanged }, "\(why)")
                    continue
                }
                guard case .rejected(let rejection) = effects[1] else {
                    Issue.record("\(why): taken as \(effects[1])")
                    continue
                }
                #expect(rejection.reason.english.contains(isOneFile ? "line 2" : "record 1"), "\(why)")
                #expect(try store.counts() == .init(persons: 1, projects: 1, homes: 1, journeys: 1), "\(why)")
                #expect(try store.table(.person, "name", "phone") == [["name K1", "13800000001"]], "\(why)")
            }
        }
        let store = try makeStore()
        try store.take([["person.number": "K1", "person.name": "王"]])
        #expect(try store.take([row("C1", "K1")]) == [.created], "a record without a phone is completed")
    }

    private func twoHomes() throws {
        let other: Cells = ["home.room": "other"]
        let cases: [(why: String, first: Cells, second: Cells, isOneFile: Bool, isTaken: Bool)] = [
            ("another room", row("C1", "K1"), row("C1", "K2", other), true, false),
            ("another room by the same owner", row("C1", "K1"), row("C1", "K1", other), true, false),
            (
                "a co-owner's other room", row("C1", "K1"),
                row("C1", "K2", other.merging(["ownership.role": "co"]) { $1 }), true, false
            ),
            ("another project", row("C1", "K1"), row("C1", "K2", ["project.code": "P2"]), true, false),
            ("another file, another owner", row("C1", "K1"), row("C1", "K2", other), false, false),
            ("another file, the owner corrects", row("C1", "K1"), row("C1", "K1", other), false, true),
            ("the same home otherwise written", row("C1", "K1"), row("C1", "K1", ["home.building": "01栋"]), true, true),
        ]
        for (why, first, second, isOneFile, isTaken) in cases {
            let store = try makeStore()
            let taken = try store.taking([first] + (isOneFile ? [second] : []))
            let later = try isOneFile ? taken : store.taking([second])
            guard isTaken else {
                guard case .rejected? = later.effects.last else {
                    Issue.record("\(why): taken as \(later.effects)")
                    continue
                }
                #expect(try store.counts() == .init(persons: 1, projects: 1, homes: 1, journeys: 1), "\(why)")
                #expect(try store.table(.journey, "home.room") == [["C1"]], "\(why)")
                continue
            }
            #expect(try store.counts().journeys == 1, "\(why)")
            if !isOneFile {
                #expect(try store.table(.journey, "home.room") == [["other"]], "\(why)")
                #expect(later.remarks.count == 1, "a moved contract is told")
            }
        }
    }

    private func partsOfAddress() throws {
        let full: Cells = ["home.phase": "1期", "home.building": "3栋", "home.unit": "2单元", "home.room": "703"]
        let cases: [(cells: Cells, isTaken: Bool)] = [
            (["home.phase": "", "home.building": "", "home.unit": "", "home.room": "703"], true),
            (["home.phase": "", "home.building": "3", "home.unit": "", "home.room": ""], true),
            (["home.phase": "", "home.building": "3幢", "home.unit": "2", "home.room": "0703室"], true),
            (["home.phase": "", "home.building": "", "home.unit": "", "home.room": ""], true),
            (["home.phase": "", "home.building": "4", "home.unit": "", "home.room": "703"], false),
            (["home.phase": "", "home.building": "3", "home.unit": "", "home.room": "704"], false),
        ]
        for (cells, isTaken) in cases {
            let store = try makeStore()
            try store.take([row("C1", "K1", full)])
            let effect = try store.take([row("C1", "K1", cells.merging(["home.layout": "四居"]) { $1 })])[0]
            if case .rejected = effect { #expect(!isTaken, "\(cells)") } else { #expect(isTaken, "\(cells) \(effect)") }
            #expect(try store.counts() == .init(persons: 1, projects: 1, homes: 1, journeys: 1), "\(cells)")
            #expect(try store.table(.journey, "home.phase", "home.unit", "home.room")[0][2].contains("703"), "\(cells)")
        }
    }

    private func contradictions() throws {
        let cases: [(cell: String, first: String, second: String, name: String)] = [
            ("person.email", "a@example.com", "b@example.com", "owner.email"),
            ("person.salutation", "王女士", "王老师", "owner.salutation"),
            ("journey.status", "handed_over", "signed", "status"), ("journey.specialist", "甲", "乙", "specialist"),
            ("milestone.handover", "2026-01-01", "2026-02-01", "handover"),
            ("milestone.signing", "2025-05-01", "2025-06-01", "signing"), ("home.area", "100.5", "120.5", "home.area"),
            ("home.layout", "三居", "四居", "home.layout"),
        ]
        for (cell, first, second, name) in cases {
            for before in ["", second, "other"] {
                // What was on record before does not matter, unless it is no value of the field.
                let earlier = before == "other" ? [] : [row("C1", "K1", [cell: before])]
                for (one, two) in [(first, second), (first, ""), ("", first)] {
                    let store = try makeStore()
                    if !earlier.isEmpty { try store.take(earlier) }
                    let file = [row("C1", "K1", [cell: one]), row("C1", "K1", [cell: two])]
                    let taken = try store.taking(file)
                    let place: Comment = "\(cell): \(before), then \(one), \(two)"
                    #expect(try store.table(.journey, name) == [[first]], place)
                    #expect(taken.remarks.isEmpty == (one.isEmpty || two.isEmpty), place)
                    if let remark = taken.remarks.first { #expect(remark.text.english.contains("line 2"), place) }
                    #expect(try store.taking(file).effects.allSatisfy { $0 == .unchanged }, place)
                }
            }
        }
    }

    private func refusalWins() throws {
        let cases: [(rows: [String], before: String, consent: String)] = [
            (["yes", "no"], "", "no"), (["no", "yes"], "", "no"), (["yes", "no"], "no", "no"),
            (["no", "yes"], "no", "no"),
            (["yes", "no"], "yes", "no"), (["no", "yes"], "yes", "no"), (["yes", "yes"], "no", "yes"),
            (["yes", ""], "no", "yes"), (["", "yes"], "no", "yes"), (["", ""], "no", "no"), (["no", ""], "yes", "no"),
            (["", "no"], "yes", "no"),
        ]
        for (rows, before, consent) in cases {
            let store = try makeStore()
            try store.take([row("C1", "K1", ["person.consent": before])])
            let file = rows.enumerated().map { row("C\($0 + 1)", "K1", ["person.consent": $1]) }
            for time in 1...3 {
                let effects = try store.take(file)
                #expect(try store.table(.person, "consent") == [[consent]], "\(before), then \(rows)")
                guard time > 1 else { continue }
                #expect(
                    effects.allSatisfy { $0 == .unchanged || $0 == .updated && rows == ["", ""] },
                    "\(before), then \(rows)"
                )
            }
        }
    }

    private func lookAlikes() throws {
        let pairs: [(first: String, second: String, isTold: Bool)] = [
            ("00123", "123", true), ("123", "00123", true), ("0123", "00123", true), ("C0O1", "C001", true),
            ("C001", "C0O1", true), ("C1I1", "C111", true), ("C001", "C002", false), ("OOI", "OOO", false),
            ("123", "1230", false), ("A0", "B0", false),
        ]
        for (first, second, isTold) in pairs {
            for isCustomer in [true, false] {
                let store = try makeStore()
                let cells = { (number: String, index: Int) in
                    isCustomer ? row("C\(index)", number) : row(number, "K\(index)", ["home.room": "\(index)"])
                }
                let one = try store.taking([cells(first, 1)])
                let two = try store.taking([cells(second, 2)])
                #expect(one.remarks.isEmpty, "\(first)")
                #expect(two.remarks.isEmpty != isTold, "\(first), then \(second)")
                #expect(try store.counts().persons == 2 && store.counts().journeys == 2)
            }
        }
    }
}
