/// A small text file that staff give, in any of the encodings customer files come in.
package enum TextFile {
    /// The largest file that is read: some hundred times an arrangement of workdays.
    package static let sizeLimit = 1 << 20  // bytes

    /// Reads a file to its end.
    /// - Parameter path: The file.
    /// - Returns: Its text, without a byte-order mark; empty for an empty file.
    /// - Throws: ``CustomerFileError``, such as bytes that are no character, with their line.
    package static func read(_ path: String) throws(CustomerFileError) -> String {
        var source = try FileBytes(path: path, chunkSize: sizeLimit)
        guard source.totalBytes <= sizeLimit else { throw .tooLarge }
        let (encoding, markLength) = try TextEncoding.detect(source.head)
        source.skip(markLength)
        var decoder = TextDecoder(encoding, isStrict: true)
        var text: [UInt8] = []
        while decoder.failure == nil {
            let piece = try source.next()
            if piece.isEmpty { break }
            decoder.decode(piece, into: &text)
            if text.count > 2 * sizeLimit { throw .tooLarge }  // a pipe; two bytes of GB18030 become three at most
        }
        decoder.finish(into: &text)
        if let failure = decoder.failure { throw failure.error(line: 1 + line(text), encoding) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func line(_ text: [UInt8]) -> Int { Record.lineBreaks(in: text.span) }
}

extension TextDecoder.Failure {
    /// What to tell of it.
    func error(line: Int, _ encoding: TextEncoding) -> CustomerFileError {
        switch self {
        case .invalid: .undecodable(line: line, encoding: encoding)
        case .cut: .cutCharacter(line: line)
        case .notText: .notText(line: line)
        }
    }
}
