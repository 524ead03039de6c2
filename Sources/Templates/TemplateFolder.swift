import Foundation
package import Lifecycle

/// A folder of template files, loaded: one broken file is a problem, the others work.
package struct TemplateFolder: Sendable {
    /// What all templates share.
    package let settings: TemplateSettings
    /// The files it was made of, by name; what a revision of the rule book is computed from.
    package let files: [TemplateFile]
    /// Everything wrong with them, by file and line.
    package let problems: [TemplateProblem]

    let loaded: TemplateLoader
    let frames = MailFrames()

    /// Loads a folder; folders within it are not looked at.
    /// - Parameters:
    ///   - path: The folder.
    ///   - settings: Signature and hotline.
    /// - Throws: ``TemplateFolderError/unreadable(path:)`` when the folder or a file in it cannot be read.
    package init(path: String, settings: TemplateSettings) throws(TemplateFolderError) {
        self.init(files: try Self.read(path), settings: settings)
    }

    /// Loads files that were read before.
    package init(files: [TemplateFile], settings: TemplateSettings) {
        self.settings = settings
        self.files = files.sorted { $0.name < $1.name }
        loaded = TemplateLoader(files)
        problems = loaded.problems
    }

    /// The names of the templates of a kind that can be rendered, sorted.
    package func names(_ kind: TemplateKind) -> [String] {
        kind == .email ? loaded.emails.keys.sorted() : loaded.texts[kind, default: [:]].keys.sorted()
    }

    /// Whether there is a file for a template, usable or not.
    package func contains(_ kind: TemplateKind, _ name: String) -> Bool {
        loaded.emails[name] != nil && kind == .email || loaded.texts[kind]?[name] != nil
            || loaded.broken[kind]?[name] != nil
    }

    /// Whether an e-mail template advertises (`广告: 是`), so that it can only be sent as a promotion.
    package func isAdvertisement(_ name: String) -> Bool { loaded.emails[name]?.isAdvertisement ?? false }

    /// The variables a usable template needs from its subject, without those the settings give; nothing if unusable.
    package func variables(_ kind: TemplateKind, _ name: String) -> Set<TemplateVariable>? {
        let used = kind == .email ? loaded.emails[name]?.variables : loaded.texts[kind]?[name]?.variables
        return used.map { Set($0).subtracting([.hotline, .signature]) }
    }

    private static func read(_ path: String) throws(TemplateFolderError) -> [TemplateFile] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted().compactMap { name in
                guard !name.hasPrefix(".") else { return nil }
                let file = URL(filePath: "\(path)/\(name)")
                guard let data = FileManager.default.contents(atPath: file.path) else {
                    guard try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else {
                        throw TemplateFolderError.unreadable(path: path)
                    }
                    return nil
                }
                return TemplateFile(name: name, bytes: [UInt8](data))
            }
        } catch {
            throw .unreadable(path: path)
        }
    }
}

/// Why a folder of templates could not be loaded at all.
package enum TemplateFolderError: Explained, Hashable {
    /// The folder or a file in it cannot be read.
    case unreadable(path: String)

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .unreadable(let path):
            Phrase(
                "the templates in \(path) cannot be read: check that the folder exists and that its files are readable",
                zh: "无法读取 \(path) 中的模板：请检查文件夹是否存在、文件是否可读"
            )
        }
    }
}
