import ChineseCalendar
import Lifecycle

extension Base {
    static let milestones = ["signing", "planned_handover", "handover", "move_in", "loan"]

    /// A base of random journeys, with everything that can be empty sometimes empty.
    static func random(journeys count: Int, persons personCount: Int, using random: inout SplitMix) -> Base {
        var base = Base()
        for number in 1...3 {
            base.projects["P\(number)"] = [
                "code": .text("P\(number)"), "city": .text(random.pick(["上海", "苏州"])),
                "pipe_warranty_months": .integer(Int64(number * 2)), "safety_notice": .boolean(number == 2),
            ]
        }
        for number in 1...personCount { base.addPerson("K\(number)", &random) }
        for number in 1...count { base.addJourney("C\(number)", &random) }
        return base
    }

    mutating func addPerson(_ number: String, _ random: inout SplitMix) {
        var facts: Facts = ["number": .text(number), "name": .text("name")]
        if random.chance(80) { facts["phone"] = .text("13800000000") }
        if random.chance(50) { facts["email"] = .text("a@example.com") }
        if random.chance(70) { facts["gender"] = .text(random.pick(["male", "female"])) }
        if random.chance(80) { facts["birthday"] = .day(Self.day(1984...1992, &random)) }
        if random.chance(60) {
            facts["birthday_kind"] = .text(random.pick(["solar", "solar", "lunar", "unconfirmed"]))
        }
        if random.chance(80) { facts["consent"] = .boolean(random.chance(60)) }
        if random.chance(30) { facts["blocked"] = .boolean(random.chance(40)) }
        if random.chance(30) { facts["deceased"] = .boolean(random.chance(30)) }
        persons[number] = facts
    }

    mutating func addJourney(_ contract: String, _ random: inout SplitMix) {
        var journey = Journey(project: "P\(Int.random(in: 1...3, using: &random))", owners: [])
        journey.facts = ["contract": .text(contract), "open_complaints": .integer(random.pick([0, 0, 1, 3]))]
        journey.home["room"] = .text(contract)
        let everyone = Array(persons.keys).sorted()
        for _ in 1...random.pick([1, 1, 2, 3]) {
            let owner = random.pick(everyone)
            if !journey.owners.contains(owner) { journey.owners.append(owner) }
        }
        journeys[contract] = journey
        for _ in 1...9 { editJourney(contract, &random) }
    }

    /// Tells one fact of a journey anew, or empties it.
    mutating func editJourney(_ contract: String, _ random: inout SplitMix) {
        guard var journey = journeys[contract] else { return }
        switch Int.random(in: 0..<9, using: &random) {
        case 0: journey.facts["status"] = random.chance(80) ? .text(random.pick(["signed", "handed_over"])) : nil
        case 1: journey.facts["open_complaints"] = .integer(random.pick([0, 1, 3]))
        case 2: journey.facts["last_visit"] = random.chance(80) ? .day(Self.day(2024...2026, &random)) : nil
        case 3: journey.home["layout"] = random.chance(80) ? .text(random.pick(["三居", "商铺", "it's"])) : nil
        case 4: journey.home["area"] = random.chance(80) ? .number(random.pick([60, 88.5, 120])) : nil
        case 5: journey.facts["serious_complaints"] = .integer(random.pick([0, 0, 1]))
        default:
            let name = random.pick(Self.milestones)
            journey.milestones[name] = random.chance(85) ? Self.day(2021...2026, &random) : nil
        }
        journeys[contract] = journey
    }

    /// A day, a month's first or last as often as not.
    static func day(_ years: ClosedRange<Int>, _ random: inout SplitMix) -> Day {
        let year = Int.random(in: years, using: &random)
        let month = random.chance(30) ? 2 : Int.random(in: 1...12, using: &random)
        let length = Day.length(ofMonth: month, inYear: year)
        let any = Int.random(in: 1...length, using: &random)
        let day = random.pick([any, any, 1, length, length - 1, length - 2])
        return Day(year: year, month: month, day: day) ?? Day("2024-02-29")
    }
}
