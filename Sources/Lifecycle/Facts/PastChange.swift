package import ChineseCalendar

/// What made a change of facts.
package enum ChangeKind: String, Hashable, Sendable {
    /// A customer file.
    case customerFile = "import"
    /// Two records of one person became one.
    case merge
    /// An earlier change was taken back.
    case undo
    /// Anything else, such as a task that was done.
    case other
}

/// A change of facts that was made.
package struct PastChange: Hashable, Sendable {
    /// Its number.
    package let id: ChangeID
    /// Where it came from, such as a file's name.
    package let source: String
    /// The day its facts became known.
    package let day: Day

    /// Creates a change.
    package init(id: ChangeID, source: String, day: Day) {
        self.id = id
        self.source = source
        self.day = day
    }
}

/// What taking a change back did.
package struct UndoReport: Hashable, Sendable {
    /// Records that are again as they were.
    package var restored = 0
    /// Records that the change had made and that are gone.
    package var removed = 0
    /// Records that the change had made and that stay, because something was decided about them.
    package var kept = 0
    /// Records that were changed again since, and stay.
    package var later = 0

    /// Creates a report of nothing.
    package init() {}
}

/// Two records that are probably one person: the same name and telephone number, and no other birthday.
package struct PersonDouble: Hashable, Sendable {
    /// The older record.
    package let first: Int64
    /// Its customer number; `nil` for a record without.
    package let firstNumber: String?
    /// The newer record.
    package let second: Int64
    /// Its customer number; `nil` for a record without.
    package let secondNumber: String?

    /// Creates a pair.
    package init(first: Int64, firstNumber: String?, second: Int64, secondNumber: String?) {
        self.first = first
        self.firstNumber = firstNumber
        self.second = second
        self.secondNumber = secondNumber
    }
}
