import ChannelSupport
import Foundation
import Testing

@Suite("Delivery that breaks", .timeLimit(.minutes(30)))
struct DeliveryKillTests {
    /// Nearly two messages each: more than 20,000 in all, and more than a thousand rounds need.
    private static let journeys = 16_000 * Doorstep.soak
    private static let kills = 1000 * Doorstep.soak

    /// The writing calls of a round of some twenty messages.
    private static let calls = 1...270

    @Test("a dispatcher killed anywhere leaves each message taken once, or unknown and taken at most once")
    func dispatcher() async throws {
        let office = try await PostOffice(journeys: Self.journeys)
        #expect(office.count >= 20_000)
        var random = SeededRandom(seed: 11)
        var kills = 0
        for trial in 0..<Self.kills {
            let call = Int.random(in: Self.calls, using: &random)
            let round = try office.start(minute: trial, crashingAt: call, isTorn: Bool.random(using: &random))
            if try round.end().status == 128 + SIGKILL { kills += 1 }
        }
        #expect(kills >= Self.kills, "only \(kills) rounds were killed")
        try office.finish(from: Self.kills)
        let unknown = try office.audit()
        #expect(unknown > 0 && unknown <= kills * 4, "\(unknown) in doubt: at most one for each connection")
    }

    @Test("two dispatchers, both killed now and then, take no message from each other")
    func two() async throws {
        let office = try await PostOffice(journeys: 1500 * Doorstep.soak)
        var random = SeededRandom(seed: 12)
        let rounds = 60 * Doorstep.soak
        var kills = 0
        for trial in 0..<rounds {
            let pair = try (0..<2).map { _ in
                try office.start(
                    minute: trial,
                    crashingAt: Int.random(in: 1...600, using: &random),
                    isTorn: Bool.random(using: &random)
                )
            }
            for round in pair where try round.end().status == 128 + SIGKILL { kills += 1 }
        }
        #expect(kills >= rounds / 2, "only \(kills) dispatchers were killed")
        try office.finish(from: rounds)
        let unknown = try office.audit()
        #expect(unknown <= kills * 4)
    }

    @Test("two dispatchers that live share the work: each takes a part, and none is taken twice")
    func sharing() async throws {
        let office = try await PostOffice(journeys: 1500)
        let pair = try (0..<2).map { _ in try office.start(minute: 0) }
        let parts = try pair.map { try $0.end() }
        #expect(parts.allSatisfy { $0.status == 0 }, "\(parts.map(\.stderr))")
        #expect(try office.audit() == 0)
        let shares = try office.site.rows("SELECT DISTINCT id FROM dispatchers WHERE ended_at IS NOT NULL")
        #expect(shares.count == 2)
    }

    @Test("servers that take a message and hang up, refuse for now, or turn us away leave none lost and none doubled")
    func mishaps() async throws {
        let office = try await PostOffice(
            journeys: 1500,
            mishaps: ["--lose", "0.02", "--miss", "0.02", "--defer", "0.03", "--close", "0.01", "--seed", "3"],
            drops: ["--drop", "0.02", "--busy", "0.05", "--seed", "3"]
        )
        try office.finish(from: 0)
        #expect(try office.audit() > 0)
    }

    @Test("servers that are killed while messages are on the wire leave none lost and none doubled")
    func servers() async throws {
        let office = try await PostOffice(journeys: 1500)
        var random = SeededRandom(seed: 13)
        let rounds = 20 * Doorstep.soak
        for round in 0..<rounds {
            let target = office.taken + Int.random(in: 1...120, using: &random)
            let sending = try office.start(minute: round * 15)
            while !sending.hasEnded, office.taken < target { await Task.yield() }
            office.mail.kill()
            office.sms.kill()
            let result = try sending.end()
            #expect(result.status == 0 || result.status == 2, "\(result.stderr)")
            try await office.mail.start()
            try await office.sms.start()
        }
        try office.finish(from: rounds * 15)
        let unknown = try office.audit()
        #expect(unknown <= rounds * 4, "\(unknown) in doubt: at most one for each connection")
    }

    @Test(
        "a disk that fills up while messages go out loses no outcome",
        .enabled(if: Disk.canMount, "mounting takes root"),
        arguments: [60, 200, 400]
    )
    func fullDisk(spareKilobytes: Int) async throws {
        let office = try await PostOffice(journeys: 1500)
        let disk = try Disk(at: office.site.path, megabytes: 16)
        defer { disk.unmount() }
        // The log of the wire takes its place first.
        try disk.fill(leaving: (spareKilobytes + 300) << 10)
        let run = try office.send()
        #expect(run.status == 1)
        #expect(run.stderr.contains("disk") || run.stderr.contains("room"), "\(run.stderr)")
        #expect(run.stderr.split(separator: "\n").count == 1)
        try disk.free()
        try office.finish(from: 15)
        #expect(try office.audit() == 0, "the log of the wire knew what the store could not write")
    }
}

extension PostOffice {
    /// How many messages the servers have taken.
    fileprivate var taken: Int { mail.taken.count + sms.taken.count }
}
