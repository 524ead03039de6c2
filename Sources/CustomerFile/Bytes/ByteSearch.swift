import Glibc

/// Searches in bytes with the C library, which looks at many at a time.
enum ByteSearch {
    /// Where a byte is found at or after `start`.
    static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base, Int32(byte), buffer.count) else {
                return nil
            }
            return unsafe start + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
        }
    }

    /// Whether some bytes are found at or after `start`.
    static func contains(_ sought: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        while let found = first(sought[0], in: bytes, from: index), found + sought.count <= bytes.count {
            if sought.indices.allSatisfy({ bytes[found + $0] == sought[$0] }) { return true }
            index = found + 1
        }
        return false
    }
}
