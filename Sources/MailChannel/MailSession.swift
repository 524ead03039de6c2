import CMail
import Lifecycle

/// One SMTP session on the calling thread: the only place that speaks to C.
struct MailSession {
    private let settings: MailSettings
    private let pool: ArenaPool

    /// Prepares sessions with a server; connects to nothing yet.
    init(_ settings: MailSettings, pool: ArenaPool = ArenaPool()) {
        self.settings = settings
        self.pool = pool
    }

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
    ///   - onBegin: Called with a message's place before the first byte of its text is written.
    ///   - onFate: Called once for each of them, in order.
    /// - Returns: How the session ended.
    func send(
        _ mails: ArraySlice<CheckedMail>,
        onBegin: (Int) -> Void,
        onFate: (Fate) -> Void
    ) -> SessionEnd {
        withoutActuallyEscaping(onBegin) { onBegin in
            withoutActuallyEscaping(onFate) { onFate in send(mails, SessionReceiver(begin: onBegin, fate: onFate)) }
        }
    }

    private func send(_ mails: ArraySlice<CheckedMail>, _ receiver: SessionReceiver) -> SessionEnd {
        unsafe withServer { server in
            let arena = SessionArena(mails, from: pool)
            var closing = cm_closing()
            var watch = unsafe cm_watch(on_begin: receiveBeginning, on_fate: receiveFate)
            unsafe arena.withMessages { messages, count in
                withExtendedLifetime(receiver) {
                    let context = unsafe Unmanaged.passUnretained(receiver).toOpaque()
                    unsafe cm_send(server, messages, count, &watch, context, &closing)
                }
            }
            arena.leave(to: pool)
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

/// Carries closures through C.
private final class SessionReceiver {
    let begin: (Int) -> Void
    let fate: (MailSession.Fate) -> Void

    init(begin: @escaping (Int) -> Void, fate: @escaping (MailSession.Fate) -> Void) {
        self.begin = begin
        self.fate = fate
    }

    static func from(_ context: UnsafeMutableRawPointer) -> SessionReceiver {
        unsafe Unmanaged<SessionReceiver>.fromOpaque(context).takeUnretainedValue()
    }
}

/// C entry point of every beginning.
private let receiveBeginning: @convention(c) (UnsafeMutableRawPointer, Int) -> Void = { context, index in
    unsafe SessionReceiver.from(context).begin(index)
}

/// C entry point of every fate.
private let receiveFate: @convention(c) (UnsafeMutableRawPointer, Int, cm_fate, Int32, UnsafePointer<CChar>?) -> Void =
    {
        context,
        index,
        fate,
        code,
        words in
        let words = unsafe words.map { unsafe String(cString: $0) } ?? ""
        unsafe SessionReceiver.from(context).fate(
            MailSession.Fate(index: index, fate: fate, code: Int(code), words: words)
        )
    }
