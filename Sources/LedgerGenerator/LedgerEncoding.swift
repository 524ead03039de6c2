import Glibc

/// How a generated file is written.
package enum LedgerEncoding: Sendable, CaseIterable {
    case gb18030
    case utf8
    /// UTF-8 with a byte-order mark.
    case markedUTF8

    var mark: [UInt8] { self == .markedUTF8 ? [0xEF, 0xBB, 0xBF] : [] }

    /// The bytes of a text; 0x3F for what cannot be written.
    package func bytes(_ text: String) -> [UInt8] {
        guard self == .gb18030 else { return Array(text.utf8) }
        let converter = unsafe iconv_open("GB18030", "UTF-8")
        guard Int(bitPattern: converter) != -1 else { return [UInt8(ascii: "?")] }
        defer { unsafe iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2 + 4)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let result = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result == 0 else { return [UInt8(ascii: "?")] }
        return output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) }
    }
}
