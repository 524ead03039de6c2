// swift-tools-version: 6.3
import PackageDescription

let strictC: [CSetting] = [
    .define("_GNU_SOURCE"), .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]

let package = Package(
    name: "doorstep",
    products: [
        .executable(name: "doorstep", targets: ["doorstep"]),
        .executable(name: "bench", targets: ["bench"]),
        .library(name: "CrashPoint", type: .dynamic, targets: ["CCrashPoint"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
        .systemLibrary(name: "CESMTP", providers: [.apt(["libesmtp-dev"])]),
        .target(name: "CLuaHost", dependencies: ["CLua"], cSettings: strictC),
        .target(
            name: "CMail",
            dependencies: ["CESMTP"],
            cSettings: strictC,
            linkerSettings: [.linkedLibrary("esmtp"), .linkedLibrary("ssl"), .linkedLibrary("crypto")]
        ),
        // libcurl is loaded when it is first needed, and so not linked.
        .target(name: "CHTTP", cSettings: strictC),
        .target(name: "ChineseCalendar"),
        .target(name: "Lifecycle", dependencies: ["ChineseCalendar"]),
        .target(name: "LuaHost", dependencies: ["CLuaHost"]),
        .target(name: "Engine", dependencies: ["ChineseCalendar", "Lifecycle"]),
        .target(
            name: "RuleBook",
            dependencies: [
                "ChineseCalendar", "Lifecycle", "LuaHost", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "SQLiteStore",
            dependencies: [
                "ChineseCalendar", "Lifecycle", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "Templates", dependencies: ["ChineseCalendar", "Lifecycle"]),
        .target(name: "CustomerFile", dependencies: ["ChineseCalendar", "Lifecycle"]),
        .target(name: "MailChannel", dependencies: ["CMail", "Lifecycle"]),
        .target(name: "MailInbox", dependencies: ["Lifecycle"]),
        .target(
            name: "SMSChannel",
            dependencies: ["CHTTP", "ChineseCalendar", "Lifecycle", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "Receiver",
            dependencies: [
                "Lifecycle", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "Workspace",
            dependencies: [
                "ChineseCalendar", "CustomerFile", "Engine", "Lifecycle", "MailChannel", "MailInbox", "Receiver",
                "RuleBook", "SMSChannel",
                "SQLiteStore", "Templates", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"), .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(name: "LedgerGenerator"),
        .target(
            name: "CYardstick",
            dependencies: ["CLua"],
            cSettings: strictC,
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .executableTarget(
            name: "bench",
            dependencies: [
                "ChineseCalendar", "CYardstick", "Engine", "LedgerGenerator", "Lifecycle", "LuaHost", "RuleBook",
                "Workspace", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Hot/instructions.json", "Peers"]
        ),
        .executableTarget(
            name: "doorstep",
            dependencies: [
                "ChineseCalendar", "CustomerFile", "Engine", "Lifecycle", "MailInbox", "Receiver", "RuleBook",
                "SMSChannel", "Templates",
                "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(
            name: "ChannelSupport",
            dependencies: ["Lifecycle"],
            path: "Tests/ChannelSupport",
            exclude: ["Servers"]
        ),
        .testTarget(name: "MailChannelTests", dependencies: ["ChannelSupport", "Lifecycle", "MailChannel"]),
        .testTarget(
            name: "MailServerTests",
            dependencies: ["ChannelSupport", "Lifecycle", "MailChannel", "MailInbox", "Templates"],
            exclude: ["read_mail.py"]
        ),
        .testTarget(name: "MailInboxTests", dependencies: ["Lifecycle", "MailInbox"], exclude: ["Samples"]),
        .testTarget(
            name: "ReceiverTests",
            dependencies: ["Lifecycle", "Receiver", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .testTarget(name: "SMSChannelTests", dependencies: ["ChannelSupport", "Lifecycle", "SMSChannel"]),
        .testTarget(
            name: "CustomerFileTests",
            dependencies: ["ChineseCalendar", "CustomerFile", "LedgerGenerator", "Lifecycle"]
        ),
        .testTarget(name: "TemplatesTests", dependencies: ["ChineseCalendar", "Lifecycle", "Templates"]),
        .testTarget(
            name: "RuleBookTests",
            dependencies: ["ChineseCalendar", "Lifecycle", "LuaHost", "RuleBook"],
            exclude: ["Provoking"]
        ),
        .testTarget(name: "LuaHostTests", dependencies: ["LuaHost"]),
        .target(name: "StoreContract", dependencies: ["ChineseCalendar", "Lifecycle"], path: "Tests/StoreContract"),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: [
                "ChineseCalendar", "Lifecycle", "SQLiteStore", "StoreContract",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "ChineseCalendar", "CustomerFile", "Engine", "LedgerGenerator", "Lifecycle", "RuleBook", "SQLiteStore",
                "Workspace", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "ChineseCalendarTests", dependencies: ["ChineseCalendar"], exclude: ["Golden"]),
        .testTarget(name: "LifecycleTests", dependencies: ["ChineseCalendar", "Lifecycle"]),
        .testTarget(name: "WorkspaceTests", dependencies: ["ChineseCalendar", "Engine", "Lifecycle", "Workspace"]),
        .target(name: "CCrashPoint", path: "Tests/CCrashPoint", cSettings: strictC),
        .testTarget(name: "doorstepTests", dependencies: ["ChannelSupport", "LedgerGenerator", "doorstep"]),
        .testTarget(
            name: "benchTests",
            dependencies: [
                "bench", "ChineseCalendar", "Engine", "Lifecycle", "RuleBook", "Workspace",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}

// The sanitizers need the Lua host alone: everything else would be built for nothing.
if Context.environment["DOORSTEP_PART"] == "LuaHost" {
    let part: Set<String> = ["CLua", "CLuaHost", "LuaHost", "LuaHostTests"]
    package.targets.removeAll { !part.contains($0.name) }
    package.products.removeAll()
    package.dependencies.removeAll()
}
