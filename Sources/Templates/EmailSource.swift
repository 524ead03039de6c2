import Lifecycle

/// A `.email.txt` file taken apart: front lines, an empty line, the text.
struct EmailSource {
    private(set) var subject = TemplateScan("")
    private(set) var isAdvertisement = false
    let body: TemplateScan
    private(set) var findings: [TemplateFinding] = []

    /// Takes a file apart.
    /// - Parameter text: The file; lines end in LF.
    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.firstIndex { $0.trimmed.isEmpty } ?? lines.count
        let text = lines.dropFirst(end + 1).joined(separator: "\n")
        body = TemplateScan(text, firstLine: end + 2)
        for (index, line) in lines[..<end].enumerated() { readFront(line, number: index + 1) }
        findings += subject.findings + body.findings
        if subject.pieces.isEmpty, subject.findings.isEmpty { findings.append(.subjectMissing) }
        if text.trimmed.isEmpty { findings.append(.empty) }
    }

    private mutating func readFront(_ line: Substring, number: Int) {
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            findings.append(.unknownFrontLine(line: number))
            return
        }
        let value = line[line.index(after: colon)...].trimmed
        switch line[..<colon].trimmed.lowercased() {
        case "主题", "subject": subject = TemplateScan(value, firstLine: number)
        case "广告", "advertisement": isAdvertisement = ["是", "yes", "true"].contains(value.lowercased())
        default: findings.append(.unknownFrontLine(line: number))
        }
    }
}
