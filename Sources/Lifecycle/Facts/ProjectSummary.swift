package import ChineseCalendar

/// A project as a list shows it.
package struct ProjectSummary: Hashable, Sendable {
    /// What it is known by.
    package let code: String
    /// Its name; nothing when nobody told.
    package let name: String?
    /// Its city; nothing when nobody told.
    package let city: String?
    /// The team that looks after it; nothing when nobody told.
    package let team: String?
    /// How many journeys it has.
    package let journeys: Int
    /// The milestones it has itself, by their names.
    package let milestones: [String: Day]

    /// Creates a summary.
    package init(
        code: String,
        name: String?,
        city: String?,
        team: String?,
        journeys: Int,
        milestones: [String: Day]
    ) {
        self.code = code
        self.name = name
        self.city = city
        self.team = team
        self.journeys = journeys
        self.milestones = milestones
    }
}

/// What setting or removing a milestone of a project did.
package enum ProjectMilestoneEffect: Hashable, Sendable {
    /// There is no such project; the code that was probably meant.
    case unknownProject(nearest: String?)
    /// It was so already.
    case unchanged(ProjectReach)
    /// The project had no such milestone.
    case set(ProjectReach)
    /// It had one, on another day.
    case moved(from: Day, ProjectReach)
    /// It has none any more.
    case removed(from: Day, ProjectReach)
}

/// Whom a milestone of a project concerns.
package struct ProjectReach: Hashable, Sendable {
    /// Journeys of the project that have no such milestone of their own: those it counts for.
    package let journeys: Int
    /// Journeys of the project with a day of their own, which stays.
    package let own: Int

    /// Creates a reach.
    package init(journeys: Int, own: Int) {
        self.journeys = journeys
        self.own = own
    }
}
