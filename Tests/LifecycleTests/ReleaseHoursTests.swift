import ChineseCalendar
import Lifecycle
import Testing

@Suite("Release hours")
struct ReleaseHoursTests {
    @Test(
        "a window is written as two times of a day, the first before the second",
        arguments: [
            ("08:00-21:00", 480, 1260), (" 9:30 - 11:45 ", 570, 705), ("00:00-24:00", 0, 1440),
            ("23:59-24:00", 1439, 1440),
        ]
    )
    func windows(text: String, opens: Int, closes: Int) throws {
        let window = try #require(ReleaseWindow(text))
        #expect(window.opens == opens && window.closes == closes)
        #expect(ReleaseWindow(window.text) == window)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "-", "08:00", "08:00-", "21:00-08:00", "08:00-08:00", "08:60-09:00", "24:01-24:02", "00:00-25:00",
            "08:00-09:00-10:00", "8-9", "０８:00-09:00", "+8:00-09:00", "008:00-09:00",
        ]
    )
    func nonsense(text: String) { #expect(ReleaseWindow(text) == nil) }

    @Test("moments are read on China's clock, before 1970 too")
    func clock() {
        let day = Day("2026-11-22")
        for minute in [0, 1, 479, 480, 1439] {
            let moment = ChinaTime.moment(minute, of: day)
            for second in [0, 59] as [Int64] {
                #expect(ChinaTime.day(of: moment + second) == day)
                #expect(ChinaTime.minute(of: moment + second) == minute)
            }
        }
        #expect(ChinaTime.moment(1440, of: day) == ChinaTime.moment(0, of: day.advanced(by: 1)))
        #expect(ChinaTime.day(of: 0) == Day("1970-01-01") && ChinaTime.minute(of: 0) == 480)
        #expect(ChinaTime.day(of: -8 * 3600 - 1) == Day("1969-12-31") && ChinaTime.minute(of: -8 * 3600 - 1) == 1439)
    }

    @Test("the next opening is now, later today, tomorrow, or after the solemn days")
    func openings() throws {
        var hours = ReleaseHours()
        hours.solemnDays = SolemnDays(further: [Day("2026-11-23"), Day("2026-11-24")])
        let day = Day("2026-11-22")
        let cases: [(class: MessageClass, minute: Int, day: Day, opens: Int)] = [
            (.notice, 0, day, 480), (.notice, 480, day, 480), (.notice, 1259, day, 1259),
            (.notice, 1260, day.advanced(by: 1), 480), (.promotion, 0, day, 570), (.promotion, 705, day, 855),
            (.promotion, 1170, day.advanced(by: 3), 570),
        ]
        for (messageClass, minute, expected, opens) in cases {
            let opening = hours.nextOpening(.sms, messageClass, from: ChinaTime.moment(minute, of: day))
            #expect(opening == ChinaTime.moment(opens, of: expected), "\(messageClass) at \(minute)")
        }
        hours.windows[ReleaseHours.Key(.sms, .notice)] = []
        #expect(hours.nextOpening(.sms, .notice, from: 0) == nil && !hours.isOpen(.sms, .notice, at: 0))
        #expect(hours.isOpen(.email, .notice, at: 0), "each channel has its own")
    }

    @Test("an address belongs to the first group that names its domain, whatever its case")
    func groups() {
        for (address, name) in [
            ("a@qq.com", "qq"), ("a@QQ.com", "qq"), ("a@foxmail.com", "qq"), ("a@163.com", "netease"),
            ("a@example.com", nil), ("13800000000", nil), ("", nil), ("@", nil), ("a@qq.com.cn", nil), ("qq.com", nil),
        ] as [(String, String?)] {
            #expect(Pace.mail.group(of: address)?.name == name, "\(address)")
        }
    }

    @Test("pauses grow, the last one stays, and it ends with the age of the first attempt")
    func retries() {
        var policy = RetryPolicy()
        policy.pauses = [10, 20]
        policy.giveUpAfter = [.sms: 100]
        for (attempt, moment, next) in [
            (0, 0, 10), (1, 0, 10), (2, 10, 30), (3, 30, 50), (9, 80, 100), (9, 81, nil),
        ] as [(Int, Int64, Int64?)] {
            #expect(policy.next(.sms, afterAttempt: attempt, first: 0, at: moment) == next)
        }
        #expect(policy.next(.email, afterAttempt: 1, first: 0, at: 86_391) == nil, "a day where nothing is said")
    }
}
