import ArgumentParser
import Lifecycle
import Templates
import Workspace

/// `doorstep tasks show ID`: everything the person who does it needs.
struct TasksShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a task: who, home, phone, what to say, what to look at."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The task's number.")
    var id: Int64

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        guard let task = try store.task(id) else { throw NumberError(what: .task, id: id) }
        if json {
            try Output.json(TaskView(task))
        } else {
            Output.print(Self.text(task, try workspace.templatesInUse(store), Output.language))
        }
    }

    static func text(_ task: OutboundTask, _ templates: TemplateFolder, _ language: Language) -> String {
        var lines = [
            Phrase("task \(task.id): \(task.title)", zh: "任务 \(task.id)：\(task.title)")(language),
            Phrase("kind: \(task.kind.title.english)", zh: "类型：\(task.kind.title.chinese)")(language),
            Phrase("who: \(task.facts.name)", zh: "客户：\(task.facts.name)")(language),
            Phrase("phone: \(task.facts.phone)", zh: "电话：\(task.facts.phone)")(language),
            Phrase("home: \(task.facts.project)\(task.facts.home)", zh: "房屋：\(task.facts.project)\(task.facts.home)")(
                language
            ),
            Phrase("contract: \(task.contract)", zh: "合同：\(task.contract)")(language),
            Phrase("assignee: \(task.assignee)", zh: "经办人：\(task.assignee)")(language),
            Phrase("due: \(task.due)", zh: "到期：\(task.due)")(language),
            Phrase("state: \(task.state.title.english)", zh: "状态：\(task.state.title.chinese)")(language),
            Phrase("rule: \(task.rule)", zh: "规则：\(task.rule)")(language),
        ]
        if let mark = task.mark { lines.append(mark.phrase(language)) }
        if let result = task.result {
            let mark = result.satisfaction.map { " \($0)/5" } ?? ""
            lines.append(
                Phrase(
                    "result: \(result.outcome.rawValue)\(mark) \(result.note)",
                    zh: "结果：\(result.outcome.rawValue)\(mark) \(result.note)"
                )(language)
            )
        }
        for (title, template) in [
            (Phrase("what to say", zh: "话术"), task.script), (Phrase("what to look at", zh: "检查清单"), task.checklist),
        ] {
            guard let template else { continue }
            lines.append("\n\(title(language)):")
            do {
                lines.append(try templates.text(template: template, values: MessageValues.of(task.facts)))
            } catch {
                lines.append(error.phrase(language))  // the task stands without its text
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension OutboundTask.State {
    /// What staff call it.
    var title: Phrase {
        switch self {
        case .open: Phrase("open", zh: "待办")
        case .done: Phrase("done", zh: "已完成")
        case .cancelled: Phrase("cancelled", zh: "已取消")
        }
    }
}

/// A number that names nothing.
struct NumberError: Explained {
    enum What { case task, message, person }

    let what: What
    let id: String

    init(what: What, id: some CustomStringConvertible) {
        self.what = what
        self.id = id.description
    }

    var phrase: Phrase {
        switch what {
        case .task: Phrase("there is no task \(id): see `doorstep tasks list`", zh: "没有任务 \(id)：请看 doorstep tasks list")
        case .person:
            Phrase(
                "there is no person \(id): give a customer number, or a number of `doorstep outbox list --json`",
                zh: "没有客户 \(id)：请写客户编号，或 doorstep outbox list --json 中的 person"
            )
        case .message:
            Phrase("there is no message \(id): see `doorstep outbox list`", zh: "没有消息 \(id)：请看 doorstep outbox list")
        }
    }
}
