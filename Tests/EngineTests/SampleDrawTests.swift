import ChineseCalendar
import Lifecycle
import Testing

@testable import Engine

@Suite("The draw of a sample")
struct SampleDrawTests {
    private static let sample = Sample(percent: 10, most: 60, seed: 1)

    private func rule(_ sample: Sample = Self.sample, _ name: String = "visit") -> Rule {
        Rule(
            name: name,
            schedule: .offset(CalendarSpan(3, .months), anchors: ["move_in"]),
            late: .days(90),
            sample: sample,
            actions: .fixed([.call])
        )
    }

    private func household(_ number: Int64, project: Int64 = 1, complained: Bool = false) -> Candidate {
        var candidate = Candidate.make(number)
        (candidate.project, candidate.isPreferred) = (project, complained)
        return candidate
    }

    private func chosen(
        _ households: [Candidate],
        _ rule: Rule,
        counts: [Int64: SampleCount] = [:],
        capacity: Int = 1000
    ) -> (chosen: [Int64], left: [Reason: Int]) {
        var draw = SampleDraw(rule, rule.sample ?? Self.sample)
        for household in households { draw.add(household, [.call]) }
        var (rooms, left): (Int, [Reason: Int]) = (capacity, [:])
        let lots = draw.lots(counts) { _ in
            rooms -= 1
            return rooms >= 0
        }
        let chosen = lots.compactMap { lot -> Int64? in
            switch lot {
            case .chosen(let candidate, _): return candidate.subject.record
            case .left(let reason):
                left[reason, default: 0] += 1
                return nil
            }
        }
        return (chosen, left)
    }

    @Test(
        "chooses a tenth of a project's households, rounded up, and never more than sixty",
        arguments: [(1, 1), (9, 1), (10, 1), (11, 2), (100, 10), (599, 60), (600, 60), (601, 60), (5000, 60)]
    )
    func size(households: Int, size: Int) {
        let all = (1...Int64(households)).map { household($0) }
        let (chosen, left) = chosen(all, rule())
        #expect(chosen.count == size)
        #expect(left[.sample, default: 0] == households - size)
    }

    @Test("chooses the same households in whatever order they come, and others by another seed or rule")
    func deterministic() {
        let all = (1...200).map { household($0) }
        let first = chosen(all, rule()).chosen
        #expect(chosen(all.reversed(), rule()).chosen == first)
        #expect(chosen(all.sorted { $0.subject.raw % 7 < $1.subject.raw % 7 }, rule()).chosen == first)
        #expect(chosen(all, rule(Sample(percent: 10, most: 60, seed: 2))).chosen != first)
        #expect(chosen(all, rule(Self.sample, "other")).chosen != first)
    }

    @Test("prefers those who complained, all of them before anybody else")
    func preferred() {
        let all = (1...100).map { household($0, complained: $0 > 93) }
        let some = chosen(all, rule()).chosen
        #expect(Set(some.prefix(7)) == Set(94...100) && some.count == 10)
        let many = (1...100).map { household($0, complained: $0 > 50) }
        #expect(chosen(many, rule()).chosen.allSatisfy { $0 > 50 })
    }

    @Test("counts each project for itself")
    func projects() {
        let all = (1...30).map { household($0, project: 1) } + (31...35).map { household($0, project: 2) }
        let found = chosen(all, rule()).chosen
        #expect(found.filter { $0 <= 30 }.count == 3 && found.filter { $0 > 30 }.count == 1)
    }

    @Test("what was chosen and passed over before counts, so that a project never gets more than its share")
    func earlier() {
        var count = SampleCount()
        (count.chosen, count.passed) = (5, 45)
        let all = (1...50).map { household($0) }
        #expect(chosen(all, rule(), counts: [1: count]).chosen.count == 5)
        (count.chosen, count.passed) = (59, 2000)
        #expect(chosen(all, rule(), counts: [1: count]).chosen.count == 1)
        count.chosen = 60
        #expect(chosen(all, rule(), counts: [1: count]).chosen.isEmpty)
    }

    @Test("leaves to another day what the team has no room for")
    func capacity() {
        let all = (1...100).map { household($0) }
        let (found, left) = chosen(all, rule(), capacity: 4)
        #expect(found.count == 4 && left == [.capacity: 6, .sample: 90])
        #expect(found == Array(chosen(all, rule()).chosen.prefix(4)), "the order of the draw is kept")
    }

    @Test("day after day reaches a tenth of all that fell due, whenever they did, and keeps to the team's capacity")
    func overTime() {
        for round in 1...20 {
            var (open, count, due) = ([Candidate](), SampleCount(), 0)
            for day in 1...120 {
                let new = day <= 60 ? (day * 7919 + round * 10_007) % 13 % 10 : 0
                open += (0..<new).map { household(Int64(due + $0 + 1)) }
                due += new
                let found = Set(chosen(open, rule(), counts: [1: count], capacity: 2).chosen)
                #expect(found.count <= 2)
                open.removeAll { found.contains($0.subject.record) }
                count.chosen += found.count
            }
            #expect(count.chosen == Self.sample.size(of: due))
        }
    }
}
