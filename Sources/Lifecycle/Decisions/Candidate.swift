package import ChineseCalendar

/// An undecided occurrence that a sweep looks at, with what the arbitration needs to know of its contact.
package struct Candidate: Hashable, Sendable {
    /// What it is about.
    package var subject: SubjectID
    /// Which of the rule's occurrences for this subject it is; see ``Occasion``.
    package var occasion: Int64
    /// The day the rule became due.
    package var due: Day
    /// The day it is judged on: the sweep's, or the last of its window once that has closed.
    package var judgedOn: Day
    /// 0 when every condition of `who` holds; *n* when the *n*-th is the first that does not, *-n* when its field is
    /// empty.
    ///
    /// Counted from 1.
    package var failing: Int32
    /// The journey it belongs to; 0 when it belongs to none.
    package var journey: Int64
    /// Whom messages go to; 0 when there is nobody.
    package var person: Int64
    /// What is known of that person.
    package var contact: Contact
    /// The promotions that person got lately, and others by the same addresses; none for rules that do not promote.
    package var promotions: RecentPromotions
    /// The lowest record with the same telephone number, for promotions; 0 for others and without a number.
    package var phoneSharer: Int64
    /// The lowest record with the same mailbox, for promotions; 0 for others and without a mailbox.
    package var mailboxSharer: Int64
    /// The project it belongs to, for rules with a sample; 0 for others.
    package var project: Int64
    /// Whether a sample chooses it before others.
    package var isPreferred: Bool
    /// Its row among the cells of its batch; -1 when it has none because `who` does not hold.
    package var row: Int32

    /// Creates a candidate.
    package init(
        subject: SubjectID,
        occasion: Int64,
        due: Day,
        judgedOn: Day,
        failing: Int32 = 0,
        journey: Int64 = 0,
        person: Int64 = 0,
        contact: Contact = [],
        promotions: RecentPromotions = RecentPromotions(),
        phoneSharer: Int64 = 0,
        mailboxSharer: Int64 = 0,
        project: Int64 = 0,
        isPreferred: Bool = false,
        row: Int32 = -1
    ) {
        self.subject = subject
        self.occasion = occasion
        self.due = due
        self.judgedOn = judgedOn
        self.failing = failing
        self.journey = journey
        self.person = person
        self.contact = contact
        self.promotions = promotions
        self.phoneSharer = phoneSharer
        self.mailboxSharer = mailboxSharer
        self.project = project
        self.isPreferred = isPreferred
        self.row = row
    }
}

/// What decides whether somebody may be contacted, in one byte.
package struct Contact: OptionSet, Hashable, Sendable {
    /// The bits, as the store computes them.
    package let rawValue: UInt8

    /// Creates the set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The person has died.
    package static let deceased = Contact(rawValue: 1)
    /// The person must not be contacted at all.
    package static let blocked = Contact(rawValue: 2)
    /// The person agreed to greetings and promotions.
    package static let consents = Contact(rawValue: 4)
    /// A mobile number is on record.
    package static let hasPhone = Contact(rawValue: 8)
    /// A mailbox is on record.
    package static let hasEmail = Contact(rawValue: 16)
    /// A serious complaint about one of the person's homes is open; told for promotions only.
    package static let complains = Contact(rawValue: 32)
    /// One of the person's homes is past the day it was to be handed over; told for promotions only.
    package static let awaitsHandover = Contact(rawValue: 64)
}

/// Tells one occurrence of a rule for a subject from the next.
///
/// Never a date, so that a corrected date does not fire twice.
package enum Occasion {
    /// A rule with a single anchor has one occurrence.
    package static let once: Int64 = 0
    // A repeat's occasion is its ordinal from 1; a yearly one's the year, of lunar birthdays and festivals the lunar one,
    // which may begin twice in a solar year; a daily one's the period (2026, 202604, 20260430).
}
