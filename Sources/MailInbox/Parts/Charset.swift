import Glibc

/// Bytes as characters, by the charset a mail names, or by what they look like where it names none or lies.
enum Charset {
    /// Decodes bytes; always gives a text, with U+FFFD for what is no character.
    /// - Parameters:
    ///   - bytes: As the transfer encoding left them.
    ///   - name: The charset in lower case.
    /// - Returns: The text; empty for no bytes.
    static func text(_ bytes: ArraySlice<UInt8>, named name: String?) -> String {
        let known = name.flatMap { converters[$0] }
        if let known, statefulConverters.contains(known) { return converted(bytes, from: known) }
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        // Programs call anything Latin; text that is UTF-8 throughout hardly ever is.
        guard let known, known != "CP1252" || utf8(bytes) == nil else { return guessed(bytes) }
        return strictly(bytes, from: known) ?? utf8(bytes) ?? converted(bytes, from: known)
    }

    /// UTF-8, then GB18030 where every byte fits; whatever is neither is read as UTF-8 with gaps.
    private static func guessed(_ bytes: ArraySlice<UInt8>) -> String {
        utf8(bytes) ?? strictly(bytes, from: "GB18030") ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? { String(validating: bytes, as: UTF8.self) }

    private static func strictly(_ bytes: ArraySlice<UInt8>, from converter: String) -> String? {
        let result = convert(bytes, from: converter)
        return result.hasGaps ? nil : result.text
    }

    private static func converted(_ bytes: ArraySlice<UInt8>, from converter: String) -> String {
        convert(bytes, from: converter).text
    }

    /// Names in mails, and what the C library calls the same or a superset; no name of a stranger's reaches it.
    private static let converters: [String: String] = [
        "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "cp936": "GB18030", "x-gbk": "GB18030",
        "windows-936": "GB18030", "ms936": "GB18030", "euc-cn": "GB18030", "gb_2312-80": "GB18030",
        "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "cp950": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
        "utf-16": "UTF-16", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "utf-7": "UTF-7",
        "iso-8859-1": "CP1252", "latin1": "CP1252", "windows-1252": "CP1252", "iso-8859-15": "ISO-8859-15",
        "windows-1251": "CP1251", "koi8-r": "KOI8-R", "iso-2022-jp": "ISO-2022-JP", "shift_jis": "CP932",
        "euc-jp": "EUC-JP", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
    ]

    /// Those in which an ASCII byte may be part of something else.
    private static let statefulConverters: Set<String> = [
        "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-7", "ISO-2022-JP",
    ]

    private static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> (text: String, hasGaps: Bool) {
        let converter = unsafe iconv_open("UTF-8", name)
        // -1 is how iconv_open says that this C library lacks the encoding.
        guard let converter = unsafe converter, Int(bitPattern: converter) != -1 else {
            return (String(decoding: bytes, as: UTF8.self), true)
        }
        defer { unsafe iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)  // a byte gives 4 in UTF-8, or a gap of 3
        let result = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in unsafe run(converter, source, target) }
        }
        let text = output[..<result.written].map { UInt8(bitPattern: $0) }
        return (String(decoding: text, as: UTF8.self), result.hasGaps)
    }

    /// Converts to the end, with U+FFFD for each byte that is no character.
    private static func run(
        _ converter: iconv_t,
        _ source: UnsafeMutableBufferPointer<CChar>,
        _ target: UnsafeMutableBufferPointer<CChar>
    ) -> (written: Int, hasGaps: Bool) {
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (inputLeft, outputLeft) = (source.count, target.count)
        var hasGaps = false
        while inputLeft > 0 {
            if unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft) != -1 { break }
            hasGaps = true
            guard outputLeft > 3, inputLeft > 0, errno == EILSEQ || errno == EINVAL else { break }
            for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
                unsafe to?.pointee = CChar(bitPattern: byte)
                unsafe to = to?.advanced(by: 1)
            }
            outputLeft -= 3
            unsafe from = from?.advanced(by: 1)
            inputLeft -= 1
        }
        return (target.count - outputLeft, hasGaps)
    }
}
