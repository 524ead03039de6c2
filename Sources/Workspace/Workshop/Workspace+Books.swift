package import Engine
package import Lifecycle
package import RuleBook
package import Templates

/// A rule book with the templates that belong to it.
package struct Book: Sendable {
    /// The rules.
    package let rules: LoadedRuleBook
    /// The templates.
    package let templates: TemplateFolder
}

extension Workspace {
    /// The rule book in the folders `Rules` and `Templates`, as it is being worked on.
    package func workingBook() throws -> Book {
        let templates = try templates()
        return Book(rules: try ruleBook(templates), templates: templates)
    }

    /// A rule book as it was stored.
    package func book(of revision: Revision) -> Book {
        let folder = "Templates/"
        let templateFiles = revision.files.filter { $0.path.hasPrefix(folder) }
        let templates = TemplateFolder(
            files: templateFiles.map { TemplateFile(name: String($0.path.dropFirst(folder.count)), bytes: $0.content) },
            settings: TemplateSettings(signature: settings.signature, hotline: settings.hotline)
        )
        let rules = LoadedRuleBook(
            files: revision.files.filter { !$0.path.hasPrefix(folder) },
            templateFiles: templateFiles,
            vocabulary: vocabulary,
            templates: templates.templateNames
        )
        return Book(rules: rules, templates: templates)
    }

    /// What differs between two books.
    package func difference(from old: Book, to new: Book) -> BookDifference {
        BookDifference(
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
