import Foundation

/// The bytes of a file in pieces of a fixed size, with a first look ahead to tell what kind of file it is.
struct FileBytes {
    /// How much is looked at to tell the encoding.
    static let headSize = 1 << 20  // bytes

    /// The first bytes of the file, at most ``headSize``.
    let head: [UInt8]
    /// The size of the file, or 0 where it has none, as a pipe.
    let totalBytes: Int
    /// Bytes handed out so far.
    private(set) var bytesRead = 0

    private let name: String
    private let handle: FileHandle
    private let chunkSize: Int

    /// Opens a file.
    /// - Parameters:
    ///   - path: The file.
    ///   - chunkSize: Bytes a piece, 1 or more.
    /// - Throws: ``CustomerFileError/unreadable(_:)``.
    init(path: String, chunkSize: Int) throws(CustomerFileError) {
        precondition(chunkSize > 0, "a piece of a file needs at least one byte, got \(chunkSize)")
        self.chunkSize = chunkSize
        name = URL(fileURLWithPath: path).lastPathComponent
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            if let size = try? handle.seekToEnd() {
                totalBytes = Int(clamping: size)
                try handle.seek(toOffset: 0)
            } else {
                totalBytes = 0
            }
            head = try Self.read(Self.headSize, from: handle)
        } catch {
            throw .unreadable(name)
        }
    }

    /// Passes over a byte-order mark.
    mutating func skip(_ count: Int) { bytesRead += count }

    /// The next piece; empty at the end of the file.
    mutating func next() throws(CustomerFileError) -> [UInt8] {
        if bytesRead < head.count {
            let piece = Array(head[bytesRead..<min(bytesRead + chunkSize, head.count)])
            bytesRead += piece.count
            return piece
        }
        do {
            let piece = try Self.read(chunkSize, from: handle)
            bytesRead += piece.count
            return piece
        } catch {
            throw .unreadable(name)
        }
    }

    /// Reads until `count` bytes are there or the file ends; a pipe gives less at a time.
    private static func read(_ count: Int, from handle: FileHandle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, let data = try handle.read(upToCount: count - bytes.count), !data.isEmpty {
            bytes.append(contentsOf: data)
        }
        return bytes
    }
}
