import ArgumentParser
import ChineseCalendar
import Lifecycle
import Workspace

/// Which messages a command is about: by their numbers, or by what they have in common.
struct MessageSelection: ParsableArguments {
    @Argument(help: "The messages' numbers.")
    var ids: [Int64] = []

    @Option(help: "sms or email.")
    var channel: ChannelKind?

    @Option(help: "Only the messages of this rule.")
    var rule: String?

    @Option(help: "Only the messages to this person: a customer number, or a record's number.")
    var person: String?

    @Option(help: "Only the messages made on this day.", transform: parseDay)
    var day: Day?

    @Flag(help: "Only the review list: messages whose text cannot be made, or that were put off for too long.")
    var review = false

    /// Whether nothing narrows it down.
    var isEverything: Bool {
        ids.isEmpty && channel == nil && rule == nil && person == nil && day == nil && !review
    }

    /// The filter of a store.
    func filter(_ store: any Store) throws -> OutboxFilter {
        var filter = OutboxFilter()
        filter.numbers = ids
        filter.channel = channel
        filter.rule = rule
        filter.day = day
        filter.onReview = review
        filter.limit = .max
        if let person {
            guard let story = try store.story(of: person, decisions: 0) else {
                throw NumberError(what: .person, id: person)
            }
            filter.person = story.person
        }
        return filter
    }

    /// Refuses to take everything for what somebody meant.
    func requireSomething() throws {
        guard isEverything else { return }
        throw ValidationError(
            Phrase(
                "say which messages: their numbers, or --rule, --day, --person, --channel, --review",
                zh: "请说明是哪些消息：写编号，或用 --rule、--day、--person、--channel、--review 限定"
            )(Output.language)
        )
    }
}
