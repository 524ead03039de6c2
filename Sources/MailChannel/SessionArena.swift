import CMail

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
    init(_ mails: ArraySlice<CheckedMail>) {
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
