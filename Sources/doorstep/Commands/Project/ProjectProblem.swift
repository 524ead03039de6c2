import ChineseCalendar
import Lifecycle

/// Why a milestone of a project cannot be set.
enum ProjectProblem: Explained, Equatable {
    /// No project has this code; the code that was probably meant.
    case unknownProject(String, nearest: String?)
    /// No milestone has this name or title; the name that was probably meant.
    case unknownMilestone(String, nearest: String?)
    /// The milestone is one of a home.
    case milestoneOfHomes(Field)

    var phrase: Phrase {
        switch self {
        case .unknownProject(let code, let nearest?):
            Phrase("no project has the code \(code): did you mean \(nearest)?", zh: "没有编号为 \(code) 的项目：是否指 \(nearest)？")
        case .unknownProject(let code, nil):
            Phrase(
                "no project has the code \(code): see `doorstep project list`, or import a file with it",
                zh: "没有编号为 \(code) 的项目：请看 doorstep project list，或先导入含该项目的文件"
            )
        case .milestoneOfHomes(let field):
            Phrase(
                "\(field.name) is a day of each home, not of a project: import it with the customers' file",
                zh: "\(field.title)是每套房屋自己的日期，不能按项目设置：请在客户台账里填写"
            )
        case .unknownMilestone(let name, let nearest?):
            Phrase("no milestone is called \(name): did you mean \(nearest)?", zh: "没有名为“\(name)”的节点：是否指“\(nearest)”？")
        case .unknownMilestone(let name, nil):
            Phrase(
                "no milestone is called \(name): write its name, such as open_day, or its title, such as 工地开放日",
                zh: "没有名为“\(name)”的节点：请写名称（如 open_day）或标题（如 工地开放日）"
            )
        }
    }
}

extension Vocabulary {
    /// The milestone of a name or title.
    /// - Throws: ``ProjectProblem/unknownMilestone(_:nearest:)``, ``ProjectProblem/milestoneOfHomes(_:)``.
    func milestone(named name: String) throws(ProjectProblem) -> Field {
        if let field = milestones.first(where: { $0.name == name || $0.title == name }) {
            guard !field.isOfOneHome else { throw .milestoneOfHomes(field) }
            return field
        }
        let settable = milestones.filter { !$0.isOfOneHome }
        let known = settable.map(\.name) + settable.map(\.title)
        throw .unknownMilestone(name, nearest: Nearest.match(name, among: known))
    }
}
