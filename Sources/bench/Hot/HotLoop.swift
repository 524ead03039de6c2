import ArgumentParser
import ChineseCalendar
import Engine
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// A loop that most of the time is spent in, small enough to count its instructions.
enum HotLoop: String, CaseIterable, Codable, ExpressibleByArgument {
    /// A rule called through the host.
    case call
    /// A customer file taken into a store.
    case `import`
    /// The daily sweep with the default pack.
    case sweep
    /// Twenty rules that look at everyone.
    case everyone

    /// What one turn of the loop is made of, and how many of them.
    var unit: (name: String, count: Int) {
        switch self {
        case .call: ("rule call", 20_000)
        case .import: ("journey imported", HotBase.journeys)
        case .sweep: ("day swept", 1)
        case .everyone: ("rule and journey", 20 * HotBase.journeys)
        }
    }

    /// Runs the loop.
    /// - Parameters:
    ///   - times: Its turns; everything else is the same however many there are.
    ///   - pack: The folder with the default rules.
    /// - Throws: What Doorstep throws.
    func run(times: Int, pack: String) throws {
        switch self {
        case .call:
            let host = try HostCall()
            for _ in 0..<times { _ = try host.nanoseconds(calls: unit.count) }
        case .import:
            let base = try HotBase(pack: pack)
            defer { base.remove() }
            for turn in 0..<times { try base.importing(into: base.store("turn-\(turn)")) }
        case .sweep, .everyone:
            let base = try HotBase(pack: pack, rules: self == .everyone ? DailyRules.files : nil)
            defer { base.remove() }
            let store = try base.store("base")
            try base.importing(into: store)
            let book = try base.workspace.loadedRules()
            var settings = SweepSettings()
            settings.workers = 1
            let sweep = Sweep(store: store, rules: book, settings: settings)
            for turn in 0...times {  // the first one is not the same as the others: it is always there
                _ = try sweep.run(on: Calendar.swept.advanced(by: turn), at: 0, revision: book.revision)
            }
        }
    }
}

/// A small workspace, made anew for each count.
struct HotBase {
    static let journeys = 1000
    let workspace: Workspace
    private let path: String

    init(pack: String, rules: [(name: String, text: String)]? = nil) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "bench-hot-\(UUID().uuidString)").path
        let tools = Tools(doorstep: "", bench: "", pack: pack, folder: path)
        workspace = Workspace(path: try tools.makeWorkspace("base", rules: rules), settings: Settings())
        _ = try Ledger(journeys: Self.journeys).write(to: "\(path)/customers.csv")
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// An empty store of its own.
    func store(_ name: String) throws -> any Store {
        var settings = workspace.settings
        settings.database = "\(path)/\(name).sqlite"
        return try Workspace(path: workspace.path, settings: settings).store()
    }

    func importing(into store: any Store) throws {
        let importing = CustomerImport(
            store: store,
            vocabulary: workspace.vocabulary,
            headers: workspace.settings.headers,
            language: .english
        )
        _ = try importing.run(
            ImportedFile(path: "\(path)/customers.csv"),
            on: Calendar.imported,
            at: 0,
            allows: { _ in true }
        )
    }
}
