package import Engine
import Foundation
package import Lifecycle
import MailChannel
import SMSChannel
import SQLiteStore

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

    /// Opens the database to read from it alone, whoever is at work in it; nothing when there is none.
    package func storeForReading() throws -> (any Store)? {
        let file = resolved(settings.database)
        return FileManager.default.fileExists(atPath: file) ? try SQLiteStore(reading: file) : nil
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
}
