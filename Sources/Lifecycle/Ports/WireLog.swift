/// Remembers what was on the wire, so that the end of a program leaves as little in doubt as it can.
///
/// It outlives the program but not the machine: the kernel keeps it in memory. Every attempt is in the store before
/// its message is begun here; when the machine itself fails, the store alone speaks.
package protocol WireLog: DeliveryWatch {
    /// Drops messages whose outcomes are in the store.
    func forget(_ messages: [Int64])
}

/// What a wire log says about a message after its program has ended; nothing for one that was never begun.
package enum WireTrace: Hashable, Sendable {
    /// Its bytes were on their way.
    case begun
    /// Its outcome was known, with the server's code.
    case ended(DeliveryReport.Outcome, code: Int)
}
