package import Engine
import Foundation
package import Lifecycle
import MailChannel
package import RuleBook
import SMSChannel
import SQLiteStore
package import Templates

/// A folder with settings, rules, templates and a database: what all commands work on.
package struct Workspace: Sendable {
    /// The folder.
    package let path: String
    /// What its `doorstep.yaml` says.
    package let settings: Settings
    /// What its rules may name.
    package let vocabulary: Vocabulary

    /// Opens a workspace.
    /// - Parameters:
    ///   - path: The folder.
    ///   - environment: Variables that override its settings.
    /// - Throws: ``WorkspaceError``.
    package init(path: String, environment: [String: String]) async throws {
        let file = "\(path)/doorstep.yaml"
        guard FileManager.default.fileExists(atPath: file) else { throw WorkspaceError.notAWorkspace(path: path) }
        self.init(path: path, settings: try await Settings.load(path: file, environment: environment))
    }

    /// Takes a folder as a workspace with the given settings.
    package init(path: String, settings: Settings) {
        self.path = path
        self.settings = settings
        vocabulary = Vocabulary(addingMilestones: settings.milestones)
    }

    /// A path of the settings, relative to the workspace.
    func resolved(_ relative: String) -> String { relative.hasPrefix("/") ? relative : "\(path)/\(relative)" }

    /// Opens the database, and makes it when there is none.
    package func store(waitSeconds: Double = 5) throws -> any Store {
        try SQLiteStore(path: resolved(settings.database), waitSeconds: waitSeconds)
    }

    /// Loads the templates.
    package func templates() throws -> TemplateFolder {
        try TemplateFolder(
            path: "\(path)/Templates",
            settings: TemplateSettings(signature: settings.signature, hotline: settings.hotline)
        )
    }

    /// Loads the rules.
    package func ruleBook(_ templates: TemplateFolder) throws -> LoadedRuleBook {
        LoadedRuleBook(
            files: try ruleFiles(),
            templateFiles: templates.files.map { Revision.File(path: "Templates/\($0.name)", content: $0.bytes) },
            vocabulary: vocabulary,
            templates: templates.templateNames
        )
    }

    /// How a sweep of this workspace runs.
    package var sweepSettings: SweepSettings {
        var sweep = SweepSettings()
        sweep.workers = settings.workers ?? sweep.workers
        sweep.care = settings.care
        return sweep
    }

    /// Takes the lock of deciding: a sweep and an import never run at once.
    /// - Parameter purpose: What others read of who holds it, such as `sweep`.
    /// - Returns: The lock; it ends with this value or the process.
    /// - Throws: ``WorkspaceError/busy(holder:)``.
    package func decidingLock(_ purpose: String) throws -> WorkspaceLock {
        try WorkspaceLock(path: "\(path)/.sweep.lock", purpose: purpose)
    }

    /// Where messages go.
    package func channel(_ kind: ChannelKind) throws -> any Channel {
        let spool = resolved(settings.spool)
        switch kind {
        case .sms:
            if let gateway = settings.sms.gateway { return GatewayChannel(gateway) }
            try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
            return SMSSpoolChannel(path: "\(spool)/sms.txt")
        case .email:
            if let mail = settings.mail { return MailChannel(mail) }
            try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
            return MaildirChannel(path: "\(spool)/mail")
        }
    }

    private func ruleFiles() throws -> [Revision.File] {
        let folder = "\(path)/Rules"
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

extension TemplateFolder {
    /// The templates' names, for the rule book.
    package var templateNames: TemplateNames {
        TemplateNames(sms: Set(names(.sms)), email: Set(names(.email)), text: Set(names(.text)))
    }
}
