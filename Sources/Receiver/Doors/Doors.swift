import Lifecycle

/// Which door a request knocks at, and whether it may.
struct Doors: Sendable {
    /// A request, its body not yet read.
    struct Call: Sendable {
        /// The method's name, such as `GET`.
        let method: String
        /// The first line's middle, such as `/health?x=1`.
        let target: String
        /// Reads the body.
        let body: @Sendable () async -> Body
    }

    /// What became of reading a body.
    enum Body: Equatable, Sendable {
        /// All of it.
        case whole([UInt8])
        /// It is longer than allowed.
        case tooLong
        /// It ended in the middle; nobody is there to read the answer.
        case broken
    }

    private let secret: Secret?
    private let limits: ReceiverLimits
    private let gateway: GatewayDoor?
    private let unsubscribe: UnsubscribeDoor
    private let refusals: RefusalLog

    init(
        secret: Secret?,
        limits: ReceiverLimits,
        gateway: GatewayDoor?,
        unsubscribe: UnsubscribeDoor,
        refusals: RefusalLog
    ) {
        self.secret = secret
        self.limits = limits
        self.gateway = gateway
        self.unsubscribe = unsubscribe
        self.refusals = refusals
    }

    /// Answers a call.
    func answer(_ call: Call) async -> Answer {
        guard call.target.utf8.count <= limits.targetBytes else { return .targetTooLong }
        guard let target = Target(call.target) else { return .malformed }
        switch target.path.first {
        case "sms" where target.path.count == 3: return await sms(call, target)
        case "unsubscribe" where target.path.count == 2: return await unsubscribe(call, target.path[1])
        case "health" where target.path.count == 1: return health(call)
        default: return .notFound
        }
    }

    private func health(_ call: Call) -> Answer {
        guard ["GET", "HEAD"].contains(call.method) else { return .notAllowed(["GET", "HEAD"]) }
        return Answer(status: 200, body: "ok\n")
    }

    private func unsubscribe(_ call: Call, _ token: Substring) async -> Answer {
        switch call.method {
        case "GET", "HEAD": return unsubscribe.show(token)
        case "POST":
            return await reading(call) { await unsubscribe.take(token, body: $0) }
        default: return .notAllowed(["GET", "HEAD", "POST"])
        }
    }

    /// Without the secret nobody learns so much as which methods there are.
    private func sms(_ call: Call, _ target: Target) async -> Answer {
        guard let gateway, let secret else { return .notFound }
        guard secret.opens(target.path[1]) else {
            refusals.tell(.secret, Self.wrongSecret)
            return .notFound
        }
        guard let subject = GatewayCall.Subject(rawValue: String(target.path[2])) else { return .notFound }
        guard ["GET", "POST"].contains(call.method) else { return .notAllowed(["GET", "POST"]) }
        guard let fields = target.fields else {
            refusals.tell(.target, Self.wrongCode)
            return .malformed
        }
        return await reading(call) {
            await gateway.take(GatewayCall(subject: subject, query: fields, body: $0))
        }
    }

    private func reading(_ call: Call, _ take: ([UInt8]) async -> Answer) async -> Answer {
        switch await call.body() {
        case .whole(let body): return await take(body)
        case .broken: return .malformed
        case .tooLong:
            refusals.tell(.body, Self.tooLong(limits.bodyBytes))
            return .bodyTooLong
        }
    }

    private static let wrongSecret = Phrase(
        "somebody called an SMS address with a wrong secret: if it was your gateway, give it the address of this workspace",
        zh: "有人以错误的密钥访问短信回调地址；如果是您的短信网关，请在网关处更新本系统的回调地址"
    )

    private static let wrongCode = Phrase(
        "a call of the SMS gateway has a percent sign that is no code: look at the addresses set up at the gateway",
        zh: "短信网关的回调地址中百分号编码有误：请检查网关处设置的回调地址"
    )

    private static func tooLong(_ limit: Int) -> Phrase {
        Phrase(
            "a call has more than \(limit) bytes of body and was refused: let the gateway send fewer receipts at once",
            zh: "一次回调的内容超过 \(limit) 字节，已拒绝：请让网关减少每次推送的条数"
        )
    }
}
