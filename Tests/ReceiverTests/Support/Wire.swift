import Dispatch
import Glibc

/// A TCP connection to a port of this machine, for requests that no HTTP library would make; closed when released.
///
/// Its calls wait: use them inside ``offPool(_:)``, for the server under test needs the threads that tests run on.
final class Wire: Sendable {
    struct Failure: Error {}

    private let socket: Int32

    init(_ port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let isOpen = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isOpen else { throw Failure() }
    }

    deinit { close(socket) }

    /// Sends bytes and says whether the other side still took them.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
                return unsafe Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    /// Sends a text.
    @discardableResult
    func send(_ text: String) -> Bool { send(text.utf8) }

    /// Says that nothing more will be sent.
    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Makes the end of the connection a reset instead of a farewell.
    func willReset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    /// Reads until the other side closes, or until a text has come; a reset counts as an end.
    func read(until end: String? = nil) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EAGAIN { return "the other side was silent for too long" }
            if count <= 0 { break }
            bytes += buffer[..<count]
            if let end, String(decoding: bytes, as: UTF8.self).contains(end) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the other side says something, or ends, within a time.
    func stirs(within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&waiting, 1, milliseconds) > 0
    }

    /// Sends a byte, waits, sends a byte, until the other side stirs or has taken `limit` of them.
    /// - Returns: How many it took.
    func drip(_ text: String, every milliseconds: Int32, limit: Int) -> Int {
        send(text)
        for count in 0..<limit where stirs(within: milliseconds) || !send("a") { return count }
        return limit
    }

    /// Sends a text and reads to the end.
    static func exchange(_ port: Int, _ text: String) async throws -> String {
        try await exchange(port, Array(text.utf8))
    }

    /// Sends bytes and reads to the end.
    static func exchange(_ port: Int, _ bytes: [UInt8]) async throws -> String {
        try await offPool {
            let wire = try Wire(port)
            wire.send(bytes)
            return wire.read()
        }
    }
}

/// Runs waiting work on a thread that nobody else needs: the threads of the global queue come one a second.
func offPool<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { done in
        DispatchQueue(label: "caller").async { done.resume(with: Result { try work() }) }
    }
}
