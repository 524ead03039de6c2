import Foundation
package import Lifecycle

extension Workspace {
    /// Refuses to send from a copy: its original may be sending the same messages.
    /// - Throws: ``WorkspaceError/moved(from:isOtherMachine:)``, or the store's error.
    package func checkHome(_ store: any HomeStore) throws {
        guard let home = try store.home(), let here, !home.isSameFile(as: here) else { return }
        throw WorkspaceError.moved(from: home.path, isOtherMachine: home.machine != here.machine)
    }

    /// Sends from here from now on.
    /// - Throws: The store's error.
    package func adopt(_ store: any HomeStore) throws {
        if let here { try store.setHome(here) }
    }

    /// Checks where the workspace is, and writes it down with the first sending.
    func settleHome(_ store: any HomeStore) throws {
        try checkHome(store)
        // The path or the file system's number may be new.
        if try store.home() != here { try adopt(store) }
    }

    /// Where the database is; nothing for one that is no file.
    private var here: WorkspaceHome? {
        let file = URL(filePath: resolved(settings.database)).resolvingSymlinksInPath().path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: file),
            let device = facts[.systemNumber] as? NSNumber, let number = facts[.systemFileNumber] as? NSNumber
        else { return nil }
        return WorkspaceHome(
            machine: Self.machine,
            device: device.int64Value,
            file: number.int64Value,
            path: file
        )
    }

    /// The machine's name as systemd has it: unlike the host's name it stays.
    private static let machine = ((try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)) ?? "")
        .trimmingCharacters(in: .whitespacesAndNewlines)
}
