import Lifecycle

/// Where the SMS gateway calls; its secret is checked already.
struct GatewayDoor: Sendable {
    private let reader: any GatewayReader
    private let intake: Intake
    private let refusals: RefusalLog

    init(_ reader: any GatewayReader, intake: Intake, refusals: RefusalLog) {
        self.reader = reader
        self.intake = intake
        self.refusals = refusals
    }

    /// Takes a call; what it wants to read in return comes once everything is on disk.
    ///
    /// Receipts come before texts; where a text cannot be stored the caller sends all again, and a receipt taken twice
    /// changes nothing.
    func take(_ call: GatewayCall) async -> Answer {
        guard let news = read(call) else { return .malformed }
        guard await intake.take(news.receipts.compactMap(checked)) else { return .later }
        for text in news.texts {
            guard await intake.take(text) else { return .later }
        }
        return Answer(status: 200, type: news.replyType, body: news.reply)
    }

    private func read(_ call: GatewayCall) -> GatewayNews? {
        do {
            return try reader.read(call)
        } catch {
            refusals.tell(
                .call,
                Phrase(
                    "a call of the SMS gateway about \(call.subject.rawValue) makes no sense: \(error.words)",
                    zh: "短信网关的回调（\(call.subject.rawValue)）无法识别：\(error.words)"
                )
            )
            return nil
        }
    }

    /// A receipt by number, if its token is one of ours; whoever sends another learns nothing from the answer.
    private func checked(_ receipt: Receipt) -> Receipt? {
        guard case .token(let token) = receipt.message else { return receipt }
        guard let number = intake.message(of: token) else {
            refusals.tell(
                .token,
                Phrase(
                    "a receipt names no message of ours and was left aside: it was forged, or meant for another workspace",
                    zh: "有一条回执不属于本系统的任何短信，已忽略：可能是伪造，或属于其他工作区"
                )
            )
            return nil
        }
        return Receipt(
            message: .number(number),
            news: receipt.news,
            code: receipt.code,
            words: receipt.words,
            part: receipt.part
        )
    }
}
