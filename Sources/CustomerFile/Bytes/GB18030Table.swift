import Glibc

/// The characters of GB18030, taken from the C library once and then looked up.
///
/// `iconv` alone decodes some 50 MB/s; looking up its answers is several times faster and gives the same text.
struct GB18030Table: Sendable {
    /// The table; made when the first GB18030 file is read.
    static let shared = GB18030Table()

    /// The scalar of each pair, by ``index(lead:trail:)``; 0 where there is none.
    private let pairs: [UInt32]
    /// The scalar of each group of four bytes below U+10000, in code order; 0 where there is none.
    private let quads: [UInt32]

    private init() {
        let trails = (0x40...0xFE).filter { $0 != 0x7F }
        pairs = Self.scalars(
            of: (0x81...0xFE).flatMap { lead in trails.map { [UInt8(lead), UInt8($0)] } }
        )
        quads = Self.scalars(of: (0..<Self.basicQuads).map(Self.quad))
    }

    /// The scalar that two bytes stand for, or nothing.
    func scalar(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
        guard 0x81...0xFE ~= lead, 0x40...0xFE ~= trail, trail != 0x7F else { return nil }
        let column = Int(trail) - (trail > 0x7F ? 0x41 : 0x40)
        let scalar = pairs[(Int(lead) - 0x81) * 190 + column]
        return scalar == 0 ? nil : scalar
    }

    /// The scalar that four bytes stand for, or nothing.
    func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32? {
        guard 0x81...0xFE ~= first, 0x30...0x39 ~= second, 0x81...0xFE ~= third, 0x30...0x39 ~= fourth else {
            return nil
        }
        let high = (Int(first) - 0x81) * 10 + Int(second) - 0x30
        let index = (high * 126 + Int(third) - 0x81) * 10 + Int(fourth) - 0x30
        if index < quads.count { return quads[index] == 0 ? nil : quads[index] }
        let beyond = index - Self.firstSupplementaryQuad
        return 0..<0x10_0000 ~= beyond ? UInt32(0x1_0000 + beyond) : nil
    }

    private static let basicQuads = 39_420  // 0x81308130 through 0x8431A439, U+FFFF
    private static let firstSupplementaryQuad = 189_000  // 0x90308130 is U+10000

    private static func quad(_ index: Int) -> [UInt8] {
        let third = index / 10 % 126
        let second = index / 1260 % 10
        return [UInt8(0x81 + index / 12_600), UInt8(0x30 + second), UInt8(0x81 + third), UInt8(0x30 + index % 10)]
    }

    /// Asks `iconv` for one scalar a code.
    private static func scalars(of codes: [[UInt8]]) -> [UInt32] {
        let converter = unsafe iconv_open("UTF-32LE", "GB18030")
        // -1 is how iconv_open says that this C library lacks the encoding; every code is then unknown.
        guard Int(bitPattern: converter) != -1 else { return codes.map { _ in 0 } }
        defer { unsafe iconv_close(converter) }
        return codes.map { code in
            var input = code.map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: 4)
            var (inputLeft, outputLeft) = (input.count, output.count)
            let result = unsafe input.withUnsafeMutableBufferPointer { source in
                unsafe output.withUnsafeMutableBufferPointer { target in
                    var (from, to) = (source.baseAddress, target.baseAddress)
                    return unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
                }
            }
            guard result == 0, inputLeft == 0, outputLeft == 0 else {
                _ = unsafe iconv(converter, nil, nil, nil, nil)
                return 0
            }
            return output.reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
        }
    }
}
