import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// `doorstep person merge KEPT OTHER`: two records of one person become one.
struct PersonMergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make one record stand for another of the same person; can be taken back with unmerge."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The customer that stays: a customer number, or a record's number.")
    var kept: String

    @Argument(help: "The customer that becomes part of it.")
    var other: String

    @Flag(help: "Merge records that differ in both name and phone.")
    var different = false

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.decidingLock("person merge")
        let store = try workspace.store()
        let (keeping, giving) = (try store.person(kept), try store.person(other))
        let (first, second) = (keeping.person, giving.person)
        guard different || keeping.facts.name == giving.facts.name || keeping.facts.phone == giving.facts.phone else {
            throw DifferentPeople(kept: first, other: second)
        }
        let change = try store.beginChange(
            source: "merge \(second)",
            on: WallClock.today,
            at: WallClock.moment,
            kind: .merge
        )
        guard try store.merge(second, into: first, change: change) else {
            throw MergeError(kept: first, other: second)
        }
        Output.say(
            "record \(second) is part of record \(first) now: homes, open tasks and waiting messages went over; files that "
                + "name its number tell of record \(first). Taken back with: doorstep person unmerge \(second)",
            zh: "档案 \(second) 已并入档案 \(first)：房屋、待办任务和待发消息都转过去了，今后写它的编号就是档案 \(first)。"
                + "撤回：doorstep person unmerge \(second)"
        )
        withExtendedLifetime(lock) {}
    }
}

/// `doorstep person unmerge OTHER`: takes a merge back.
struct PersonUnmergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: "Take a merge back: both records are as they were before it."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The customer that had become part of another one.")
    var person: String

    func run() async throws {
        let workspace = try await place.open()
        let lock = try workspace.decidingLock("person unmerge")
        let store = try workspace.store()
        let record = try store.person(person).person
        guard let merge = try store.mergeOf(record) else { throw NotMerged(person: record) }
        let change = try store.beginChange(
            source: "unmerge \(record)",
            on: WallClock.today,
            at: WallClock.moment,
            kind: .undo
        )
        let report = try store.undo(merge, as: change)
        _ = try workspace.correct(on: WallClock.today, store)
        Output.say("record \(record) stands for itself again", zh: "档案 \(record) 已恢复为单独的客户")
        if report.later > 0 {
            Output.say(
                "\(report.later) entries were changed since and stay: look through both with person show",
                zh: "有 \(report.later) 项在合并后又改过，保持现状：请用 person show 核对两位客户"
            )
        }
        withExtendedLifetime(lock) {}
    }
}

extension FactStore {
    /// The person of a customer number, or of a record's number.
    fileprivate func person(_ person: String) throws -> PersonStory {
        guard let story = try story(of: person, decisions: 0) else { throw NumberError(what: .person, id: person) }
        return story
    }
}

/// Two records that cannot become one.
struct MergeError: Explained {
    let kept: Int64
    let other: Int64

    var phrase: Phrase {
        Phrase(
            "records \(kept) and \(other) cannot be merged: name two customers, neither of them merged already",
            zh: "档案 \(kept) 和 \(other) 无法合并：请写两位不同的、都没有并入过别人的客户"
        )
    }
}

/// Two records with neither the name nor the telephone number in common.
struct DifferentPeople: Explained {
    let kept: Int64
    let other: Int64

    var phrase: Phrase {
        Phrase(
            "records \(kept) and \(other) have neither name nor phone in common: look at both with person show; if they are one "
                + "person all the same, add --different",
            zh: "档案 \(kept) 和 \(other) 的姓名、手机都不同：请先用 person show 看清楚；确实是同一人，请加 --different"
        )
    }
}

/// A record that stands for itself.
struct NotMerged: Explained {
    let person: Int64

    var phrase: Phrase {
        Phrase(
            "record \(person) is not part of another one, or that one was merged since: take the later merge back first",
            zh: "档案 \(person) 没有并入其他档案，或并入的档案后来又并入了别的：请先撤回后来的合并"
        )
    }
}
