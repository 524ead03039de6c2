/// The part of a customer file that is in memory, as UTF-8: from the next record to the end of the last piece read.
struct TextBuffer {
    /// The text; what lies before ``start`` has been dealt with.
    private(set) var bytes: [UInt8] = []
    /// Where the next record begins.
    private(set) var start = 0
    /// The line the next record begins on, from 1.
    private(set) var line = 1
    /// Whether the text ends here because the file does.
    private(set) var isEnded = false
    /// Whether a character was met that stands for unreadable bytes.
    private(set) var hasReplacements = false

    private var source: FileBytes
    private var decoder: TextDecoder

    /// Opens a file and tells its encoding.
    init(path: String, chunkSize: Int) throws(CustomerFileError) {
        source = try FileBytes(path: path, chunkSize: chunkSize)
        let (encoding, markLength) = try TextEncoding.detect(source.head)
        source.skip(markLength)
        decoder = TextDecoder(encoding)
    }

    /// How the file is written.
    var encoding: TextEncoding { decoder.encoding }
    /// Bytes of the file read so far.
    var bytesRead: Int { source.bytesRead }
    /// Bytes of the whole file; 0 when it is not known.
    var totalBytes: Int { source.totalBytes }

    /// Whether nothing more can be read, though the file has not ended.
    var hasFailed: Bool { decoder.failure != nil }
    /// Whether the next record is the last, and nothing ends its line.
    func endsFile(_ end: Int) -> Bool { isEnded && end == bytes.count }

    /// Finds the cells of the next record, or of one `ahead` bytes on.
    func scan(_ shape: RecordShape, ahead: Int = 0, isLast: Bool? = nil, into cells: inout [Cell]) -> Record.Scan {
        Record.scan(bytes.span, from: start + ahead, shape, isEnded: isLast ?? isEnded, into: &cells)
    }

    /// Where the line that begins the next record ends, and where the one after it begins; `nil` if that is not known.
    func lineEnd() -> (end: Int, next: Int)? {
        guard let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            return isEnded ? (bytes.count, bytes.count) : nil
        }
        let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
        return (end, end + (isPair ? 2 : 1))
    }

    /// Passes over a record.
    /// - Parameters:
    ///   - next: Where the record after it begins.
    ///   - lineBreaks: Line breaks up to there.
    mutating func advance(to next: Int, lineBreaks: Int) {
        start = next
        line += lineBreaks
    }

    /// Reads one more piece, keeping what has not been dealt with.
    /// - Throws: ``CustomerFileError`` once all text before bytes that cannot be read has been dealt with.
    mutating func refill() throws(CustomerFileError) {
        if let failure = decoder.failure { throw error(for: failure) }
        bytes.removeFirst(start)
        start = 0
        let piece = try source.next()
        let known = bytes.count
        if piece.isEmpty {
            decoder.finish(into: &bytes)
            // A failure is thrown by the next refill, which a record without an end asks for.
            isEnded = decoder.failure == nil
        } else {
            decoder.decode(piece, into: &bytes)
        }
        if !hasReplacements {
            hasReplacements = ByteSearch.contains(TextDecoder.replacement, in: bytes.span, from: known)
        }
    }

    private func error(for failure: TextDecoder.Failure) -> CustomerFileError {
        let faultLine = line + Record.lineBreaks(in: bytes.span.extracting(start..<bytes.count))
        return failure.error(line: faultLine, encoding)
    }
}
