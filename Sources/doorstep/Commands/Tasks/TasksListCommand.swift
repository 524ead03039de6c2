import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep tasks list`: see its abstract.
struct TasksListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List tasks by due day.")

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Only this kind: \(TaskKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: TaskKind?

    @Option(help: "Only the tasks of this specialist.")
    var assignee: String?

    @Option(help: "Only the tasks of the project with this code.")
    var project: String?

    @Option(help: "Only the tasks of this rule.")
    var rule: String?

    @Option(help: "Only tasks due on or before this day.", transform: parseDay)
    var due: Day?

    @Option(help: "open, done or cancelled; open unless given.")
    var state: OutboundTask.State = .open

    @Flag(help: "All states.")
    var all = false

    @Option(help: "At most so many.")
    var limit: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let store = try await place.open().store()
        var filter = TaskFilter()
        filter.kind = kind
        filter.assignee = assignee
        filter.project = project
        filter.rule = rule
        filter.dueBy = due
        filter.state = all ? nil : state
        filter.limit = limit ?? (json ? .max : 50)
        let tasks = try store.tasks(filter)
        if json {
            try Output.json(tasks.map(TaskView.init))
            return
        }
        var table = TextTable(
            Phrase("id|due|kind|who|home|title|assignee", zh: "编号|到期|类型|客户|房屋|任务|经办人")(Output.language)
                .split(separator: "|").map(String.init)
        )
        for task in tasks {
            table.add([
                "\(task.id)", "\(task.due)", task.kind.title(Output.language), "\(task.person)",
                task.facts.project + task.facts.home, task.title, task.assignee,
            ])
        }
        Output.print(table.text)
        if tasks.count == filter.limit {
            Output.say("… the first \(tasks.count); --limit shows more", zh: "……仅显示前 \(tasks.count) 条，可用 --limit 增加")
        }
    }
}

extension TaskKind: ExpressibleByArgument {}
extension OutboundTask.State: ExpressibleByArgument {}

/// A task as scripts read it.
struct TaskView: Encodable {
    let id: Int64
    let rule: String
    let kind: String
    let title: String
    let journey: Int64
    let contract: String
    let person: Int64
    let project: String
    let assignee: String
    let made: String
    let due: String
    let state: String
    let outcome: String?
    let satisfaction: Int?
    let note: String?
    let mark: String?

    init(_ task: OutboundTask) {
        id = task.id
        rule = task.rule
        kind = task.kind.rawValue
        title = task.title
        journey = task.journey
        contract = task.contract
        person = task.person
        project = task.project
        assignee = task.assignee
        made = task.made.description
        due = task.due.description
        state = task.state.rawValue
        outcome = task.result?.outcome.rawValue
        satisfaction = task.result?.satisfaction
        note = task.result?.note
        mark = task.mark?.code
    }
}
