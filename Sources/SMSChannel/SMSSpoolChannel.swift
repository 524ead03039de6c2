import Dispatch
package import Lifecycle

/// SMS appended to a file instead of being sent, one line each.
///
/// A line is key, address and text between tabs, in UTF-8; `\n`, `\r`, `\t` and `\\` in them stand for a line break, a
/// return, a tab and a backslash.
package final class SMSSpoolChannel: Channel {
    /// What it carries.
    package let kind = ChannelKind.sms

    private let path: String
    private let queue = DispatchQueue(label: "doorstep.sms-spool")

    /// Creates a channel; the file is made with the first message, in a folder that exists.
    package init(path: String) { self.path = path }

    /// Appends messages, in order, and reports each exactly once, when all are on disk.
    package func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let path = path
        for message in messages { watch.begins(message.id) }  // they are written in one
        let reports = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Self.append(messages, to: SpoolFile(path: path))) }
        }
        for each in reports { watch.ends(each) }
    }

    /// Says whether the file can be appended to, and makes it where it is missing.
    package func probe() async -> Phrase? {
        guard case .failed(let words) = SpoolFile(path: path).append([]).end else { return nil }
        return Phrase(
            "SMS file \(path) cannot be written to (\(words)): check the path and its permissions",
            zh: "短信文件 \(path) 无法写入（\(words)），请检查路径和权限"
        )
    }

    private static func append(_ messages: [OutgoingMessage], to file: SpoolFile) -> [DeliveryReport] {
        let lines = messages.map(line)
        let appended = file.append(lines.compactMap { try? $0.get() })
        var position = 0
        return zip(messages, lines).map { message, line in
            switch line {
            case .failure(let refusal):
                return refusal.report(message.id)
            case .success:
                defer { position += 1 }
                return report(message.id, isWhole: position < appended.wholeLines, appended.end)
            }
        }
    }

    private static func report(_ id: Int64, isWhole: Bool, _ end: SpoolFile.End) -> DeliveryReport {
        switch (isWhole, end) {
        case (true, .done), (true, .failed):
            DeliveryReport(message: id, outcome: .accepted, code: 0, words: written.stored)
        case (_, .doubtful(let words)):
            DeliveryReport(message: id, outcome: .unknown, code: 0, words: mayLack(words).stored)
        case (false, .failed(let words)):
            DeliveryReport(message: id, outcome: .unsent, code: 0, words: unwritable(words).stored)
        case (false, .done):
            DeliveryReport(message: id, outcome: .unsent, code: 0, words: notTaken.stored)
        }
    }

    private static let written = Phrase("written to the SMS file", zh: "已写入短信文件")
    private static let notTaken = Phrase("the SMS file did not take it", zh: "短信文件未收下这一条")

    private static func mayLack(_ reason: String) -> Phrase {
        Phrase("the SMS file may lack it: \(reason)", zh: "短信文件可能缺这一条：\(reason)")
    }

    private static func unwritable(_ reason: String) -> Phrase {
        Phrase("the SMS file cannot be written to: \(reason)", zh: "短信文件无法写入：\(reason)")
    }

    private static func line(_ message: OutgoingMessage) -> Result<[UInt8], SMSRefusal> {
        do throws(SMSRefusal) {
            let text = try CheckedSMS(message)
            let fields = [text.key, text.number, text.content.text].map(escaped)
            return .success(Array(fields.joined(separator: "\t").utf8) + [UInt8(ascii: "\n")])
        } catch {
            return .failure(error)
        }
    }

    private static func escaped(_ field: String) -> String {
        var result = ""
        for scalar in field.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\\": result += "\\\\"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
