package import ChineseCalendar

/// One line of a `test` block: a made-up subject, a day, and what a sweep of that day should do.
package struct RuleTest: Sendable {
    /// The rule it tests.
    package let rule: String
    /// What it shows, in the author's words.
    package let name: String
    /// The facts of the subject, by the names rules use.
    package let given: [(field: Field, value: FieldValue)]
    /// The day of the sweep.
    package let on: Day
    /// What the sweep makes, in the order of the rule (`task visit`); empty for nothing; none when it is not written yet.
    package let expect: [String]?
    /// Why nothing is made: a field's name, `empty`, `check`, `when`, or a reason of the arbitration.
    package let because: String?

    /// Creates a test.
    package init(
        rule: String,
        name: String,
        given: [(field: Field, value: FieldValue)],
        on: Day,
        expect: [String]?,
        because: String?
    ) {
        self.rule = rule
        self.name = name
        self.given = given
        self.on = on
        self.expect = expect
        self.because = because
    }
}
