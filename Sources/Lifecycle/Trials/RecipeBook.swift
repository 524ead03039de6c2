import Synchronization

/// Numbers for lists of actions, so that a decision of a trial takes a few bytes and two can be compared.
///
/// Rules have few lists, whatever the number of customers; only functions that write names into titles make many.
package final class RecipeBook: Sendable {
    private let state = Mutex(State())

    private struct State {
        var numbers: [[Action]: Int] = [:]
        var lists: [[Action]] = []
    }

    /// Creates an empty book.
    package init() {}

    /// The number of a list; the same for equal lists.
    package func number(of actions: [Action]) -> Int {
        state.withLock { state in
            if let known = state.numbers[actions] { return known }
            state.lists.append(actions)
            state.numbers[actions] = state.lists.count - 1
            return state.lists.count - 1
        }
    }

    /// The list with a number; empty for a number that was never given.
    package func actions(_ number: Int) -> [Action] {
        state.withLock { $0.lists.indices.contains(number) ? $0.lists[number] : [] }
    }
}
