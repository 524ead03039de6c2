import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep tasks done ID`: writes down how a task ended.
struct TasksDoneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "done", abstract: "Write down how a task ended.")

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The task's number.")
    var id: Int64

    @Option(help: "\(TaskResult.Outcome.allCases.map(\.rawValue).joined(separator: ", ")); done unless given.")
    var outcome: TaskResult.Outcome = .done

    @Option(help: "The customer's mark, 1 through 5.")
    var satisfaction: Int?

    @Option(help: "What there is to remember.")
    var note = ""

    @Option(help: "The day it was done; today unless given.", transform: parseDay)
    var on: Day?

    @Option(help: "The new day of a rescheduled task.", transform: parseDay)
    var next: Day?

    func validate() throws {
        if let satisfaction, !(1...5).contains(satisfaction) {
            throw ValidationError(
                Phrase("--satisfaction takes 1 through 5", zh: "--satisfaction 只能是 1 到 5")(Output.language)
            )
        }
        if (outcome == .rescheduled) != (next != nil) {
            throw ValidationError(
                Phrase("--next goes with --outcome rescheduled", zh: "--next 与 --outcome rescheduled 一起使用")(
                    Output.language
                )
            )
        }
    }

    func run() async throws {
        let store = try await place.open().store()
        let day = on ?? WallClock.today
        let change = try store.beginChange(source: "tasks done", on: WallClock.today, at: WallClock.moment)
        let result = TaskResult(outcome: outcome, satisfaction: satisfaction, note: note, day: day)
        guard try store.finishTask(id, result: result, next: next, change: change) else {
            throw try store.task(id) == nil ? NumberError(what: .task, id: id) as any Explained : ClosedTask(id: id)
        }
        Output.say("task \(id): \(outcome.rawValue)", zh: "任务 \(id) 已登记：\(outcome.rawValue)")
    }
}

/// A task that ended before.
struct ClosedTask: Explained {
    let id: Int64

    var phrase: Phrase {
        Phrase(
            "task \(id) has ended already: see `doorstep tasks show \(id)`",
            zh: "任务 \(id) 已经结束：请看 doorstep tasks show \(id)"
        )
    }
}

extension TaskResult.Outcome: ExpressibleByArgument {}
