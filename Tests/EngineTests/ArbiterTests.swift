import ChineseCalendar
import Lifecycle
import Testing

@testable import Engine

@Suite("The arbitration")
struct ArbiterTests {
    /// Why a candidate is let through or not; what stands earlier in the order has the word.
    private static let table: [(contact: Contact, failing: Int32, verdict: Verdict, ruling: Arbiter.Ruling)] = [
        (.open, 0, .pass, .fire([.sms])),
        (.open, 1, .pass, .hold(.field("status"))),
        (.open, -1, .pass, .hold(.empty("status"))),
        ([.open, .deceased], 1, .pass, .hold(.field("status"))),
        (.open, 0, .decline, .hold(.check)),
        ([.open, .deceased], 0, .decline, .hold(.check)),
        (.open, 0, .fail(.make()), .fail(.make())),
        ([.open, .deceased], 0, .pass, .suppress(.deceased)),
        ([.open, .deceased, .blocked], 0, .pass, .suppress(.deceased)),
        ([.open, .blocked], 0, .pass, .hold(.blocked)),
        ([.blocked], 0, .pass, .hold(.blocked)),
        ([.hasPhone, .hasEmail], 0, .pass, .hold(.consent)),
        ([], 0, .pass, .hold(.consent)),
        ([.consents], 0, .pass, .hold(.address)),
        ([.consents, .hasEmail], 0, .pass, .hold(.address)),
        ([.consents, .hasPhone], 0, .make([.email, .sms]), .fire([.sms])),
        ([.consents, .hasEmail], 0, .make([.email, .sms]), .fire([.email])),
        (.open, 0, .make([.email, .sms]), .fire([.email, .sms])),
        (.open, 0, .make([]), .hold(.address)),
    ]

    @Test("rules on a promotion in the order it promises", arguments: 0..<table.count)
    func promotion(index: Int) {
        let (contact, failing, verdict, ruling) = Self.table[index]
        var arbiter = Arbiter(promoted: [])
        let candidate = Candidate.make(failing: failing, contact: contact)
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        #expect(arbiter.rule(on: candidate, verdict: verdict, of: rule) == ruling)
        let isFired = if case .fire = ruling { true } else { false }
        #expect(arbiter.promoted == (isFired ? [1] : []), "only what fires counts")
    }

    @Test("a notice needs no consent, and a task no address")
    func notice() {
        var arbiter = Arbiter(promoted: [1])
        let rule = Rule.make(actions: [.call, .sms])
        let silent = Candidate.make(contact: [])
        #expect(arbiter.rule(on: silent, verdict: .pass, of: rule) == .fire([.call]))
        #expect(arbiter.rule(on: .make(), verdict: .pass, of: rule) == .fire([.call, .sms]))
        #expect(arbiter.promoted == [1])
    }

    @Test("a person gets one promotion a day, whichever journey it is about")
    func onePromotion() {
        var arbiter = Arbiter(promoted: [9])
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        #expect(arbiter.rule(on: .make(1, person: 5), verdict: .pass, of: rule) == .fire([.sms]))
        #expect(arbiter.rule(on: .make(2, person: 5), verdict: .pass, of: rule) == .hold(.promotionToday))
        #expect(arbiter.rule(on: .make(3, person: 6), verdict: .pass, of: rule) == .fire([.sms]))
        #expect(arbiter.rule(on: .make(4, person: 9), verdict: .pass, of: rule) == .hold(.promotionToday))
    }

    @Test("a promotion that makes a task alone takes nobody's turn: it leaves no message to count by")
    func promotedByTask() {
        var arbiter = Arbiter(promoted: [9])
        let rule = Rule.make(actions: [.call], messageClass: .promotion)
        #expect(arbiter.rule(on: .make(1, person: 5), verdict: .pass, of: rule) == .fire([.call]))
        #expect(arbiter.rule(on: .make(2, person: 9), verdict: .pass, of: rule) == .fire([.call]))
        #expect(arbiter.promoted == [9])
    }
}
