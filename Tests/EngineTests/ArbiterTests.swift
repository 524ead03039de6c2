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
        ([.open, .complains], 0, .pass, .hold(.complaint)),
        ([.open, .awaitsHandover], 0, .pass, .hold(.handoverLate)),
        ([.open, .complains, .awaitsHandover], 0, .pass, .hold(.complaint)),
        ([.hasPhone, .complains], 0, .pass, .hold(.consent)),
        ([.consents, .complains], 0, .pass, .hold(.complaint)),
    ]

    @Test("rules on a promotion in the order it promises", arguments: 0..<table.count)
    func promotion(index: Int) {
        let (contact, failing, verdict, ruling) = Self.table[index]
        var arbiter = Arbiter()
        let candidate = Candidate.make(failing: failing, contact: contact)
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        #expect(arbiter.rule(on: candidate, verdict: verdict, of: rule) == ruling)
        let isFired = if case .fire = ruling { true } else { false }
        #expect(arbiter.promoted == (isFired ? [.person(1)] : []), "only what fires counts")
    }

    @Test("a notice needs no consent, a task no address, and neither asks what holds promotions back")
    func notice() {
        var arbiter = Arbiter()
        let rule = Rule.make(actions: [.call, .sms])
        let silent = Candidate.make(contact: [.complains, .awaitsHandover])
        #expect(arbiter.rule(on: silent, verdict: .pass, of: rule) == .fire([.call]))
        let busy = Candidate.make(promotions: RecentPromotions(packed: RecentPromotions.weightToday))
        #expect(arbiter.rule(on: busy, verdict: .pass, of: rule) == .fire([.call, .sms]))
        #expect(arbiter.promoted.isEmpty)
    }

    @Test("a person gets one promotion a day, whichever journey it is about and whichever sweep sent it")
    func onePromotion() {
        var arbiter = Arbiter()
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        let today = RecentPromotions(packed: RecentPromotions.weightToday)
        #expect(arbiter.rule(on: .make(1, person: 5), verdict: .pass, of: rule) == .fire([.sms]))
        #expect(arbiter.rule(on: .make(2, person: 5), verdict: .pass, of: rule) == .hold(.promotionToday))
        #expect(arbiter.rule(on: .make(3, person: 6), verdict: .pass, of: rule) == .fire([.sms]))
        let sent = Candidate.make(4, person: 9, promotions: today)
        #expect(arbiter.rule(on: sent, verdict: .pass, of: rule) == .hold(.promotionToday))
    }

    @Test("a promotion that makes a task alone takes nobody's turn: it leaves no message to count by")
    func promotedByTask() {
        var arbiter = Arbiter()
        let rule = Rule.make(actions: [.call], messageClass: .promotion)
        let sent = Candidate.make(2, person: 9, promotions: RecentPromotions(packed: RecentPromotions.weightToday))
        #expect(arbiter.rule(on: .make(1, person: 5), verdict: .pass, of: rule) == .fire([.call]))
        #expect(arbiter.rule(on: sent, verdict: .pass, of: rule) == .fire([.call]))
        #expect(arbiter.promoted.isEmpty)
    }

    @Test(
        "no promotion goes out on solemn days, whatever the window",
        arguments: [
            ("2026-04-05", true), ("2026-08-27", true), ("2026-11-09", true), ("2026-09-18", true),
            ("2026-12-13", true), ("2026-05-19", true), ("2026-04-04", false), ("2026-05-20", false),
        ]
    )
    func solemn(day: String, isSolemn: Bool) throws {
        var settings = CareSettings()
        settings.solemnDays = SolemnDays(further: [try #require(Day(iso: "2026-05-19"))])
        let rule = Rule.make(actions: [.sms], messageClass: .promotion)
        var candidate = Candidate.make()
        candidate.judgedOn = try #require(Day(iso: day))
        var arbiter = Arbiter(settings: settings)
        let ruling = arbiter.rule(on: candidate, verdict: .pass, of: rule)
        #expect(ruling == (isSolemn ? .hold(.solemnDay) : .fire([.sms])))
        #expect(arbiter.rule(on: candidate, verdict: .pass, of: .make(actions: [.sms])) == .fire([.sms]))
    }

    /// Messages of the last days, the caps at 2 a week and 3 a year, and what becomes of an SMS and an e-mail.
    private static let caps: [([(ChannelKind, inWeek: Bool)], Arbiter.Ruling)] = [
        ([], .fire([.sms, .email])),
        ([(.sms, true)], .fire([.sms, .email])),
        ([(.sms, true), (.sms, true)], .fire([.email])),
        ([(.sms, true), (.sms, true), (.email, true), (.email, true)], .hold(.weeklyCap)),
        ([(.sms, false), (.sms, false), (.sms, false)], .fire([.email])),
        ([(.sms, false), (.sms, true), (.sms, false), (.email, true), (.email, true)], .hold(.weeklyCap)),
        ([(.email, false), (.email, false), (.email, false), (.sms, true)], .fire([.sms])),
        (Array(repeating: (.sms, false), count: 3) + Array(repeating: (.email, false), count: 3), .hold(.yearlyCap)),
    ]

    @Test("a channel whose cap is reached is left out, and a promotion with no channel left is held", arguments: 0..<8)
    func caps(index: Int) {
        let (recent, ruling) = Self.caps[index]
        var settings = CareSettings()
        (settings.weeklyCap, settings.yearlyCap) = (2, 3)
        var arbiter = Arbiter(settings: settings)
        let packed = recent.reduce(0) { $0 + RecentPromotions.weight($1.0, inWeek: $1.inWeek) }
        let candidate = Candidate.make(promotions: RecentPromotions(packed: packed))
        let rule = Rule.make(actions: [.sms, .email], messageClass: .promotion)
        #expect(arbiter.rule(on: candidate, verdict: .pass, of: rule) == ruling)
    }

    @Test("a promotion sends one message by each channel, whatever a function makes")
    func oneByChannel() {
        var arbiter = Arbiter()
        let rule = Rule.make(messageClass: .promotion)
        let made = Verdict.make([.sms, .call, .sms, .email, .sms, .email])
        #expect(arbiter.rule(on: .make(), verdict: made, of: rule) == .fire([.sms, .call, .email]))
        #expect(
            arbiter.rule(on: .make(2), verdict: made, of: .make()) == .fire([.sms, .call, .sms, .email, .sms, .email])
        )
    }

    @Test(
        "of messages that stand for each other the first possible one is made",
        arguments: [
            ([Contact.hasPhone, .hasEmail], ["sms"]), ([.hasPhone], ["sms"]), ([.hasEmail], ["email"]), ([], []),
        ] as [(Contact, [String])]
    )
    func fallback(contact: Contact, made: [String]) {
        let instead = Action.email(MessagePlan(template: "t", isFallback: true))
        var arbiter = Arbiter()
        let ruling = arbiter.rule(on: .make(contact: contact), verdict: .pass, of: .make(actions: [.sms, instead]))
        guard case .fire(let actions) = ruling else {
            #expect(ruling == .hold(.address) && made.isEmpty)
            return
        }
        #expect(actions.map { String($0.summary.prefix { $0 != " " }) } == made)
    }
}
