import Lifecycle

@testable import Receiver

extension Doors {
    static func made(
        _ reception: RecordingReception = RecordingReception(),
        hasGateway: Bool = true,
        hasSecret: Bool = true
    ) -> Doors {
        let refusals = RefusalLog(clock: { 0 }, line: { _ in })
        let intake = Intake(reception, clock: { 0 }, refusals: refusals)
        return Doors(
            secret: hasSecret ? Secret(Served.secret) : nil,
            limits: ReceiverLimits(),
            gateway: hasGateway ? GatewayDoor(PlainReader(), intake: intake, refusals: refusals) : nil,
            unsubscribe: UnsubscribeDoor(intake: intake),
            refusals: refusals
        )
    }
}

extension Doors.Call {
    static func made(_ method: String, _ target: String, body: String = "") -> Doors.Call {
        Doors.Call(method: method, target: target) { .whole(Array(body.utf8)) }
    }
}
