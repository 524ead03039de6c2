import ChineseCalendar
import CustomerFile
import Lifecycle
import Testing

@Suite("Days with a time")
struct DayTimeTests {
    @Test(
        "in a zone are the day it was in China",
        arguments: [
            ("2026-02-28T16:00:00Z", "2026-03-01"), ("2026-02-28T15:59:59Z", "2026-02-28"),
            ("2026-02-28T16:00:00.000Z", "2026-03-01"),
            ("2026-02-28T16:00:00z", "2026-03-01"), ("2026-03-01T00:00:00+08:00", "2026-03-01"),
            ("2026-02-28 16:00:00 +0000", "2026-03-01"),
            ("2026-02-28 16:00Z", "2026-03-01"), ("2026-03-01T00:00:00+0900", "2026-02-28"),
            ("2026-02-28T11:00:00-05:00", "2026-03-01"),
            ("2026-03-01T07:59:00+14:00", "2026-03-01"), ("2026-03-01T05:59:00+14:00", "2026-02-28"),
            ("2026-12-31T20:00:00Z", "2027-01-01"),
            ("20260228T16:00:00Z", "2026-03-01"), ("2026-03-01T00:00:00+08", "2026-03-01"),
        ]
    )
    func zones(text: String, day: String) throws {
        #expect(try value(text, under: "签约日").get() == .day(try #require(Day(iso: day))))
    }

    @Test(
        "without a zone stand",
        arguments: [
            "2026-03-01 23:59:59", "2026-03-01T00:00", "2026/3/1 9:05", "2026-03-01 16:00:00.123", "2026年3月1日 8:00",
            "20260301 23:00", "46082.75", "20260301.0",
        ]
    )
    func local(text: String) throws {
        #expect(try value(text, under: "签约日").get() == .day(try #require(Day(iso: "2026-03-01"))))
    }

    @Test(
        "of no day are refused",
        arguments: [
            "2026-03-01 24:00", "2026-03-01 25:00:00", "2026-03-01 12:60", "2026-03-01T12:00:60Z",
            "2026-03-01T12:00+15:00", "2026-03-01T12:00+08:60",
        ]
    )
    func impossible(text: String) throws {
        let reason = "there is no such time of day"
        #expect(try value(text, under: "签约日") == .failure(RejectedCell(column: "签约日", reason: reason)))
    }

    @Test(
        "of no known shape are refused",
        arguments: [
            "2026-03-01 12", "2026-03-01 12:5", "2026-03-01T", "2026-03-01 12:00 PM", "2026-03-01T12:00:00.Z",
            "2026-03-01T12:00ZZ", "2026-03-01T12:00+8000000", "20260301.x",
        ]
    )
    func shapes(text: String) throws {
        let reason = "this is not a date: write it as 2026-03-01"
        #expect(try value(text, under: "签约日") == .failure(RejectedCell(column: "签约日", reason: reason)))
    }
}
