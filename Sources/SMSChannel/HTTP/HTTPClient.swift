import CHTTP
import Lifecycle

/// A connection kept between requests, used by one thread at a time: the only place that speaks to C.
@safe
struct HTTPClient: ~Copyable {
    private let client: OpaquePointer

    /// How long a request may take, and whom it trusts.
    struct Settings: Hashable, Sendable {
        /// A PEM file of trusted certificates; without one the system's are trusted.
        var authorities: String?
        /// The longest wait for name, connection and encryption together.
        var connecting: Duration
        /// The longest wait for the answer, besides ``connecting``.
        var answering: Duration
    }

    /// Makes a client; nothing when memory is short or libcurl is missing.
    init?(_ settings: Settings) {
        guard let client = unsafe settings.withC({ unsafe ch_open($0) }) else { return nil }
        unsafe self.client = client
    }

    deinit { unsafe ch_close(client) }

    /// Sends a request once, and waits for its answer.
    /// - Parameters:
    ///   - request: The request.
    ///   - onBegin: Called at most once, when a connection is there and the first byte is about to be written.
    /// - Returns: How far it came.
    func perform(_ request: HTTPRequest, onBegin: () -> Void) -> HTTPEnd {
        var answer = unsafe ch_answer()
        withoutActuallyEscaping(onBegin) { onBegin in
            let beginning = Beginning(onBegin)
            unsafe request.withC { described in
                withExtendedLifetime(beginning) {
                    let context = unsafe Unmanaged.passUnretained(beginning).toOpaque()
                    unsafe ch_perform(client, described, requestBegins, context, &answer)
                }
            }
        }
        return unsafe HTTPEnd(answer)
    }

    /// Connects, and encrypts for https, without sending a request.
    /// - Returns: What is in the way, or nothing.
    static func probe(_ settings: Settings, url: String) -> HTTPObstacle? {
        var answer = unsafe ch_answer()
        unsafe settings.withC { settings in unsafe url.withCString { unsafe ch_probe(settings, $0, &answer) } }
        guard case .unsent(let obstacle) = unsafe HTTPEnd(answer) else { return nil }
        return obstacle
    }
}

/// Carries a closure through C.
private final class Beginning {
    let happens: () -> Void

    init(_ happens: @escaping () -> Void) { self.happens = happens }
}

/// C entry point of every beginning.
private let requestBegins: ch_on_begin = { context in
    unsafe Unmanaged<Beginning>.fromOpaque(context).takeUnretainedValue().happens()
}

extension HTTPClient.Settings {
    fileprivate func withC<R>(_ body: (UnsafePointer<ch_settings>) -> R) -> R {
        func settings(_ authorities: UnsafePointer<CChar>?) -> ch_settings {
            unsafe ch_settings(
                authorities: authorities,
                connect_ms: Int(connecting.milliseconds),
                answer_ms: Int(answering.milliseconds)
            )
        }
        guard let authorities else {
            var plain = unsafe settings(nil)
            return unsafe body(&plain)
        }
        return unsafe authorities.withCString { file in
            var trusting = unsafe settings(file)
            return unsafe body(&trusting)
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

extension HTTPRequest {
    /// Lays the request out as C reads it, in one piece of memory.
    fileprivate func withC(_ body: (UnsafePointer<ch_request>) -> Void) {
        let texts = [method, url] + headers.map { "\($0.name): \($0.value)" }
        var (bytes, places): ([UInt8], [Int]) = ([], [])
        for text in texts {
            places.append(bytes.count)
            bytes += text.utf8
            bytes.append(0)
        }
        let content = bytes.count
        bytes += self.body ?? []
        bytes.append(0)
        unsafe bytes.withUnsafeBytes { memory in
            guard let base = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            let lines = unsafe places.dropFirst(2).map { unsafe base + $0 }
            unsafe lines.withUnsafeBufferPointer { lines in
                var request = unsafe ch_request(
                    method: base,
                    url: base + places[1],
                    headers: lines.baseAddress,
                    header_count: lines.count,
                    body: self.body == nil ? nil : base + content,
                    body_length: self.body?.count ?? 0
                )
                unsafe body(&request)
            }
        }
    }
}

extension HTTPEnd {
    fileprivate init(_ answer: ch_answer) {
        let bytes = unsafe withUnsafeBytes(of: answer.words) { unsafe Array($0.prefix { $0 != 0 }) }
        let words = ServerWords.clean(String(decoding: bytes, as: UTF8.self))
        switch unsafe answer.end {
        case .CH_ANSWERED:
            let body = unsafe UnsafeRawBufferPointer(start: answer.body, count: answer.body_length)
            self = unsafe .answered(status: Int(answer.status), body: Array(body))
        case .CH_SETUP: self = .unsent(.setup(words))
        case .CH_URL: self = .unsent(.url(words))
        case .CH_NAME: self = .unsent(.name(words))
        case .CH_CONNECT: self = .unsent(.connection(words))
        case .CH_AUTHORITIES: self = .unsent(.authorities)
        case .CH_HANDSHAKE: self = .unsent(.handshake(words))
        case .CH_CERTIFICATE: self = .unsent(.certificate(words))
        case .CH_LOST: self = .unclear(.lost)
        case .CH_SLOW: self = .unclear(.slow)
        case .CH_ENDLESS: self = .unclear(.endless)
        case .CH_GARBAGE: self = .unclear(.garbage)
        }
    }
}
