import CMail
import Synchronization

/// The messages of a session laid out as C reads them, in one piece of memory.
struct SessionArena {
    private var bytes: [UInt8] = []
    private var places: [Place] = []

    /// Where a message's parts begin.
    private struct Place {
        let recipient: Int
        let envelopeID: Int?
        let text: Int
        let length: Int
    }

    /// Lays out messages.
    /// - Parameters:
    ///   - mails: The messages.
    ///   - pool: Where memory of earlier sessions waits to be used again.
    init(_ mails: ArraySlice<CheckedMail>, from pool: ArenaPool) {
        bytes = pool.take()
        bytes.reserveCapacity(
            mails.reduce(0) { $0 + $1.recipient.utf8.count + $1.key.utf8.count + 2 + $1.text.count }
        )
        for mail in mails {
            let recipient = add(mail.recipient)
            let envelopeID = mail.hasEnvelopeID ? add(mail.key) : nil
            places.append(
                Place(recipient: recipient, envelopeID: envelopeID, text: bytes.count, length: mail.text.count)
            )
            bytes.append(contentsOf: mail.text)
        }
    }

    /// Leaves the memory to another session.
    consuming func leave(to pool: ArenaPool) {
        var bytes = bytes
        self.bytes = []
        bytes.removeAll(keepingCapacity: true)
        pool.put(bytes)
    }

    private mutating func add(_ word: String) -> Int {
        let place = bytes.count
        bytes.append(contentsOf: word.utf8)
        bytes.append(0)
        return place
    }

    /// Lends the messages; not called when there is none.
    func withMessages(_ body: (UnsafePointer<cm_message>, Int) -> Void) {
        unsafe bytes.withUnsafeBytes { memory in
            guard let base = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            let messages = unsafe places.map { place in
                unsafe cm_message(
                    recipient: base + place.recipient,
                    text: base + place.text,
                    length: place.length,
                    envelope_id: place.envelopeID.map { unsafe base + $0 }
                )
            }
            unsafe messages.withUnsafeBufferPointer { messages in
                if let first = messages.baseAddress { unsafe body(first, messages.count) }
            }
        }
    }
}

/// Memory for the messages of sessions: getting half a megabyte from the system and giving it back for each session
/// costs as much as a tenth of the sending.
final class ArenaPool: Sendable {
    private let idle = Mutex<[[UInt8]]>([])

    /// Takes memory that is not in use, or none yet.
    func take() -> [UInt8] { idle.withLock { $0.popLast() ?? [] } }

    /// Gives memory back.
    func put(_ bytes: [UInt8]) { idle.withLock { $0.append(bytes) } }
}
