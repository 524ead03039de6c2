import ChineseCalendar
import LuaHost

/// The calendar of Doorstep, asked in the way the program asks it.
struct LunarCalendarInSwift {
    private let asked: LunarQuestions
    private let customs = BirthdayCustoms()

    init(_ asked: LunarQuestions) { self.asked = asked }

    /// The lunar dates of days.
    func findDates() -> LunarFigures.Taken {
        taken {
            var sum = 0
            for day in asked.days {
                guard let date = LunarDate(day) else { continue }
                sum += date.month * 100 + date.day + (date.isLeap ? 5000 : 0)
            }
            return sum
        }
    }

    /// The days of lunar dates.
    func findDays() -> LunarFigures.Taken {
        taken {
            var sum = 0
            for date in asked.dates { sum += Int(date.civil.number) }
            return sum
        }
    }

    /// The next lunar birthdays.
    func findBirthdays() -> LunarFigures.Taken {
        taken {
            var sum = 0
            for place in asked.births.indices {
                let next = customs.next(of: asked.births[place], kind: .lunar, onOrAfter: asked.after[place])
                sum += next.map { Int($0.number) } ?? 0
            }
            return sum
        }
    }

    private func taken(_ askAll: () -> Int) -> LunarFigures.Taken {
        var sum = 0
        let start = LuaState.threadCPU
        for _ in 0..<LunarQuestions.times { sum += askAll() }
        let spent = LuaState.threadCPU - start
        return .init(nanoseconds: Double(spent) / Double(LunarQuestions.count * LunarQuestions.times), sum: sum)
    }
}
