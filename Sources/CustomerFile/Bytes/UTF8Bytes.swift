/// Writes characters as UTF-8.
enum UTF8Bytes {
    /// Writes a scalar, never a surrogate, and says where the next one goes.
    @inline(__always)
    static func write(_ scalar: UInt32, to output: inout MutableSpan<UInt8>, at index: Int) -> Int {
        switch scalar {
        case ..<0x80:
            output[index] = UInt8(scalar)
            return index + 1
        case ..<0x800:
            output[index] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            output[index + 1] = continuation(scalar)
            return index + 2
        case ..<0x1_0000:
            output[index] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            output[index + 1] = continuation(scalar >> 6)
            output[index + 2] = continuation(scalar)
            return index + 3
        default:
            output[index] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
            output[index + 1] = continuation(scalar >> 12)
            output[index + 2] = continuation(scalar >> 6)
            output[index + 3] = continuation(scalar)
            return index + 4
        }
    }

    @inline(__always)
    private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F) }
}
