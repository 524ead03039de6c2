/// The SQL of milestones: a journey's own, or those of its project for which it has none of its own.
///
/// A milestone that no project has costs nothing more than if projects had none.
struct MilestoneSQL {
    /// Numbers of milestone kinds by name.
    let kinds: [String: Int64]
    /// Those that some project has.
    let ofProjects: Set<Int64>

    /// The number of a milestone kind; one that matches nothing when nobody has it yet.
    func kind(_ name: String) -> Int64 { kinds[name] ?? -1 }

    /// Whether some project has such a milestone.
    func isOfProjects(_ name: String) -> Bool { ofProjects.contains(kind(name)) }

    /// The day of a journey's milestone.
    /// - Parameters:
    ///   - name: The milestone.
    ///   - journey: The alias of the journey's row.
    /// - Returns: An expression; NULL for a journey without.
    func day(_ name: String, journey: String) -> String {
        let own = "(SELECT x.day FROM milestones x WHERE x.journey = \(journey).id AND x.kind = \(kind(name)))"
        guard isOfProjects(name) else { return own }
        return "coalesce(\(own), \(day(name, project: "\(journey).project")))"
    }

    /// The day of a project's milestone.
    /// - Parameters:
    ///   - name: The milestone.
    ///   - project: An expression for the project's number.
    /// - Returns: An expression; NULL for a project without.
    func day(_ name: String, project: String) -> String {
        "(SELECT y.day FROM project_milestones y WHERE y.project = \(project) AND y.kind = \(kind(name)))"
    }
}
