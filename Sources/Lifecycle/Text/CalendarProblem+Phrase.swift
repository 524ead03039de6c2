package import ChineseCalendar

extension LunarDateProblem: Explained {
    /// What is wrong with a lunar date.
    ///
    /// It names what the calendar has and not what was written, because most lunar dates are birthdays.
    package var phrase: Phrase {
        switch self {
        case .yearOutside:
            Phrase(
                "the lunar calendar is known from 1900 through 2100: check the year",
                zh: "农历只收录 1900 年至 2100 年，请核对年份"
            )
        case .noSuchMonth:
            Phrase("lunar months go from 1 through 12: check the month", zh: "农历月份只有正月至腊月，请核对月份")
        case .noSuchLeapMonth(_, let leapMonth):
            Self.leapMonthPhrase(leapMonth)
        case .noSuchDay(_, let length):
            Phrase("that lunar month has only \(length) days: check the day", zh: "该农历月只有 \(length) 天，请核对日子")
        case .unreadable:
            Phrase(
                "this is no lunar date: write it as 1985年腊月廿三, 1985-12-23, or 2004-闰02-15 in a leap month",
                zh: "不是农历日期，请写成“1985年腊月廿三”或“1985-12-23”，闰月写成“2004-闰02-15”"
            )
        }
    }

    private static func leapMonthPhrase(_ leapMonth: Int?) -> Phrase {
        guard let leapMonth else {
            return Phrase("that lunar year has no leap month: check the year and the month", zh: "该农历年没有闰月，请核对年份和月份")
        }
        return Phrase(
            "that lunar year has another leap month, number \(leapMonth): check the year and the month",
            zh: "该农历年闰的是 \(leapMonth) 月，请核对年份和月份"
        )
    }
}

extension ArrangementProblem: Explained {
    /// What is wrong with a file of days off and make-up workdays, with its line.
    package var phrase: Phrase {
        switch self {
        case .nothing: Self.nothing
        case .noHeader: Self.noHeader
        case .unreadableDate(let line, let text):
            Phrase(
                line,
                "“\(text)” is no day: write it as 2027-01-01",
                zh: "“\(text)”不是日期，请写成 2027-01-01"
            )
        case .unknownKind(let line, let text):
            Phrase(
                line,
                "“\(text)” is no kind of day: write off or work",
                zh: "“\(text)”不是类型，请写“休”或“班”"
            )
        case .repeatedDay(let day, let line, let earlier):
            Phrase(
                line,
                "\(day) stands in line \(earlier) already: delete one of them",
                zh: "\(day) 与第 \(earlier) 行重复，请删去一行"
            )
        case .offAndWork(let day, let line, let earlier):
            Phrase(
                line,
                "line \(earlier) says the contrary of \(day): keep the right one",
                zh: "\(day) 与第 \(earlier) 行一休一班，请只留对的一行"
            )
        case .yearOutside(let line, let year):
            Phrase(
                line,
                "\(year) is outside 1900 through 2100: check the date",
                zh: "\(year) 年不在 1900 至 2100 年之内，请核对日期"
            )
        case .otherYear(let line, let year, let expected):
            Phrase(
                line,
                "the day is in \(year), the arrangement should be for \(expected): check the date or the file",
                zh: "日期在 \(year) 年，而应当是 \(expected) 年的安排，请核对日期，或换成对的文件"
            )
        case .severalYears(let years): Self.severalYears(years.map(String.init))
        }
    }

    private static let nothing = Phrase(
        "no day is in the arrangement: write one line for each day off and each make-up workday",
        zh: "安排表里没有日期，请每个放假日、补班日各写一行"
    )

    private static let noHeader = Phrase(
        "the arrangement has no header: name the columns 日期, 类型 and 节日 (date, kind, holiday) in its first line",
        zh: "安排表没有表头，请在第一行写明“日期、类型、节日”三列"
    )

    private static func severalYears(_ years: [String]) -> Phrase {
        Phrase(
            "the arrangement is for \(years.joined(separator: ", ")): give one file for each year",
            zh: "安排表里有 \(years.joined(separator: "、")) 几个年份，请每年一个文件"
        )
    }
}

extension Phrase {
    /// A sentence about a line of a file.
    fileprivate init(_ line: Int, _ english: String, zh chinese: String) {
        self.init("line \(line): \(english)", zh: "第 \(line) 行：\(chinese)")
    }
}

extension ArrangementWarning {
    /// What is unusual, and what to look at.
    package var phrase: Phrase {
        switch self {
        case .workOnWeekday(let day):
            Phrase(
                "\(day) is worked like any weekday, so the make-up workday changes nothing: check the date",
                zh: "\(day) 本来就是工作日，补班这一行不起作用，请核对日期"
            )
        case .holidayNotOff(let festival, let day):
            Phrase(
                "\(day), \(festival.rawValue), is not off: check whether days are missing",
                zh: "\(day) 是\(festival.chinese)，却没有放假，请核对是否漏写"
            )
        }
    }
}
