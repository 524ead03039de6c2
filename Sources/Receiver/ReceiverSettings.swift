/// Where the world may tell us things, and how much of it is borne.
package struct ReceiverSettings: Hashable, Sendable {
    /// The name or address listened on; `127.0.0.1` behind a reverse proxy, which is where TLS belongs.
    package let host: String
    /// The port, 0 through 65535; 0 lets the system choose one.
    package let port: Int
    /// The word in the gateway's addresses that nobody else knows; none closes its doors.
    package let secret: String?
    /// What strangers may take up.
    package let limits: ReceiverLimits

    /// The lengths of a secret: 16 letters of 64 hold 96 bits, and more than 128 fit no gateway's form.
    package static let secretLengths = 16...128

    /// Creates settings, or says which of them is wrong.
    /// - Throws: ``ReceiverProblem``.
    package init(
        host: String = "127.0.0.1",
        port: Int,
        secret: String?,
        limits: ReceiverLimits = ReceiverLimits()
    ) throws(ReceiverProblem) {
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .host(host) }
        guard (0...65_535).contains(port) else { throw .port(port) }
        if let secret {
            guard Self.secretLengths.contains(secret.utf8.count), secret.utf8.allSatisfy(\.isUnreserved) else {
                throw .secret
            }
        }
        self.host = host
        self.port = port
        self.secret = secret
        self.limits = limits
    }
}

/// What strangers may take up: they can cost no more than this.
package struct ReceiverLimits: Hashable, Sendable {
    /// The most bytes of a body; Aliyun and Tencent gather receipts into arrays, which stay far below.
    package var bodyBytes = 256 * 1024
    /// The most bytes of a request's first line; a receipt of Kannel takes some 300.
    package var targetBytes = 8 * 1024
    /// The most connections at once; who comes when all are taken waits to be let in.
    package var connections = 512
    /// The longest a request may take from its first byte to the last of its answer, and a connection may be idle.
    package var patience = Duration.seconds(15)
    /// The longest that requests already begun are waited for at the end.
    package var farewell = Duration.seconds(3)

    /// The usual limits.
    package init() {}
}

extension UInt8 {
    /// Whether it stands for itself in every part of a URL; RFC 3986 §2.3.
    var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~".utf8.contains(self)
        }
    }
}
