package import ChineseCalendar

/// What a workspace settles about greetings, promotions and sampled visits.
package struct CareSettings: Hashable, Sendable {
    /// When birthdays are kept that have no day of their own in a year.
    package var customs = BirthdayCustoms()
    /// Days on which no promotion goes out.
    package var solemnDays = SolemnDays()
    /// Promotions that one person may get by each channel in any 7 days, 1 or more.
    ///
    /// A festival, a birthday and the anniversary of a home can fall into one week.
    package var weeklyCap = 4
    /// Promotions that one person may get by each channel in any 365 days, 1 or more.
    ///
    /// Six greetings a year and the anniversaries of four homes leave room for as many again.
    package var yearlyCap = 20
    /// Sampled tasks that a team can be given on one day, unless ``teamCapacities`` says otherwise.
    package var teamCapacity = 8
    /// Sampled tasks that a team can be given on one day, by the name of the team or, without one, the project's code.
    package var teamCapacities: [String: Int] = [:]

    /// Creates the standard settings.
    package init() {}
}
