import ChineseCalendar
import Lifecycle
import Testing

extension StoreContract {
    static let inbound = [
        Behaviour("marks of mails that were read are remembered, each once") { try $0.mailMarks() },
        Behaviour("texts of people are kept, and shown with whoever has the number, or had it then") { try $0.texts() },
        Behaviour("a text that a gateway brings again is kept once") { try $0.repeatedTexts() },
    ]

    private func mailMarks() throws {
        let store = try makeStore()
        #expect(try store.readMails().isEmpty)
        let marks = [0, 1, .max, 1 << 63].map(MailMark.init(number:))
        try store.remember(Array(marks.prefix(2)), at: 1)
        try store.remember(marks, at: 2)
        try store.remember([], at: 3)
        #expect(try store.readMails() == Set(marks))
    }

    private func text(_ words: String, from number: String) -> InboundText {
        InboundText(channel: .sms, address: number, text: words)
    }

    private func texts() throws {
        let store = try waitingStore(2)
        let persons = try ["K1", "K2"].map { try #require(try store.story(of: $0, decisions: 0)) }
        let (first, second) = (persons[0].facts.phone, persons[1].facts.phone)
        #expect(first != second)
        for (index, words) in ["几点开门？", "TD", "漏水了"].enumerated() {
            try store.keep(text(words, from: first), gateway: "kannel", at: Int64(index))
        }
        try store.keep(text("另一位", from: second), gateway: "kannel", at: 1)
        try store.keep(text("没有客户", from: "13999999999"), gateway: "kannel", at: 1)
        let kept = try store.texts(of: persons[0].person, limit: 9)
        #expect(kept.map(\.text) == ["几点开门？", "TD", "漏水了"])
        #expect(kept.first == KeptText(at: 0, channel: .sms, gateway: "kannel", text: "几点开门？"))
        #expect(try store.texts(of: persons[0].person, limit: 2).map(\.text) == ["TD", "漏水了"], "the newest")
        #expect(try store.texts(of: persons[1].person, limit: 9).map(\.text) == ["另一位"])
        // The numbers change hands: what was written stays with who wrote it, and goes with the number.
        let change = try store.beginChange(source: "test", on: Day("2026-01-02"), at: 1000)
        _ = try store.take(
            [row("C1", "K1", ["person.phone": "13911111111"]), row("C2", "K2", ["person.phone": first])],
            change
        )
        try store.keep(text("新号码", from: "13911111111"), gateway: "kannel", at: 2000)
        try store.keep(text("换了主人", from: first), gateway: "kannel", at: 2000)
        #expect(try store.texts(of: persons[0].person, limit: 9).map(\.text) == ["几点开门？", "TD", "漏水了", "新号码"])
        #expect(try store.texts(of: persons[1].person, limit: 9).map(\.text).suffix(2) == ["漏水了", "换了主人"])
        let long = String(repeating: "长", count: KeptText.limit + 1)
        try store.keep(text(long, from: "13911111111"), gateway: "kannel", at: 2001)
        #expect(try store.texts(of: persons[0].person, limit: 1).first?.text.count == KeptText.limit)
    }

    private func repeatedTexts() throws {
        let store = try waitingStore(1)
        let story = try #require(try store.story(of: "K1", decisions: 0))
        let question = text("几点开门？", from: story.facts.phone)
        #expect(try store.keep(question, gateway: "aliyun", at: 0))
        #expect(try store.keep(question, gateway: "aliyun", at: KeptText.repeatSeconds - 1) == false)
        #expect(try store.keep(text("几点？", from: story.facts.phone), gateway: "aliyun", at: 1))
        #expect(try store.keep(question, gateway: "aliyun", at: KeptText.repeatSeconds + 1), "asked again")
        #expect(try store.texts(of: story.person, limit: 9).count == 3)
    }
}
