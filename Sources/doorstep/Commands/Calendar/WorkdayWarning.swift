import ChineseCalendar
import Lifecycle

/// Says that workdays are counted in a year whose arrangement nobody has told.
enum WorkdayWarning {
    /// The sentence about a year.
    static func unknown(_ year: Int) -> Phrase {
        Phrase(
            "days off and make-up days of \(year) are not known: Monday through Friday is assumed to be worked; "
                + "take them with `doorstep calendar import`",
            zh: "尚无 \(year) 年的放假与补班安排，暂按周一至周五上班计算：请用 doorstep calendar import 导入"
        )
    }

    /// The sentence about the year of a day, if rules count workdays and it is not known.
    static func onDay(_ day: Day, _ workdays: Workdays, _ rules: [Rule]) -> Phrase? {
        let year = day.parts.year
        return workdays.knows(year: year) || !rules.contains(where: \.countsWorkdays) ? nil : unknown(year)
    }

    /// The sentences about the year of a day and, from December on, about the next.
    static func around(_ day: Day, _ workdays: Workdays, _ rules: [Rule]) -> [Phrase] {
        let (year, month, _) = day.parts
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : nil
        return [day, next].compactMap { $0 }.compactMap { onDay($0, workdays, rules) }
    }
}
