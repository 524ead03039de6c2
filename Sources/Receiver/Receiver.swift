package import Lifecycle

/// The doors by which gateways and readers of our mail tell us things, over HTTP without TLS.
///
/// - `GET|POST /sms/SECRET/receipts` and `/sms/SECRET/texts`: the SMS gateway.
/// - `GET|POST /unsubscribe/TOKEN`: a person who wants no more promotions; only POST has an effect (RFC 8058).
/// - `GET /health`: whoever watches the program.
///
/// Nothing is answered well before it is on disk, and nothing that is refused has changed anything.
package struct Receiver: Sendable {
    private let settings: ReceiverSettings
    private let doors: Doors

    /// Prepares the doors; nothing is opened yet.
    /// - Parameters:
    ///   - settings: Where, and how much is borne.
    ///   - reception: Takes what came; called from a thread that may wait for the disk, except for its tokens.
    ///   - gateway: Understands the SMS gateway; without one, or without a secret, its doors are closed.
    ///   - clock: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - log: Takes a line about calls that were refused, at most a few a minute, none with personal data.
    package init(
        _ settings: ReceiverSettings,
        reception: any Reception,
        gateway: (any GatewayReader)?,
        clock: @escaping @Sendable () -> Int64,
        log: @escaping @Sendable (Phrase) -> Void = { _ in }
    ) {
        let refusals = RefusalLog(clock: clock, line: log)
        let intake = Intake(reception, clock: clock, refusals: refusals)
        self.settings = settings
        doors = Doors(
            secret: settings.secret.map(Secret.init),
            limits: settings.limits,
            gateway: gateway.map { GatewayDoor($0, intake: intake, refusals: refusals) },
            unsubscribe: UnsubscribeDoor(intake: intake),
            refusals: refusals
        )
    }

    /// Serves until its task is cancelled; then takes no more, and answers what it has begun within a few seconds.
    /// - Parameter listening: Called once calls can come, with the port.
    /// - Throws: ``ReceiverProblem/listening(host:port:reason:)`` when the address is taken or not ours.
    package func run(listening: @escaping @Sendable (_ port: Int) -> Void = { _ in }) async throws {
        try await HTTPService(settings, doors: doors).run(listening: listening)
    }
}
