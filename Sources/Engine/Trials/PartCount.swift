import ChineseCalendar
package import Lifecycle

/// What it takes to make the texts that two rule books send.
package struct ImpactTexts: Sendable {
    /// Makes the texts of the rule book in use, and of the other.
    let old: Composer
    let new: Composer
    /// Whom they are about.
    let store: any ImpactStore

    /// Creates the means.
    package init(old: Composer, new: Composer, store: any ImpactStore) {
        self.old = old
        self.new = new
        self.store = store
    }
}

/// Counts the SMS parts of what changes, text by text: a long name may be what takes a second part.
final class PartCount {
    /// Parts by group: by the book in use and by the other.
    private(set) var parts: [ImpactGroup: (before: Int, after: Int)] = [:]

    private let texts: ImpactTexts
    private let classes: (old: [String: MessageClass], new: [String: MessageClass])
    private var waiting: [Text] = []

    /// A text that is to be made.
    private struct Text {
        let group: ImpactGroup
        let isNew: Bool
        let plan: MessagePlan
        let decision: TrialDecision
    }

    private static let batch = 1000  // texts whose facts are read at once

    init(_ texts: ImpactTexts, old: [Rule], new: [Rule]) {
        self.texts = texts
        func classes(_ rules: [Rule]) -> [String: MessageClass] {
            Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0.messageClass) })
        }
        self.classes = (classes(old), classes(new))
    }

    /// Takes what one of the books makes.
    func add(_ decision: TrialDecision?, in group: ImpactGroup, isNew: Bool, _ recipes: RecipeBook) throws {
        guard let decision, decision.outcome == .fired else { return }
        for case .sms(let plan) in recipes.actions(decision.recipe) {
            waiting.append(Text(group: group, isNew: isNew, plan: plan, decision: decision))
        }
        if waiting.count >= Self.batch { try count() }
    }

    /// Counts what was taken so far.
    func count() throws {
        let found = try texts.store.contents(
            waiting.map { text in
                MessageSubject(
                    person: text.decision.person,
                    journey: text.decision.journey,
                    due: text.decision.due,
                    plan: text.plan.date
                )
            }
        )
        for (text, content) in zip(waiting, found) {
            let parts = parts(of: text, content)
            if text.isNew {
                self.parts[text.group, default: (0, 0)].after += parts
            } else {
                self.parts[text.group, default: (0, 0)].before += parts
            }
        }
        waiting = []
    }

    /// The parts of a text; none of one that cannot be made, which is not sent either.
    private func parts(of text: Text, _ content: MessageContent) -> Int {
        let message = WaitingMessage(
            item: OutboxItem(
                id: 0,
                rule: text.group.rule,
                person: text.decision.person,
                journey: text.decision.journey,
                channel: .sms,
                messageClass: (text.isNew ? classes.new : classes.old)[text.group.rule] ?? .notice,
                address: "",
                template: text.plan.template,
                state: .waiting,
                day: text.decision.day,
                parts: 0,
                problem: nil
            ),
            key: "",
            date: content.date,
            facts: content.facts
        )
        do {
            return try (text.isNew ? texts.new : texts.old).compose(message, at: 0).parts
        } catch {
            return 0
        }
    }
}
