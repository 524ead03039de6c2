/// Tells what a program wrote from what a person wrote.
enum AutomaticMail {
    /// Who wrote a mail.
    enum Writer: Hashable {
        case person
        /// A program that answers for somebody who is away.
        case vacation
        /// Any other program.
        case machine
    }

    /// Says who wrote a mail, by its header.
    ///
    /// Source: RFC 3834 (Auto-Submitted), RFC 2076 (Precedence), and the fields that came before them.
    ///
    /// - Parameters:
    ///   - header: The mail's.
    ///   - answersOurs: Whether it names a message of ours.
    /// - Returns: A person where nothing says otherwise.
    static func writer(_ header: HeaderFields, answersOurs: Bool) -> Writer {
        let submitted = header.text("auto-submitted").lowercased().prefix { $0.isLetter || $0 == "-" }
        if submitted == "auto-replied" { return .vacation }
        if isVacation(subject: header.text("subject")) || hasVacationField(header) { return .vacation }
        let precedence = header.text("precedence").lowercased()
        if precedence == "auto_reply" { return .vacation }
        let isBulk = ["bulk", "junk", "list"].contains(precedence)
        if isBulk || header.has("list-id") || header.has("list-unsubscribe") {
            // The first programs that answered for people called themselves bulk.
            return answersOurs && !header.has("list-id") && isBulk ? .vacation : .machine
        }
        return submitted.isEmpty || submitted == "no" ? .person : .machine
    }

    private static func hasVacationField(_ header: HeaderFields) -> Bool {
        let answering = ["x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponse"].contains { name in
            header.has(name) && header.text(name).lowercased() != "no"
        }
        return answering || header.text("x-apple-action").lowercased() == "vacation"
            || header.text("delivered-to").lowercased().hasPrefix("autoresponder")
    }

    /// Whether a subject says that nobody is there to read.
    static func isVacation(subject: String) -> Bool {
        vacationOpenings.opens(ReplySubject.bare(subject).drop { "[【(（".contains($0) })
    }

    private static let vacationOpenings = WordTable([
        "自动回复", "自动答复", "自動回覆", "自動回復", "auto:", "autoreply", "auto-reply", "auto reply", "automatic reply",
        "auto response", "automatic response", "out of office", "out of the office", "休假", "不在办公室", "外出通知",
    ])
}

/// Subjects with the marks of answers taken off.
enum ReplySubject {
    private static let marks = ["re:", "re：", "回复:", "回复：", "答复:", "答复：", "回覆:", "回覆：", "回復:", "回復："]

    /// Whether a subject is marked as an answer.
    static func isAnswer(_ subject: String) -> Bool { bare(subject) != subject.trimmed }

    /// The subject without any such marks.
    static func bare(_ subject: String) -> String {
        var rest = subject.trimmed
        for _ in 0..<20 {
            let lower = rest.lowercased()
            guard let mark = marks.first(where: lower.hasPrefix) else { break }
            rest = String(rest.dropFirst(mark.count)).trimmed
        }
        return rest
    }
}
