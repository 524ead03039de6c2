import ChineseCalendar
import Foundation
import Testing

/// The tables that the calendar is held against, read from the files beside the tests.
enum Golden {
    /// One lunar year.
    struct Year {
        let number: Int
        let firstDay: Day
        let leapMonth: Int
        let lengths: [Int]

        /// The months in order, each with its first day.
        var months: [(month: Int, isLeap: Bool, length: Int, firstDay: Day)] {
            var (first, month) = (firstDay, 0)
            var isLeapNext = false
            return lengths.map { length in
                defer { first = first.advanced(by: length) }
                let isLeap = isLeapNext
                if !isLeap { month += 1 }
                isLeapNext = !isLeap && month == leapMonth
                return (month, isLeap, length, first)
            }
        }

        /// The day of a lunar date in an ordinary month; the last one when the month is shorter.
        func day(_ month: Int, _ day: Int) -> Day? {
            months.first { $0.month == month && !$0.isLeap }.map { $0.firstDay.advanced(by: min(day, $0.length) - 1) }
        }
    }

    /// Lunar 1900 through 2100.
    static func lunarYears() throws -> [Year] {
        try rows("lunar-years").dropFirst().map { cells in
            Year(
                number: try #require(Int(cells[0])),
                firstDay: try #require(Day(iso: cells[1])),
                leapMonth: try #require(Int(cells[2])),
                lengths: cells[3].split(separator: " ").compactMap { Int($0) }
            )
        }
    }

    /// The days of the 24 terms of each year, by their Chinese names.
    static func solarTerms() throws -> [Int: [String: Day]] {
        let rows = try rows("solar-terms")
        var years: [Int: [String: Day]] = [:]
        for cells in rows.dropFirst() {
            let days = try cells.dropFirst().map { try #require(Day(iso: "\(cells[0])-\($0)")) }
            years[try #require(Int(cells[0]))] = Dictionary(uniqueKeysWithValues: zip(rows[0].dropFirst(), days))
        }
        return years
    }

    /// The arranged days of 2020 through 2026.
    static func arrangedDays() throws -> [(day: Day, kind: String, holiday: String)] {
        try rows("workdays").dropFirst().map { (try #require(Day(iso: $0[0])), $0[1], $0[2]) }
    }

    private static func rows(_ name: String) throws -> [[String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).csv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
