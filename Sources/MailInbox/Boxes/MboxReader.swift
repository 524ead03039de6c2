import Glibc

/// The messages of an mbox file, in order, without the line `From …` before each.
///
/// Both common forms are read: in mboxrd every line of `>` and `From ` has one `>` more than it had, in mboxo only
/// `From ` itself; one `>` is taken off.
struct MboxReader {
    private static let chunkSize = 64 << 10  // bytes
    private static let lineLimit = 64 << 10  // bytes: longer lines come in pieces

    private let file: InputFile
    private var buffer: [UInt8] = []
    /// Where in ``buffer`` the next line begins.
    private var position = 0
    /// Bytes of the file before ``buffer``.
    private var consumed = 0
    private var isEnded = false
    private var hasBegun = false
    /// Whether the last piece ended without a line break.
    private var isWithinLine = false

    init(_ file: InputFile) { self.file = file }

    /// The next message; nothing at the end.
    /// - Throws: EINVAL when the file does not begin with a `From ` line, or the system's reason.
    mutating func next() throws(InputFile.Failure) -> MailboxItem? {
        guard try begin() else { return nil }
        let place = MessagePlace.offset(consumed + position)
        var message: [UInt8] = []
        var isTooLarge = false
        while let line = try peek(), isWithinLine || !Self.isSeparator(buffer[line]) {
            let isQuoted = !isWithinLine && Self.isQuotedSeparator(buffer[line])
            isTooLarge = isTooLarge || message.count + line.count > Mailbox.sizeLimit
            if isTooLarge {
                message = []
            } else {
                message += buffer[isQuoted ? line.dropFirst() : line]
            }
            pass(line)
        }
        if isTooLarge { return .skipped(place, Mailbox.tooLarge) }
        return .message(StoredMessage(place: place, bytes: Self.withoutLastBlank(message)))
    }

    /// Passes over the line `From …` before a message.
    /// - Returns: Whether there is a message.
    private mutating func begin() throws(InputFile.Failure) -> Bool {
        while let line = try peek() {
            if !isWithinLine, Self.isSeparator(buffer[line]) {
                hasBegun = true
                pass(line)
                return true
            }
            guard !hasBegun, buffer[line].allSatisfy({ $0 == 0x0A || $0 == 0x0D }) else {
                throw InputFile.Failure(code: EINVAL)
            }
            pass(line)
        }
        return false
    }

    /// The next line with its end, as a place in ``buffer``; a piece of it where it is long; nothing at the end.
    private mutating func peek() throws(InputFile.Failure) -> Range<Int>? {
        while true {
            if let feed = buffer[position...].firstIndex(of: 0x0A, from: position) { return position..<(feed + 1) }
            if buffer.count - position >= Self.lineLimit || isEnded {
                return position < buffer.count ? position..<buffer.count : nil
            }
            let chunk = try file.read(Self.chunkSize)
            isEnded = chunk.count < Self.chunkSize
            consumed += position
            buffer = Array(buffer[position...]) + chunk
            position = 0
        }
    }

    private mutating func pass(_ line: Range<Int>) {
        isWithinLine = buffer[line].last != 0x0A
        position = line.upperBound
    }

    /// Whether a line begins a message: `From `, and a time of day further on, which a sentence seldom has.
    private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.hasBytes(from, at: line.startIndex) else { return false }
        let rest = line.dropFirst(from.count).prefix(500)
        return rest.indices.contains { index in
            rest[index] == UInt8(ascii: ":") && index > rest.startIndex && rest[index - 1].isDigit
                && rest[(index + 1)...].prefix(2).count == 2 && rest[(index + 1)...].prefix(2).allSatisfy(\.isDigit)
        }
    }

    private static func isQuotedSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        let rest = line.drop { $0 == UInt8(ascii: ">") }
        return rest.startIndex > line.startIndex && rest.hasBytes(from, at: rest.startIndex)
    }

    private static let from = Array("From ".utf8)

    /// The message without the empty line that stands before the next one.
    private static func withoutLastBlank(_ message: [UInt8]) -> [UInt8] {
        for ending in [[0x0D, 0x0A, 0x0D, 0x0A], [0x0A, 0x0A]] as [[UInt8]]
        where message.suffix(ending.count) == ending[...] {
            return message.dropLast(ending.count / 2)
        }
        return message
    }
}
