import Foundation

extension Running {
    /// Kills the program so long after its start, or lets it end before.
    func kill(after seconds: Double) {
        let end = ContinuousClock.now + .seconds(seconds)
        while !hasEnded, ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.0005) }
        kill()
    }

    /// Kills the program once it has written so much more ahead, or lets it end before.
    func kill(whenLogged bytes: Int, in site: Site, from start: Int) {
        while !hasEnded, site.logBytes < start + bytes { Thread.sleep(forTimeInterval: 0.0002) }
        kill()
    }
}

/// Numbers that are the same with every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
