package import Lifecycle
import Testing

/// What every store must do, written against the ports alone.
///
/// A store's tests run each of ``behaviours`` through ``verify(_:)``; each makes the stores it needs afresh.
package struct StoreContract: Sendable {
    let makeStore: @Sendable () throws -> any Store

    /// Prepares the contract.
    /// - Parameter makeStore: Makes an empty store, independent of all others.
    package init(makeStore: @escaping @Sendable () throws -> any Store) { self.makeStore = makeStore }

    /// One sentence of the contract.
    package struct Behaviour: Sendable, CustomTestStringConvertible {
        /// The sentence.
        package let testDescription: String
        let check: @Sendable (StoreContract) throws -> Void

        init(_ sentence: String, _ check: @escaping @Sendable (StoreContract) throws -> Void) {
            testDescription = sentence
            self.check = check
        }
    }

    /// The whole contract.
    package static let behaviours =
        facts + merging + identity + clearings + undoing + corrections + movingAnchors + ownership + knownDays
        + planning + decisions
        + samples + recalls + outbox + transitions
        + delivery + returns
        + inbound + earlyReceipts + dispatchers
        + tasks + revisions

    /// Checks one behaviour.
    package func verify(_ behaviour: Behaviour) throws { try behaviour.check(self) }
}
