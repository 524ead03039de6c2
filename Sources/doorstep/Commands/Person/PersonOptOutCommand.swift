import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep person opt-out`: a refusal that came by telephone or at the counter.
struct PersonOptOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opt-out",
        abstract: "Write down that a person wants no more promotions, on any channel."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A customer number, or a record's number.")
    var person: String

    func run() async throws {
        let store = try await place.open().store()
        let story = try store.standing(for: person)
        var isNew = false
        for (channel, address) in story.addresses {
            isNew = try store.refuse(channel, address, source: "by hand", at: WallClock.moment) || isNew
        }
        guard !story.addresses.isEmpty else {
            Output.say("no number or mailbox is on record: nothing can be sent anyway", zh: "没有手机或邮箱，本来就发不出")
            return
        }
        Output.say(
            isNew ? "written down: no more promotions" : "it was written down before",
            zh: isNew ? "已登记：不再发送推广" : "之前已登记过"
        )
    }
}

/// `doorstep person lift`: what addresses told us, taken back.
struct PersonLiftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift",
        abstract: "Take back that a person wants no more, or that nothing arrives at their addresses."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "A customer number, or a record's number.")
    var person: String

    func run() async throws {
        let store = try await place.open().store()
        let story = try store.standing(for: person)
        let lifted = try story.addresses.reduce(0) {
            try $0 + store.lift($1.channel, $1.address, at: WallClock.moment)
        }
        Output.say("\(lifted) marks taken back", zh: "已解除 \(lifted) 项")
    }
}

extension FactStore {
    /// The record of a person, or the one that stands for it.
    fileprivate func standing(for person: String) throws -> PersonStory {
        guard let story = try story(of: person, decisions: 0) else { throw NumberError(what: .person, id: person) }
        guard let kept = story.mergedInto else { return story }
        return try self.story(of: "#\(kept)", decisions: 0) ?? story
    }
}

extension PersonStory {
    /// Where the person can be reached.
    var addresses: [(channel: ChannelKind, address: String)] {
        [(ChannelKind.sms, facts.phone), (.email, mailbox)].filter { !$0.1.isEmpty }
            .map { (channel: $0.0, address: $0.1) }
    }
}
