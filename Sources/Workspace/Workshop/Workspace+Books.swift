import Foundation
package import Lifecycle
import RuleBook
package import Templates

extension Workspace {
    /// The rule book in the folders `Rules` and `Templates`, as it is being worked on.
    package func workingBook() throws -> Book { book(try ruleFiles(), try templates()) }

    /// A rule book as it was stored.
    package func book(of revision: Revision) -> Book {
        let files = revision.files.filter { !$0.path.hasPrefix(Self.templateFolder) }
        return book(files, templates(of: revision))
    }

    /// The rule book that decides: the one that was put to use, and as long as there is none the one in the folders.
    package func bookInUse(_ store: any RevisionStore) throws -> Book {
        try store.activeRevision().map(book) ?? workingBook()
    }

    /// The templates in the folder `Templates`, as they are being worked on.
    package func templates() throws -> TemplateFolder {
        try TemplateFolder(path: "\(path)/Templates", settings: templateSettings)
    }

    /// The templates that messages are made from: those of the rule book that decides.
    // Inlined into the asynchronous functions that ask, it makes the optimiser of Swift 6.3.1 crash.
    @inline(never)
    package func templatesInUse(_ store: any RevisionStore) throws -> TemplateFolder {
        guard let active = try store.activeRevision() else { return try templates() }
        return templates(of: active)
    }

    /// What stands in the folders `Rules` and `Templates`.
    package func workingRevision() throws -> Revision {
        Revision(content: try ruleFiles() + Self.files(of: templates()))
    }

    private static let templateFolder = "Templates/"

    private var templateSettings: TemplateSettings {
        TemplateSettings(signature: settings.signature, hotline: settings.hotline)
    }

    private func book(_ files: [Revision.File], _ templates: TemplateFolder) -> Book {
        let rules = LoadedRuleBook(
            files: files,
            templateFiles: Self.files(of: templates),
            vocabulary: vocabulary,
            templates: templates.templateNames
        )
        return Book(rules: rules, templates: templates)
    }

    private func templates(of revision: Revision) -> TemplateFolder {
        let files = revision.files.filter { $0.path.hasPrefix(Self.templateFolder) }.map {
            TemplateFile(name: String($0.path.dropFirst(Self.templateFolder.count)), bytes: $0.content)
        }
        return TemplateFolder(files: files, settings: templateSettings)
    }

    private static func files(of templates: TemplateFolder) -> [Revision.File] {
        templates.files.map { Revision.File(path: templateFolder + $0.name, content: $0.bytes) }
    }

    private func ruleFiles() throws -> [Revision.File] {
        // A folder that is a link is walked where it leads.
        let folder = URL(filePath: "\(path)/Rules").resolvingSymlinksInPath().path
        guard let walker = FileManager.default.enumerator(atPath: folder) else {
            throw WorkspaceError.noRules(path: folder)
        }
        var files: [Revision.File] = []
        for case let name as String in walker where name.hasSuffix(".lua") {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                throw WorkspaceError.file(
                    path: "\(folder)/\(name)",
                    detail: Phrase("cannot be read: check its permissions", zh: "无法读取：请检查权限")
                )
            }
            files.append(Revision.File(path: "Rules/\(name)", content: Array(data)))
        }
        return files
    }
}
