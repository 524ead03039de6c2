import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Lifecycle
import Logging
import NIOCore
import ServiceLifecycle

/// Brings ``Doors`` and HTTP together: the only file besides ``ConnectionPace`` that knows the server's library.
struct HTTPService: Sendable {
    private let settings: ReceiverSettings
    private let doors: Doors

    init(_ settings: ReceiverSettings, doors: Doors) {
        self.settings = settings
        self.doors = doors
    }

    /// Serves until its task is cancelled, then lets go of everybody within ``ReceiverLimits/farewell``.
    /// - Throws: ``ReceiverProblem/listening(host:port:reason:)``.
    func run(listening: @escaping @Sendable (Int) -> Void) async throws {
        // The library's own lines would quote addresses, which hold secrets and tokens.
        let silence = Logger(label: "doorstep.receiver") { _ in SwiftLogNoOpLogHandler() }
        var configuration = ServiceGroupConfiguration(services: [application(listening, silence)], logger: silence)
        configuration.maximumGracefulShutdownDuration = settings.limits.farewell
        let group = ServiceGroup(configuration: configuration)
        // A cancelled server would drop its callers in the middle of a word; asked to end, it answers them first.
        let serving = Task { try await group.run() }
        do {
            try await withTaskCancellationHandler {
                try await serving.value
            } onCancel: {
                Task { await group.triggerGracefulShutdown() }
            }
        } catch {
            // What ends in the middle because its time was over is no trouble.
            guard !Task.isCancelled else { return }
            throw ReceiverProblem.listening(host: settings.host, port: settings.port, reason: Self.reason(of: error))
        }
    }

    private func application(
        _ listening: @escaping @Sendable (Int) -> Void,
        _ logger: Logger
    ) -> some ApplicationProtocol {
        let limits = settings.limits
        return Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in await self.respond(to: request) },
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [ConnectionPace(patience: limits.patience)],
                    idleTimeout: TimeAmount(limits.patience),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.targetBytes * 2,
                        maxHeaderListSize: limits.targetBytes * 4,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)
            ),
            onServerRunning: { channel in listening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }

    /// A refused caller is let go: what else it wants to say is not worth reading.
    private func respond(to request: Request) async -> Response {
        let call = Doors.Call(method: request.method.rawValue, target: request.head.path ?? "") {
            await body(of: request)
        }
        let answer = await doors.answer(call)
        var response = Self.response(answer, isHead: request.method == .head)
        if answer.status >= 400 || Self.isLast(request) { response.headers[.connection] = "close" }
        return response
    }

    /// Whether the caller waits for the connection's end: the library knows `close` in small letters only, and nothing
    /// of HTTP/1.0, whose callers are told by the missing host.
    private static func isLast(_ request: Request) -> Bool {
        request.headers[.connection]?.lowercased().contains("close") ?? (request.head.authority == nil)
    }

    private func body(of request: Request) async -> Doors.Body {
        let limit = settings.limits.bodyBytes
        let announced = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard announced <= limit else { return .tooLong }
        do {
            return .whole(Array((try await request.body.collect(upTo: limit)).readableBytesView))
        } catch {
            return error is NIOTooManyBytesError ? .tooLong : .broken
        }
    }

    private static func response(_ answer: Answer, isHead: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: answer.type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            .contentLength: "\(answer.body.utf8.count)",
        ]
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: answer.body))
        )
    }

    /// The reason alone: the whole description quotes the library's internals.
    private static func reason(of error: any Error) -> Phrase {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: Phrase("it is in use", zh: "已被占用")
        case EADDRNOTAVAIL: Phrase("it is not of this machine", zh: "不是本机的地址")
        case EACCES: Phrase("only root may", zh: "只有 root 可以")
        case .some(let code): Phrase("error \(code)", zh: "错误 \(code)")
        case nil: Phrase("\(type(of: error))", zh: "\(type(of: error))")
        }
    }
}
