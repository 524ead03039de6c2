/// The dates of one journey, as far as it has come by today.
struct Life {
    /// The index of its status among visited, subscribed, signed, handed over, transferred, returned.
    private(set) var status = 0
    private(set) var visit = 0
    private(set) var subscription: Int?
    private(set) var signing: Int?
    private(set) var loan: Int?
    private(set) var planned: Int?
    private(set) var handover: Int?
    private(set) var moveIn: Int?

    /// Invents a journey.
    /// - Parameters:
    ///   - today: Nothing but the planned handover lies after it.
    ///   - planned: When the project is to be handed over.
    ///   - paysAtOnce: Whether there is no loan.
    ///   - random: What decides.
    init(today: Int, planned: Int, paysAtOnce: Bool, _ random: inout SplitMix) {
        let stage = random.below(1000)
        if stage < 62 {
            visit = today - random.below(70)
            return
        }
        if stage < 94 {
            status = 1
            let day = today - random.below(20)
            subscription = day
            visit = day - random.number(in: 7...500)
            return
        }
        let signed = planned - random.number(in: 60...900)
        let subscribed = signed - random.number(in: 1...20)
        self.planned = planned
        signing = signed
        subscription = subscribed
        visit = subscribed - random.number(in: 7...100)
        if !paysAtOnce { loan = earlier(signed + random.number(in: 15...90), today) }
        status = 2
        let delay = random.chance(35) ? 0 : random.chance(60) ? random.below(16) : random.below(121)
        guard let handed = earlier(planned + delay, today) else { return }
        handover = handed
        if random.chance(78) { moveIn = earlier(handed + random.number(in: 7...400), today) }
        let end = random.below(1000)
        status = end < 22 ? 4 : end < 37 ? 5 : 3
    }

    private func earlier(_ day: Int, _ today: Int) -> Int? { day <= today ? day : nil }
}
