import Foundation
import LedgerGenerator
import Testing

/// A workspace in a folder of its own; gone when released.
final class Site {
    /// The folder that holds the workspace and its customer file.
    let folder: String
    /// The workspace.
    var path: String { "\(folder)/place" }
    /// The customer file.
    var ledger: String { "\(folder)/ledger.csv" }

    /// The day the customer files are exported.
    static let today = "2026-11-21"

    /// A moment of that day when all messages may go out.
    static let morning = "2026-11-21T10:00"

    private init(copying original: Site?) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "doorstep-\(UUID().uuidString)").path
        if let original {
            try FileManager.default.copyItem(atPath: original.folder, toPath: folder)
        } else {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    /// Makes a workspace with the default pack.
    convenience init() throws {
        try self.init(copying: nil)
        #expect(try Doorstep.run(["init", path]).status == 0)
    }

    /// Copies a workspace of the source tree's `examples`, whose customer file becomes the ledger.
    convenience init(example name: String) throws {
        try self.init(copying: nil)
        try FileManager.default.copyItem(atPath: "\(Doorstep.root)/examples/\(name)", toPath: path)
        try FileManager.default.copyItem(atPath: "\(path)/customers.csv", toPath: ledger)
    }

    /// Copies everything as it stands.
    func copy() throws -> Site { try Site(copying: self) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a customer file of made-up people.
    @discardableResult
    func generate(journeys: Int, seed: UInt64 = 1, damage: Double = 0) throws -> LedgerReport {
        let generator = LedgerGenerator(
            seed: seed,
            journeys: journeys,
            today: (year: 2026, month: 11, day: 21),
            encoding: .utf8
        )
        return try generator.damaging(rate: damage).write(to: ledger)
    }

    /// Runs a command on the workspace; nothing personal may stand in its remarks.
    func run(
        _ arguments: String...,
        environment: [String: String] = [:],
        input: String = ""
    ) throws -> Doorstep.Result {
        let result = try Doorstep.run(arguments + ["-C", path], environment, input: input)
        expectNothingPersonal(in: result.stderr)
        return result
    }

    /// No telephone number, mailbox (all are at example.com) or name of the customer file stands in a text.
    func expectNothingPersonal(in text: String) {
        // A folder's random name may hold eleven digits that look like a number.
        let text = text.replacing(folder, with: "")
        guard !text.isEmpty else { return }
        #expect(text.firstMatch(of: /1[3-9][0-9]{9}/) == nil, "a telephone number")
        #expect(!text.contains("@example.com"), "a mailbox")
        let rows = (try? String(contentsOfFile: ledger, encoding: .utf8))?.split(separator: "\r\n") ?? []
        for row in rows.dropFirst() {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            if cells.count > 1, cells[1].count > 1 { #expect(!text.contains(cells[1]), "a name") }
        }
    }

    /// Puts the rules and templates to use as they stand, compared with those before up to a day.
    func activate(to day: String = "2026-12-20") throws {
        let limit = ["DOORSTEP_ACTIVATION_LIMIT": "100000000"]
        let result = try run("rules", "activate", "--message", "edited", "--to", day, environment: limit)
        #expect(result.status == 0, "\(result.stderr)")
    }

    /// Starts a command on the workspace.
    func start(_ arguments: String...) throws -> Running { try Running(arguments + ["-C", path]) }

    /// Writes a rule file.
    func write(rule name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/Rules/\(name).lua"))
    }

    /// Takes all rules away.
    func removeRules() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(path)/Rules") {
            try FileManager.default.removeItem(atPath: "\(path)/Rules/\(name)")
        }
    }

    /// The lines of the SMS spool; a kill may have cut one within a character.
    func texts() -> [String] {
        let spool = FileManager.default.contents(atPath: "\(path)/spool/sms.txt") ?? Data()
        return String(decoding: spool, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The names of the mails in the spool.
    func mails() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/spool/mail/new")) ?? []
    }
}

extension Site {
    /// A workspace with 2,000 journeys, made once and copied by whoever changes it.
    static func full() throws -> Site { try prepared.get().copy() }

    private static let prepared = Result { try Prepared(journeys: 2000) }

    /// A workspace that nobody changes any more.
    struct Prepared: Sendable {
        private static let folder = FileManager.default.temporaryDirectory
            .appending(path: "doorstep-prepared-\(getpid())").path

        init(journeys: Int, seed: UInt64 = 1) throws {
            let site = try Site()
            try site.generate(journeys: journeys, seed: seed)
            let imported = try site.run("import", site.ledger, "--on", Site.today)
            #expect(imported.status == 0, "\(imported.stderr)")
            try FileManager.default.moveItem(atPath: site.folder, toPath: Self.folder)
            atexit { try? FileManager.default.removeItem(atPath: Prepared.folder) }
        }

        func copy() throws -> Site { try Site(folderAt: Self.folder) }
    }

    private convenience init(folderAt original: String) throws {
        try self.init(copying: nil)
        for name in try FileManager.default.contentsOfDirectory(atPath: original) {
            try FileManager.default.copyItem(atPath: "\(original)/\(name)", toPath: "\(folder)/\(name)")
        }
    }
}
