package import Lifecycle
import Synchronization

/// Collects the reports of a channel.
package final class ReportLog: DeliveryWatch {
    private let kept = Mutex<[DeliveryReport]>([])
    private let beginnings = Mutex<[Int64]>([])

    /// Creates an empty log.
    package init() {}

    /// The reports so far, in the order they came.
    package var reports: [DeliveryReport] { kept.withLock { $0 } }

    /// Adds a report.
    package func ends(_ report: DeliveryReport) { kept.withLock { $0.append(report) } }

    /// The messages begun so far, in order.
    package var begun: [Int64] { beginnings.withLock { $0 } }

    /// Adds a beginning.
    package func begins(_ message: Int64) { beginnings.withLock { $0.append(message) } }
}

extension Channel {
    /// Delivers messages and collects their reports.
    package func reports(of messages: [OutgoingMessage]) async -> [DeliveryReport] {
        let log = ReportLog()
        await deliver(messages, watch: log)
        return log.reports
    }

    /// Delivers messages and collects their outcomes.
    package func outcomes(of messages: [OutgoingMessage]) async -> [DeliveryReport.Outcome] {
        await reports(of: messages).map(\.outcome)
    }
}

extension OutgoingMessage {
    /// A mail to `person-ID@example.com` with a short text of `body` and all its headers.
    package static func mail(_ id: Int64, to address: String? = nil, body: String = "您好\r\n") -> OutgoingMessage {
        let address = address ?? "person-\(id)@example.com"
        let headers = """
            From: <care@example.com>\r
            To: <to@example.com>\r
            Date: Mon, 02 Mar 2026 09:00:00 +0800\r
            Message-Id: <key-\(id)@example.com>\r
            Subject: =?UTF-8?B?5YWz5oCA?=\r
            Content-Type: text/plain; charset=utf-8\r
            \r

            """
        return OutgoingMessage(id: id, address: address, key: "key-\(id)", content: .mime(Array((headers + body).utf8)))
    }

    /// An SMS to 13800000000.
    package static func sms(_ id: Int64, to address: String = "13800000000", _ text: String = "您好") -> OutgoingMessage {
        OutgoingMessage(id: id, address: address, key: "key-\(id)", content: .sms(SMSContent(text: text)))
    }
}
