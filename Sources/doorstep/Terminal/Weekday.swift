import ChineseCalendar
import Lifecycle

extension Day {
    /// The day of the week in short: Mon, 周一.
    var weekdayName: Phrase {
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let chinese = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        return Phrase(english[weekday - 1], zh: chinese[weekday - 1])
    }
}
