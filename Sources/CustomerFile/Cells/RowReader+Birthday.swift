import ChineseCalendar
import Lifecycle

extension RowReader {
    /// Reads the birthday of a record whose other cells have been read.
    ///
    /// A lunar day that its month never had is left out with a note: the rest of the row is right.
    func readBirthday(
        _ birthday: Int,
        of draft: inout Draft,
        in text: Span<UInt8>,
        _ tally: inout FileTally
    ) throws(RowFault) {
        draft.column = birthday
        let isLunar = isLunar(draft.values)
        let position = position(of: birthday, draft.cells, in: text)
        let written: CellReading
        do throws(RowFault) {
            written = try reading(birthday, at: position, draft.cells, in: text)
        } catch {
            // Means "none" by either calendar.
            guard isLunar, error != .emptyDay else { throw error }
            try readLunar(birthday, nil, position, of: &draft, in: text)
            return
        }
        if written.isCleared { draft.cleared.append(birthday) }
        countDifferences(birthday, written, position, draft, in: text, &tally)
        guard isLunar, written.value != nil else {
            draft.values[birthday] = written.value
            return
        }
        try readLunar(birthday, written.value, position, of: &draft, in: text)
    }

    private func readLunar(
        _ birthday: Int,
        _ written: FieldValue?,
        _ position: Int,
        of draft: inout Draft,
        in text: Span<UInt8>
    ) throws(RowFault) {
        do throws(LunarDateProblem) {
            draft.values[birthday] = .day(try lunarDay(written, position, draft.cells, in: text))
        } catch {
            guard error != .unreadable else { throw .notALunarDay }
            draft.notes.append((birthday, Self.leftOut(error)))
            draft.untold.append(birthday)
        }
    }

    private static func leftOut(_ problem: LunarDateProblem) -> Phrase {
        Phrase("left out: \(problem.phrase.english)", zh: "未采用：\(problem.phrase.chinese)")
    }

    /// The day of birth that a lunar date stands for.
    private func lunarDay(
        _ written: FieldValue?,
        _ position: Int,
        _ cells: [Cell],
        in text: Span<UInt8>
    ) throws(LunarDateProblem) -> Day {
        // Numbers are read as in any column of days, and then mean month and day of the lunar calendar.
        if case .day(let day) = written {
            let (year, month, day) = day.parts
            return try LunarDate(year: year, month: month, isLeap: false, day: day).civil
        }
        return try LunarDate(chinese: CellText.comparable(cells[position], in: text)).civil
    }

    /// The first column of birthdays in which something is written.
    private func position(of birthday: Int, _ cells: [Cell], in text: Span<UInt8>) -> Int {
        let first = header.positions[birthday]
        if header.further[birthday].isEmpty { return first }
        let all = [first] + header.further[birthday]
        return all.first { hasContent(at: $0, cells, in: text) } ?? first
    }

    private func countDifferences(
        _ birthday: Int,
        _ taken: CellReading,
        _ position: Int,
        _ draft: Draft,
        in text: Span<UInt8>,
        _ tally: inout FileTally
    ) {
        for other in header.further[birthday] where other > position {
            guard hasContent(at: other, draft.cells, in: text) else { continue }
            let found = try? reading(birthday, at: other, draft.cells, in: text)
            if found?.value != taken.value { tally.addDifference(at: other, draft.line) }
        }
    }
}
