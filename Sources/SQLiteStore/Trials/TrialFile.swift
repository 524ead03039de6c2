import Foundation
import GRDB
import Lifecycle

/// The file that keeps what the sweeps of a trial decide, and how a connection sees it together with the real store.
///
/// It lies among the temporary files and goes with its owner; what a killed one left goes with the next trial.
final class TrialFile: Sendable {
    /// Where it is.
    let path: String
    /// The first sweep whose decisions the trial does not see; none to see all.
    let cut: Int64?

    init(cut: Int64?) {
        let folder = FileManager.default.temporaryDirectory
        Self.removeAbandoned(in: folder.path)
        path = folder.appending(path: "\(Self.prefix)\(getpid())-\(UUID().uuidString).sqlite").path
        self.cut = cut
    }

    private static let prefix = "doorstep-trial-"

    /// Removes the files of processes that are no more; a number that another process has by now keeps its file.
    private static func removeAbandoned(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0.isNumber }
            guard !process.isEmpty, !FileManager.default.fileExists(atPath: "/proc/\(process)") else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    deinit { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }

    static let schema = """
        CREATE TABLE rules(
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last_swept INTEGER, last_move INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE sweeps(id INTEGER PRIMARY KEY, day INTEGER NOT NULL);
        CREATE TABLE samples(
          rule INTEGER NOT NULL, project INTEGER NOT NULL, chosen INTEGER NOT NULL DEFAULT 0,
          passed INTEGER NOT NULL DEFAULT 0, day INTEGER NOT NULL, on_day INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY(rule, project)) WITHOUT ROWID;
        CREATE TABLE ledger(
          rule INTEGER NOT NULL, subject INTEGER NOT NULL, occasion INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT,
          due INTEGER NOT NULL, day INTEGER NOT NULL, sweep INTEGER NOT NULL, journey INTEGER NOT NULL DEFAULT 0,
          person INTEGER NOT NULL DEFAULT 0, recipe INTEGER NOT NULL DEFAULT -1, PRIMARY KEY(rule, subject, occasion)
        ) WITHOUT ROWID;
        CREATE TABLE recalled(
          rule INTEGER NOT NULL, subject INTEGER NOT NULL, occasion INTEGER NOT NULL, PRIMARY KEY(rule, subject, occasion)
        ) WITHOUT ROWID;
        CREATE TABLE promotions(
          person INTEGER NOT NULL, day INTEGER NOT NULL, channel TEXT NOT NULL, rule INTEGER NOT NULL,
          subject INTEGER NOT NULL, occasion INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting');
        CREATE INDEX promotions_by_person ON promotions(person, day);
        """

    /// Decisions as a trial sees them: those of the real store that were there when it began and are not taken back,
    /// and its own.
    /// - Parameters:
    ///   - base: The name the real store has on the connection.
    ///   - trial: The name of this file on it.
    /// - Returns: Statements that make views of that name for the connection alone.
    func views(base: String, trial: String) -> String {
        let columns = "rule, subject, occasion, outcome, reason, due, day, sweep"
        let seen = cut.map { "l.sweep < \($0) AND" } ?? ""
        return """
            CREATE TEMP VIEW ledger AS SELECT \(columns) FROM \(base).ledger l WHERE \(seen) NOT EXISTS (
              SELECT 1 FROM \(trial).recalled r WHERE r.rule = l.rule AND r.subject = l.subject
              AND r.occasion = l.occasion) UNION ALL SELECT \(columns) FROM \(trial).ledger;
            """
    }

    /// Where the promotions of a person are counted; see ``CareSQL``.
    /// - Parameter sweep: The sweep that is repeated, when the trial is about the past.
    /// - Returns: Tables, with what must hold of their rows `q`.
    func promotions(at sweep: Int64?) -> [PromotionSource] {
        let isSeen = cut.map { "AND (q.sweep IS NULL OR q.sweep < \($0))" } ?? ""
        let holds = sweep.map { "(q.state <> 'cancelled' OR q.cancelled_after >= \($0))" } ?? "q.state <> 'cancelled'"
        let isRecalled = """
            EXISTS (SELECT 1 FROM trial.recalled r WHERE r.rule = q.rule AND r.subject = q.subject \
            AND r.occasion = q.occasion)
            """
        return [
            PromotionSource(
                table: "main.outbox",
                holds: "q.class = 'promotion' AND \(holds) \(isSeen) AND NOT \(isRecalled)"
            ),
            PromotionSource(table: "trial.promotions", holds: "q.state <> 'cancelled'"),
        ]
    }
}
