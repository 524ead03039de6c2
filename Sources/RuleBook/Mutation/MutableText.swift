import Lifecycle

/// A rule file as tokens, with the stretches of it in which changes are tried.
struct MutableText {
    let source: SourceText
    let scan: LuaScan
    let tokens: [Token]
    let comments: [Range<Int>]

    /// The entries of a rule that decide whom it concerns, and when.
    private static let entries = ["when", "late", "who", "sample", "check"]

    init(_ bytes: [UInt8], file: String) {
        scan = LuaScan(source: bytes, file: file, globals: RuleWords.known)
        var lexer = LuaLexer(SourceText(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes))
        lexer.run()
        source = lexer.source
        tokens = lexer.tokens
        comments = lexer.comments
    }

    /// Where the entries stand that are tried, by name; a function that a local holds stands where it is written.
    var stretches: [(entry: String, range: Range<Int>)] {
        Self.entries.compactMap { entry in
            let function = scan.functions.first { $0.call == "rule" && $0.key == entry }?.range
            let key = scan.keys.first { $0.call == "rule" && $0.path == [entry] }?.range
            return (function ?? key).map { (entry, $0) }
        }
    }

    /// The positions of the tokens in a stretch.
    func tokens(in range: Range<Int>) -> [Int] {
        tokens.indices.filter { range.contains(tokens[$0].start) && tokens[$0].end <= range.upperBound }
    }

    /// The entry of `who`, or of what a sample prefers, in which a byte stands: the innermost.
    func condition(at offset: Int) -> LuaKey? {
        scan.keys.filter { $0.field != nil && $0.range.contains(offset) }.max { $0.path.count < $1.path.count }
    }

    /// The token before another one.
    func before(_ index: Int, by count: Int = 1) -> Token? { index >= count ? tokens[index - count] : nil }

    /// The token after another one.
    func after(_ index: Int) -> Token? { tokens.indices.contains(index + 1) ? tokens[index + 1] : nil }

    /// The bytes that show what a number or text is: the call around it, the key before it, or the comparison.
    func surroundings(of index: Int) -> Range<Int> {
        let token = tokens[index]
        if let call = call(around: index) { return call }
        guard let sign = before(index), sign.kind == .symbol else { return token.start..<token.end }
        if sign.text == "=", let key = before(index, by: 2), key.kind == .name { return key.start..<token.end }
        let isComparison = ["==", "~=", "<", ">", "<=", ">="].contains(sign.text)
        return (isComparison ? sign.start : token.start)..<token.end
    }

    /// The longest call that is shown as a whole.
    private static let shownBytes = 60

    /// The call of a word with nothing but literals between its brackets.
    private func call(around index: Int) -> Range<Int>? {
        func isInside(_ token: Token) -> Bool { token.isLiteral || token.isWord(",") }
        var first = index
        while let token = before(first), isInside(token) { first -= 1 }
        var last = index
        while let token = after(last), isInside(token) { last += 1 }
        guard let opener = before(first), opener.isWord("("), let word = before(first, by: 2), word.kind == .name,
            let closer = after(last), closer.isWord(")"), closer.end - word.start <= Self.shownBytes
        else { return nil }
        return word.start..<closer.end
    }

    /// The file after an edit, and how the edit looks.
    func mutant(_ edit: Edit, path: String) -> Mutant {
        var bytes = source.bytes
        bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
        let head = source.text(edit.shown.lowerBound, edit.range.lowerBound)
        let tail = source.text(edit.range.upperBound, edit.shown.upperBound)
        return Mutant(
            spot: source.spot(edit.range.lowerBound, edit.range.upperBound),
            before: edit.names?.before ?? source.text(edit.shown.lowerBound, edit.shown.upperBound),
            after: edit.names?.after ?? head + edit.text + tail,
            file: Revision.File(path: path, content: bytes)
        )
    }
}

extension LuaKey {
    /// The field that it asks something of, as an entry of `who` or of what a sample prefers.
    var field: String? {
        guard call == "rule" else { return nil }
        if path.first == "who", path.count > 1 { return path.dropFirst().joined(separator: ".") }
        guard path.starts(with: ["sample", "prefer"]), path.count > 2 else { return nil }
        return path.dropFirst(2).joined(separator: ".")
    }
}
