/// CPU nanoseconds of one conversion or one next birthday: ours, and a plain table in C.
struct LunarFigures {
    /// Both of one figure.
    struct Pair {
        var ours = Series()
        var yardstick = Series()
    }

    /// From a day to its lunar date.
    private(set) var dates = Pair()
    /// From a lunar date to its day.
    private(set) var days = Pair()
    /// From a birth and a day to the next birthday.
    private(set) var birthdays = Pair()

    /// Turns of each in a round: short ones, so that whatever slows the machine slows all.
    private static let slices = 20

    /// Takes ours and the yardstick in turn.
    /// - Throws: ``BenchError/unequal(_:ours:yardstick:)`` when they do not find the same.
    static func measure(rounds: Int) throws -> LunarFigures {
        let asked = LunarQuestions()
        let (ours, plain) = (LunarCalendarInSwift(asked), LunarCalendarInC(asked))
        var figures = LunarFigures()
        for round in 0...rounds {
            let dates = try slice("lunar dates", ours.findDates, plain.findDates)
            let days = try slice("days of lunar dates", ours.findDays, plain.findDays)
            let birthdays = try slice("lunar birthdays", ours.findBirthdays, plain.findBirthdays)
            guard round > 0 else { continue }  // the first one warms up
            figures.dates.append(dates)
            figures.days.append(days)
            figures.birthdays.append(birthdays)
        }
        return figures
    }

    private static func slice(
        _ name: String,
        _ ours: () -> Taken,
        _ yardstick: () -> Taken
    ) throws -> (ours: Double, yardstick: Double) {
        var sum = (0.0, 0.0)
        for _ in 0..<slices {
            let (mine, theirs) = (ours(), yardstick())
            guard mine.sum == theirs.sum else { throw BenchError.unequal(name, ours: mine.sum, yardstick: theirs.sum) }
            sum.0 += mine.nanoseconds / Double(slices)
            sum.1 += theirs.nanoseconds / Double(slices)
        }
        return sum
    }

    /// What one turn took.
    struct Taken {
        /// CPU time of one question.
        let nanoseconds: Double
        /// Of everything that was found, so that one that does less is noticed.
        let sum: Int
    }
}

extension LunarFigures.Pair {
    fileprivate mutating func append(_ taken: (ours: Double, yardstick: Double)) {
        ours.append(taken.ours)
        yardstick.append(taken.yardstick)
    }
}
