import CMail
import Lifecycle

/// One SMTP session on the calling thread: the only place that speaks to C.
struct MailSession {
    private let settings: MailSettings

    /// Prepares sessions with a server; connects to nothing yet.
    init(_ settings: MailSettings) { self.settings = settings }

    /// What C reports about one message of a session.
    struct Fate {
        /// The message's place in the session.
        let index: Int
        /// Whether it was answered, or where it was when the session ended.
        let fate: cm_fate
        /// The server's code, or 0.
        let code: Int
        /// The server's words as received.
        let words: String
    }

    /// Hands over messages and blocks till the session is over.
    /// - Parameters:
    ///   - mails: In order.
    ///   - onFate: Called once for each of them, in order.
    /// - Returns: How the session ended.
    func send(_ mails: ArraySlice<CheckedMail>, onFate: (Fate) -> Void) -> SessionEnd {
        unsafe withServer { server in
            let arena = Arena(mails)
            var closing = cm_closing()
            withoutActuallyEscaping(onFate) { onFate in
                let receiver = FateReceiver(onFate)
                unsafe arena.withMessages { messages, count in
                    withExtendedLifetime(receiver) {
                        let context = unsafe Unmanaged.passUnretained(receiver).toOpaque()
                        unsafe cm_send(server, messages, count, receiveFate, context, &closing)
                    }
                }
            }
            return SessionEnd(closing)
        }
    }

    /// Connects, encrypts, logs in and quits.
    func probe() -> SessionEnd {
        unsafe withServer { server in
            var closing = cm_closing()
            unsafe cm_probe(server, &closing)
            return SessionEnd(closing)
        }
    }

    private func withServer(_ body: (UnsafePointer<cm_server>) -> SessionEnd) -> SessionEnd {
        let seconds = settings.timeout.components
        let milliseconds = seconds.seconds * 1000 + seconds.attoseconds / 1_000_000_000_000_000
        return unsafe settings.host.withCString { host in
            unsafe settings.from.withCString { from in
                unsafe withOptionalCString(settings.authorities) { authorities in
                    unsafe withOptionalCString(settings.login?.user) { user in
                        unsafe withOptionalCString(settings.login?.password) { password in
                            var server = unsafe cm_server(
                                host: host,
                                port: UInt16(settings.port),
                                security: settings.security.code,
                                authorities: authorities,
                                user: user,
                                password: password,
                                client_name: nil,
                                reverse_path: from,
                                timeout_ms: Int32(milliseconds)
                            )
                            return unsafe body(&server)
                        }
                    }
                }
            }
        }
    }

    private func withOptionalCString<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
        guard let text else { return body(nil) }
        return unsafe text.withCString(body)
    }
}

extension MailSettings.Security {
    fileprivate var code: cm_security {
        switch self {
        case .off: .CM_PLAIN
        case .opportunistic: .CM_OPPORTUNISTIC
        case .required: .CM_ENCRYPTED
        }
    }
}

/// Carries a closure through C.
private final class FateReceiver {
    let receive: (MailSession.Fate) -> Void

    init(_ receive: @escaping (MailSession.Fate) -> Void) { self.receive = receive }
}

/// C entry point of every fate.
private let receiveFate: cm_on_fate = { context, index, fate, code, words in
    let receiver = unsafe Unmanaged<FateReceiver>.fromOpaque(context).takeUnretainedValue()
    let words = unsafe words.map { unsafe String(cString: $0) } ?? ""
    receiver.receive(MailSession.Fate(index: index, fate: fate, code: Int(code), words: words))
}

/// The messages of a session laid out as C reads them, in one piece of memory.
private struct Arena {
    private var bytes: [UInt8] = []
    private var places: [(recipient: Int, text: Int, length: Int)] = []

    init(_ mails: ArraySlice<CheckedMail>) {
        bytes.reserveCapacity(mails.reduce(0) { $0 + $1.recipient.utf8.count + 1 + $1.text.count })
        for mail in mails {
            let recipient = bytes.count
            bytes.append(contentsOf: mail.recipient.utf8)
            bytes.append(0)
            places.append((recipient, bytes.count, mail.text.count))
            bytes.append(contentsOf: mail.text)
        }
    }

    func withMessages(_ body: (UnsafePointer<cm_message>, Int) -> Void) {
        unsafe bytes.withUnsafeBytes { memory in
            guard let base = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            let messages = unsafe places.map { place in
                unsafe cm_message(recipient: base + place.recipient, text: base + place.text, length: place.length)
            }
            unsafe messages.withUnsafeBufferPointer { messages in
                if let first = messages.baseAddress { unsafe body(first, messages.count) }
            }
        }
    }
}
