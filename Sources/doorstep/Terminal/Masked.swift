/// Personal data as lists show it; the full value is for `--json` and for one record asked for by number.
enum Masked {
    /// 138****5678, or the first character of a mailbox.
    static func address(_ text: String) -> String {
        if let at = text.firstIndex(of: "@") { return "\(text.prefix(1))***\(text[at...])" }
        return text.count > 7 ? "\(text.prefix(3))****\(text.suffix(4))" : text
    }
}
