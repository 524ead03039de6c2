import Lifecycle

/// Messages that two rules send to the same people on the same day.
struct SharedMessages {
    private let rules: [Rule]

    init(_ rules: [Rule]) { self.rules = rules }

    /// What is found, with the position of the later rule and its message.
    var findings: [(finding: Finding, rule: Int, message: Action)] {
        var senders: [String: [Int]] = [:]
        for (index, rule) in rules.enumerated() {
            for message in Set(rule.messages.map(\.summary)) { senders[message, default: []].append(index) }
        }
        return rules.indices.flatMap { later in
            rules[later].messages.flatMap { message in
                (senders[message.summary] ?? []).filter { $0 < later && meet($0, later) }.map {
                    (.sameMessage(message.summary, other: rules[$0].name), later, message)
                }
            }
        }
    }

    private func meet(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = (rules[first], rules[second])
        return first.subject == second.subject && first.schedule.certainlyMeets(second.schedule)
            && !first.isApart(from: second)
    }
}

extension Rule {
    /// The messages it always sends, each once.
    fileprivate var messages: [Action] {
        guard case .fixed(let actions) = actions else { return [] }
        var seen: Set<String> = []
        return actions.filter { $0.message != nil && seen.insert($0.summary).inserted }
    }
}
