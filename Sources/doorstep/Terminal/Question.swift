import Foundation
import Lifecycle

/// A question to whoever sits at the terminal.
enum Question {
    /// Asks, and waits for yes or no; nothing said means no.
    /// - Parameter question: The question, without the choices.
    /// - Returns: Whether the answer is yes; nothing when nobody sits there.
    static func ask(_ question: Phrase) -> Bool? {
        guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0 else { return nil }
        let choices = Phrase("[y/N]", zh: "[是/否]")
        let text = "\(question(Output.language)) \(choices(Output.language)) "
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        return isYes(readLine() ?? "")
    }

    /// Asks for a number, and waits for it.
    /// - Parameter question: The question.
    /// - Returns: The answer; nothing when nobody sits there.
    static func number(_ question: Phrase) -> Answer? {
        guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0 else { return nil }
        try? FileHandle.standardError.write(contentsOf: Data("\(question(Output.language)) ".utf8))
        return Answer(readLine() ?? "")
    }

    /// What was typed where a number was asked for.
    enum Answer: Equatable {
        case number(Int)
        case noNumber

        /// How far full-width digits stand behind those of ASCII.
        private static let wide: UInt32 = 0xFEE0

        /// Reads digits, also the full-width ones that Chinese input methods type.
        init(_ text: String) {
            var digits = ""
            for scalar in text.trimmingCharacters(in: .whitespaces).unicodeScalars {
                let isWide = ("０"..."９").contains(scalar)
                digits.unicodeScalars.append(UnicodeScalar(isWide ? scalar.value - Self.wide : scalar.value) ?? scalar)
            }
            let isNumber = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            self = (isNumber ? Int(digits) : nil).map(Answer.number) ?? .noNumber
        }
    }

    /// Whether an answer means yes, in either language.
    static func isYes(_ answer: String) -> Bool {
        ["y", "yes", "是", "是的", "好"].contains(answer.trimmingCharacters(in: .whitespaces).lowercased())
    }
}
