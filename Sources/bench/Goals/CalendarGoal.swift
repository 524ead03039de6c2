/// Lunar dates and birthdays, beside a plain table in C.
enum CalendarGoal {
    static func findings(_ scale: Scale) throws -> Findings {
        let figures = try LunarFigures.measure(rounds: scale.rounds)
        return Findings(figures: [
            figure("lunar date of a day", figures.dates),
            figure("day of a lunar date", figures.days),
            figure("next lunar birthday", figures.birthdays),
        ])
    }

    private static func figure(_ name: String, _ pair: LunarFigures.Pair) -> Figure {
        Figure(
            name: name,
            yardstickName: "table in C, binary search, months walked through",
            ours: pair.ours,
            yardstick: pair.yardstick,
            unit: "ns",
            goal: .atMost(3)
        )
    }
}
