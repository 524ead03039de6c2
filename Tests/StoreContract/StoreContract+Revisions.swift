import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let revisions = [
        Behaviour("no rule book is in use before one was put to use, and the last one is from then on") { contract in
            let store = try contract.makeStore()
            #expect(try store.activeRevision() == nil && store.activeHash() == nil && store.activations().isEmpty)
            #expect(try store.activate(first, by("a", first, at: 1), replacing: nil))
            #expect(try store.activate(second, by("b", second, at: 2), replacing: first.hash))
            #expect(try store.activeRevision() == second && store.activeHash() == second.hash)
            #expect(try store.activations().map(\.author) == ["b", "a"])
        },
        Behaviour("who did not know what is in use puts nothing to use") { contract in
            let store = try contract.makeStore()
            #expect(try store.activate(first, by("a", first, at: 1), replacing: nil))
            #expect(try !store.activate(second, by("b", second, at: 2), replacing: nil))
            #expect(try !store.activate(second, by("b", second, at: 2), replacing: "0c"))
            #expect(try store.activeRevision() == first && store.activations().count == 1)
            #expect(try store.revision(second.hash) == nil, "nothing is half-written")
        },
        Behaviour("a rule book comes back to use as it was, and one that is kept is found and not in use") { contract in
            let store = try contract.makeStore()
            #expect(try store.activate(first, by("a", first, at: 1), replacing: nil))
            try store.keep(second, at: 2)
            #expect(try store.activeRevision() == first)
            #expect(try store.revision("bb") == second)
            #expect(try store.activate(second, by("b", second, at: 3), replacing: first.hash))
            #expect(try store.activate(first, by("c", first, at: 4), replacing: second.hash))
            #expect(try store.activeRevision() == first)
            let past = try store.activations()
            #expect(past.map(\.revision) == [first, second, first].map(\.hash) && past.map(\.moment) == [4, 3, 1])
        },
        Behaviour("a name that begins several rule books, or none, finds nothing") { contract in
            let store = try contract.makeStore()
            for book in [first, Revision(hash: "aa12", files: [])] { try store.keep(book, at: 0) }
            #expect(try store.revision("aa") == nil && store.revision("") == nil && store.revision("*") == nil)
            #expect(try store.revision("AA0") == first)
        },
        Behaviour("a sweep by another rule book, for trials, does not put it to use") { contract in
            let store = try contract.makeStore()
            #expect(try store.activate(first, by("a", first, at: 1), replacing: nil))
            _ = try store.beginSweep(on: Day("2026-01-01"), at: 0, revision: second, rules: [])
            #expect(try store.activeHash() == first.hash)
        },
    ]

    private static let first = Revision(
        hash: "aa01",
        files: [.init(path: "Rules/a.lua", content: [1, 0, 255]), .init(path: "Templates/a.sms", content: [])]
    )
    private static let second = Revision(hash: "bb02", files: [.init(path: "Rules/a.lua", content: [2])])

    private static func by(_ author: String, _ revision: Revision, at moment: Int64) -> Activation {
        Activation(revision: revision.hash, author: author, message: "why", moment: moment)
    }
}
