package import Engine
import RuleBook
import Templates

extension BookDifference {
    /// What differs between two books.
    package init(from old: Book, to new: Book) {
        self.init(
            rules: Set(old.rules.differences(from: new.rules)),
            templates: Set(old.templates.messages(differingFrom: new.templates))
        )
    }
}

extension TemplateFolder {
    /// The messages whose text is not the same in another folder, as actions name them: `sms welcome`.
    fileprivate func messages(differingFrom other: TemplateFolder) -> [String] {
        let (mine, theirs) = (contents, other.contents)
        return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.compactMap { file in
            let parts = file.split(separator: ".").map(String.init)
            return switch parts.dropFirst().first {
            case "sms": "sms \(parts[0])"
            case "email": "email \(parts[0])"
            default: nil
            }
        }
    }

    private var contents: [String: [UInt8]] {
        Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
    }
}
