import CMail
import Lifecycle

/// The work of one call of a ``MailChannel``, blocking.
struct MailDelivery {
    private let settings: MailSettings
    private let session: MailSession

    private let watch: any DeliveryWatch

    /// Prepares the work.
    init(_ settings: MailSettings, pool: ArenaPool, watch: any DeliveryWatch) {
        self.settings = settings
        self.watch = watch
        session = MailSession(settings, pool: pool)
    }

    /// Hands over messages in as many sessions as they need, and reports each exactly once, in order.
    func run(_ messages: [OutgoingMessage]) {
        var batch: [CheckedMail] = []
        var end: SessionEnd?
        for message in messages {
            do throws(Refusal) {
                batch.append(try CheckedMail(message))
            } catch {
                // What came before it is reported before it.
                end = send(batch, after: end)
                batch = []
                watch.ends(error.report(message.id))
            }
        }
        _ = send(batch, after: end)
    }

    /// Sends a batch unless an earlier session met a server that cannot be spoken with.
    /// - Returns: The end after which nothing more is tried, or nothing.
    private func send(_ batch: [CheckedMail], after end: SessionEnd?) -> SessionEnd? {
        var rest = batch[...]
        var obstacle = end
        while !rest.isEmpty, obstacle == nil {
            (rest, obstacle) = sendSession(rest)
        }
        if let obstacle {
            let words = obstacle.phrase(server: settings.server).stored
            for mail in rest { watch.ends(unsent(mail, code: obstacle.code, words: words)) }
        }
        return obstacle
    }

    /// Sends what one session carries.
    ///
    /// A connection cut between messages is common with servers that limit them; the rest goes over a new one as long
    /// as each brings at least one message further, and no 421 asked us to stay away.
    private func sendSession(_ mails: ArraySlice<CheckedMail>) -> (rest: ArraySlice<CheckedMail>, obstacle: SessionEnd?)
    {
        let batch = mails.prefix(settings.messagesPerSession)
        var settled = 0
        var isUnwelcome = false
        let end = session.send(
            batch,
            onBegin: { watch.begins(batch[batch.startIndex + $0].id) },
            onFate: { fate in
                guard fate.fate != .CM_UNSENT else { return }
                for mail in batch.dropFirst(settled).prefix(fate.index - settled) {
                    watch.ends(unsent(mail, code: 0, words: Self.passedOver.stored))
                }
                settled = fate.index + 1
                isUnwelcome = fate.code == 421
                watch.ends(report(fate, of: batch[batch.startIndex + fate.index]))
            }
        )
        let goesOn = settled == batch.count || (end.isCut && settled > 0)
        return (mails.dropFirst(settled), goesOn && !isUnwelcome ? nil : end)
    }

    private func report(_ fate: MailSession.Fate, of mail: CheckedMail) -> DeliveryReport {
        if fate.fate == .CM_REJECTED {
            let words = ServerWords.clean(fate.words, about: mail.recipient)
            let told = Phrase("the server refuses us: \(words)", zh: "服务器拒绝我方：\(words)")
            return unsent(mail, code: fate.code, words: told.stored)
        }
        let outcome: DeliveryReport.Outcome =
            switch fate.code {
            case 200..<300: .accepted
            case 400..<500: .deferred
            case 500..<600: .refused
            default: .unknown
            }
        let words =
            fate.fate == .CM_ANSWERED
            ? ServerWords.clean(fate.words, about: mail.recipient)
            : Self.lost.stored
        return DeliveryReport(message: mail.id, outcome: outcome, code: fate.code, words: words)
    }

    private static let passedOver = Phrase(
        "the server passed over it with an answer that is none",
        zh: "服务器的应答不合规范，跳过了这封邮件"
    )

    private static let lost = Phrase(
        "the connection was lost before the text was answered: it may or may not have been taken",
        zh: "正文发出后、收到应答前连接中断：对方可能已收下，也可能没有"
    )

    private func unsent(_ mail: CheckedMail, code: Int, words: String) -> DeliveryReport {
        DeliveryReport(message: mail.id, outcome: .unsent, code: code, words: words)
    }
}
