import ChineseCalendar
import Engine
import Lifecycle
import Testing

@Suite("Two years of sweeps")
struct TwoYearsTests {
    /// Festivals with a greeting, and for whom.
    ///
    /// Days as published: 除夕, 端午, 中秋, 重阳 of 2026 and 2027.
    private static let festivals: [(day: String, rule: String, minimumAge: Int)] = [
        ("2026-02-16", "new-years-eve-greeting", 0), ("2026-06-19", "dragon-boat-greeting", 0),
        ("2026-09-25", "mid-autumn-greeting", 0), ("2026-10-18", "double-ninth-greeting", 60),
        ("2027-02-05", "new-years-eve-greeting", 0), ("2027-06-09", "dragon-boat-greeting", 0),
        ("2027-09-15", "mid-autumn-greeting", 0), ("2027-10-08", "double-ninth-greeting", 60),
    ]

    /// 清明, 中元, 寒衣, 09-18 and 12-13 of both years.
    private static let solemn: Set<String> = [
        "2026-04-05", "2026-08-27", "2026-11-09", "2026-09-18", "2026-12-13",
        "2027-04-05", "2027-08-16", "2027-10-29", "2027-09-18", "2027-12-13",
    ]

    @Test(
        "nobody gets two promotions on a day, one on a solemn day, or one without consent, and each festival one greeting"
    )
    func promotions() async throws {
        let years = try await TwoYears()
        #expect(years.promotions.count > 2 * years.persons.count, "there is something to count")
        let days = Dictionary(grouping: years.promotions) { "\($0.phone) \($0.day)" }
        // An SMS and an e-mail of one rule are one promotion.
        for (_, sent) in days { #expect(Set(sent.map(\.rule)).count == 1, "\(sent.first?.day.description ?? "")") }
        for sent in years.promotions {
            #expect(!Self.solemn.contains(sent.day.description), "\(sent.rule) \(sent.day)")
            #expect(years.persons[sent.phone]?.consents == true, "\(sent.rule) \(sent.day)")
        }
        for festival in Self.festivals { try greeted(festival, years) }
        visits(years)
    }

    /// Everybody whom the festival concerns and who may be greeted got one promotion that day, and nobody else did.
    private func greeted(_ festival: (day: String, rule: String, minimumAge: Int), _ years: TwoYears) throws {
        let day = try #require(Day(iso: festival.day))
        let sent = Dictionary(grouping: years.promotions.filter { $0.day == day }, by: \.phone)
        var (wanted, own) = (0, 0)
        for (phone, person) in years.persons {
            let isOld = person.born.map { $0.parts.year + festival.minimumAge < day.parts.year } ?? false
            let mayBeGreeted = person.consents && !person.awaited.contains { $0 < day }
            let rules = Set((sent[phone] ?? []).map(\.rule))
            if rules.contains(festival.rule) { own += 1 }
            if !mayBeGreeted {
                #expect(rules.isEmpty, "\(festival.day)")
            } else if festival.minimumAge == 0 || isOld {
                wanted += 1
                #expect(rules.count == 1, "\(festival.day): \(rules)")
            }
        }
        #expect(wanted > 0 && own > wanted * 9 / 10, "\(festival.day): \(own) greetings, \(wanted) people")
        // Who was not greeted has a row that says why: all that were fired, suppressed or lapsed are everybody.
        let count = years.reports[day]?.rules.first { $0.name == festival.rule }
        let after = years.reports[day.advanced(by: 1)]?.rules.first { $0.name == festival.rule }
        let decided = (count?.fired ?? 0) + (count?.suppressed ?? 0) + (after?.lapsedCount ?? 0)
        #expect(count?.fired == own)
        if festival.minimumAge == 0 { #expect(decided == years.persons.count, "\(festival.day)") }
        #expect(after?.lapsed[.missed] == nil, "\(festival.day)")
    }

    /// No project has more than sixty sampled visits, and no team more than eight a day.
    private func visits(_ years: TwoYears) {
        for (project, visits) in Dictionary(grouping: years.visits, by: \.project) {
            #expect(visits.count <= 60, "\(project)")
            for (day, given) in Dictionary(grouping: visits, by: \.made) {
                #expect(given.count <= 8, "\(project) \(day)")
            }
        }
    }
}
