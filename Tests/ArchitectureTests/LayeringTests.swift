import Foundation
import Testing

/// The one place that says which module may import which: the picture of the layers, from the ground up.
private let allowedImports: [String: Set<String>] = [
    "ChineseCalendar": [],
    "Lifecycle": ["ChineseCalendar", "Synchronization"],
    "LuaHost": ["CLuaHost"],
    "Engine": ["ChineseCalendar", "Dispatch", "Foundation", "Lifecycle", "Synchronization"],
    "RuleBook": ["ChineseCalendar", "Crypto", "Lifecycle", "LuaHost"],
    "SQLiteStore": ["ChineseCalendar", "Foundation", "GRDB", "GRDBSQLite", "Lifecycle", "Synchronization"],
    "Templates": ["ChineseCalendar", "Foundation", "Lifecycle", "Synchronization"],
    "CustomerFile": ["ChineseCalendar", "Dispatch", "Foundation", "Glibc", "Lifecycle", "Synchronization"],
    "MailChannel": ["CMail", "Dispatch", "Foundation", "Glibc", "Lifecycle", "Synchronization"],
    "MailInbox": ["Glibc", "Lifecycle"],
    "Receiver": [
        "Dispatch", "Glibc", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Lifecycle", "Logging", "NIOCore",
        "NIOHTTPTypes", "ServiceLifecycle", "Synchronization",
    ],
    "SMSChannel": [
        "CHTTP", "ChineseCalendar", "Crypto", "Dispatch", "Foundation", "Glibc", "Lifecycle", "Synchronization",
    ],
    "Workspace": [
        "ChineseCalendar", "Configuration", "Crypto", "CustomerFile", "Engine", "Foundation", "Lifecycle",
        "MailChannel", "MailInbox", "Receiver", "RuleBook", "SMSChannel", "SQLiteStore", "Synchronization",
        "SystemPackage",
        "Templates", "Yams",
    ],
    "doorstep": [
        "ArgumentParser", "ChineseCalendar", "CustomerFile", "Dispatch", "Engine", "Foundation", "Lifecycle",
        "MailInbox", "Receiver", "RuleBook", "SMSChannel", "Synchronization", "Templates", "Workspace",
    ],
    "LedgerGenerator": ["Foundation", "Glibc"],
    "bench": [
        "ArgumentParser", "CYardstick", "ChineseCalendar", "Dispatch", "Engine", "Foundation",
        "LedgerGenerator", "Lifecycle", "LuaHost", "RuleBook", "Workspace",
    ],
]

/// Modules in C, which hide a library each.
private let cModules: Set<String> = ["CESMTP", "CHTTP", "CLua", "CLuaHost", "CMail", "CYardstick"]

@Suite("Layering")
struct LayeringTests {
    @Test("a module imports only what the table allows", arguments: allowedImports.keys.sorted())
    func imports(module: String) throws {
        let allowed = try #require(allowedImports[module])
        for file in try SourceTree.swiftFiles(in: "Sources/\(module)") {
            for line in file.lines {
                guard
                    let match = line.firstMatch(of: /^(?:@\w+ )?(?:(?:public|package|internal|private) )?import (\w+)/)
                else { continue }
                #expect(allowed.contains(String(match.1)), "\(file.name): \(line)")
            }
        }
    }

    @Test("every module under Sources has a row in the table")
    func tableIsComplete() throws {
        #expect(Set(try SourceTree.folders(in: "Sources")) == Set(allowedImports.keys).union(cModules))
    }

    @Test(
        "no header that Swift sees shows Lua, libesmtp or libcurl",
        arguments: ["CHTTP", "CLuaHost", "CMail", "CYardstick"]
    )
    func headers(module: String) throws {
        for header in try SourceTree.files(in: "Sources/\(module)/include", suffix: ".h") {
            let hidden = ["#include <lua", "#include <libesmtp", "#include <curl"]
            #expect(!header.lines.contains { line in hidden.contains(where: line.contains) })
        }
    }

    @Test("numbers of messages are given out in the catalogue alone")
    func numbers() throws {
        let catalogue = "Sources/RuleBook/Catalogue/CatalogueNumber.swift"
        let files = try SourceTree.swiftFiles(in: "Sources")
            .filter { $0.lines.contains { $0.contains(#/"R[0-9]{3}[|"]/#) } }
        #expect(files.map(\.name) == [catalogue])
    }
}
