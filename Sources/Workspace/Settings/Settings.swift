import Configuration
package import Engine
import Foundation
package import Lifecycle
package import MailChannel
import SystemPackage
import Yams

/// What `doorstep.yaml` says, overridden by environment variables such as `DOORSTEP_MAIL_HOST`.
package struct Settings: Sendable {
    /// What stands between 【】 at the head of an SMS.
    package var signature = "某某置业"
    /// The service number in texts.
    package var hotline = "400-800-1234"
    /// The database, relative to the workspace.
    package var database = "doorstep.sqlite"
    /// Where messages go as files, relative to the workspace.
    package var spool = "spool"
    /// Whom e-mails come from.
    package var sender = (name: "客户关系部", mailbox: "care@example.com")
    /// Whether e-mail goes to the spool or to an SMTP server.
    package var mailChannel = MailTransport.spool
    /// The SMTP server.
    package var mail: MailSettings?
    /// Mailboxes kept for refusals alone: any mail to one of them is a refusal.
    package var optOutAddresses: [String] = []
    /// How SMS goes.
    package var sms = SMSSettings()
    /// Threads of a sweep; as many as the machine has cores when none is given.
    package var workers: Int?
    /// Greetings, promotions and sampled visits.
    package var care = CareSettings()
    /// How much work tasks are, and how much of it a day has.
    package var workload = Workload()
    /// Above so many people concerned, whoever puts a rule book to use has to say how many they are.
    package var activationLimit = 500
    /// Above so many people of whom an import would clear something, it asks.
    package var clearLimit = ClearLimit()
    /// How messages leave.
    package var dispatch: DispatchSettings {
        var dispatch = DispatchSettings(sender: sender)
        dispatch.hours = hours
        dispatch.hours.solemnDays = care.solemnDays
        dispatch.paces = paces
        dispatch.retry = retry
        if let mail { dispatch.perSession = mail.messagesPerSession }
        dispatch.unsubscribe = publicURL.map { $0 + "/unsubscribe/" }
        return dispatch
    }
    /// When messages may go out.
    package var hours = ReleaseHours()
    /// How fast each channel may go.
    package var paces: [ChannelKind: Pace] = [.email: .mail]
    /// What happens to messages that were put off.
    package var retry = RetryPolicy()
    /// Where `doorstep serve` listens: a host of this machine, and a port.
    package var serve = (host: "127.0.0.1", port: 8725)
    /// Where the world reaches it, such as `https://care.example.com`; without a slash at its end.
    package var publicURL: String?
    /// Further milestones: code and title.
    package var milestones: [(code: String, title: String)] = []
    /// Further headers of customer files: header and field, such as `person.phone`.
    package var headers: [String: String] = [:]

    /// Where e-mail goes.
    package enum MailTransport: String, Sendable, CaseIterable {
        case spool
        case smtp
    }

    /// The settings of a workspace without a file.
    package init() {}

    /// Reads the settings of a workspace.
    /// - Parameters:
    ///   - path: The file `doorstep.yaml`.
    ///   - environment: Variables that override it, `DOORSTEP_` and the key in capitals with underscores.
    /// - Returns: The settings, with standard values for what is not said.
    /// - Throws: ``WorkspaceError``.
    package static func load(path: String, environment: [String: String]) async throws -> Settings {
        try checkKeys(path)
        let file: FileProvider<YAMLSnapshot>
        do {
            file = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path), allowMissing: true)
        } catch {
            throw WorkspaceError.settings(path: path, detail: Phrase("it is not valid YAML", zh: "不是有效的 YAML"))
        }
        let variables = EnvironmentVariablesProvider(
            environmentVariables: environment,
            secretsSpecifier: .specific([
                "DOORSTEP_MAIL_PASSWORD", "DOORSTEP_SMS_PASSWORD", "DOORSTEP_SMS_SECRET",
                "DOORSTEP_SMS_CALLBACK_SECRET",
            ])
        )
        return try Settings(
            ConfigReader(providers: [variables.prefixKeys(with: ["doorstep"]), file]),
            path: path
        )
    }

    private init(_ config: ConfigReader, path: String) throws {
        signature = config.string(forKey: "signature", default: signature)
        hotline = config.string(forKey: "hotline", default: hotline)
        database = config.string(forKey: "database", default: database)
        spool = config.string(forKey: "spool", default: spool)
        sender.name = config.string(forKey: "sender.name", default: sender.name)
        sender.mailbox = config.string(forKey: "sender.mailbox", default: sender.mailbox)
        workers = config.int(forKey: "workers")
        if let workers, !(1...64).contains(workers) {
            throw WorkspaceError.settings(
                path: path,
                detail: Phrase("workers must be 1 through 64", zh: "workers 只能是 1 到 64")
            )
        }
        milestones = try Self.pairs(Self.list(config, "milestones", path), "milestones", path)
            .map { (code: $0, title: $1) }
        headers = Dictionary(
            try Self.pairs(Self.list(config, "headers", path), "headers", path),
            uniquingKeysWith: { $1 }
        )
        care = try Self.care(config, path: path)
        workload = try Self.workload(config, path: path)
        activationLimit = try Self.whole(config, "activation.limit", 0...100_000_000, path) ?? activationLimit
        clearLimit.people = try Self.whole(config, "import.clears", 0...100_000_000, path) ?? clearLimit.people
        clearLimit.percent = try Self.whole(config, "import.clearsPercent", 0...100, path) ?? clearLimit.percent
        mailChannel = try Self.choice(config, "mail.channel", path) ?? .spool
        if mailChannel == .smtp { mail = try Self.mail(config, from: sender.mailbox, path: path) }
        optOutAddresses = try Self.optOutAddresses(config, path: path)
        sms = try Self.sms(config, path: path)
        hours = try Self.hours(config, path: path)
        paces = try Self.paces(config, path: path)
        retry = try Self.retry(config, path: path)
        publicURL = try Self.publicURL(config, path: path)
        serve.host = config.string(forKey: "serve.host", default: serve.host)
        serve.port = try Self.whole(config, "serve.port", 1...65_535, path) ?? serve.port
    }

    /// Reads a secret, which comes from the environment or a file of its own, never from the settings.
    /// - Parameters:
    ///   - config: The settings.
    ///   - key: Its key; a file is named under the key with `File` at its end.
    ///   - path: The settings' file, for errors.
    /// - Returns: The secret, or nothing where none is given.
    /// - Throws: ``WorkspaceError`` for a file that cannot be read.
    static func secret(_ config: ConfigReader, _ key: String, _ path: String) throws -> String? {
        if let secret = config.string(forKey: ConfigKey(key), isSecret: true) { return secret }
        guard let file = config.string(forKey: ConfigKey(key + "File")) else { return nil }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw WorkspaceError.settings(
                path: path,
                detail: Phrase("\(key)File cannot be read", zh: "无法读取 \(key)File")
            )
        }
        return text.trimmingCharacters(in: .newlines)
    }

    /// Reads a list; an empty one where none is given.
    /// - Throws: ``WorkspaceError`` for a plain value, which would be passed over in silence.
    static func list(_ config: ConfigReader, _ key: String, _ path: String) throws -> [String] {
        try optionalList(config, key, path) ?? []
    }

    /// Reads a list, or nothing where none is given.
    /// - Throws: ``WorkspaceError`` for a plain value, which would be passed over in silence.
    static func optionalList(_ config: ConfigReader, _ key: String, _ path: String) throws -> [String]? {
        if let list = config.stringArray(forKey: ConfigKey(key)) { return list }
        let key = ConfigKey(key)
        guard config.string(forKey: key) == nil, config.int(forKey: key) == nil, config.bool(forKey: key) == nil,
            config.double(forKey: key) == nil
        else {
            throw wrong(
                path,
                "\(key)",
                Phrase("a list in brackets, such as [\"…\", \"…\"]", zh: "列表，写在方括号里，如 [\"…\", \"…\"]")
            )
        }
        return nil
    }

    static func pairs(_ lines: [String], _ key: String, _ path: String) throws -> [(String, String)] {
        try lines.map { line in
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else {
                throw WorkspaceError.settings(
                    path: path,
                    detail: Phrase("\(key): write each as left=right", zh: "\(key)：每项请写成 左=右")
                )
            }
            return (parts[0], parts[1])
        }
    }
}

extension Settings {
    private static let known: Set<String> = [
        "signature", "hotline", "database", "spool", "sender.name", "sender.mailbox", "workers", "milestones",
        "headers", "activation.limit", "import.clears", "import.clearsPercent",
    ]

    /// A misspelt key would be passed over in silence.
    private static func checkKeys(_ path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        let node: Any?
        do {
            node = try Yams.load(yaml: text)
        } catch {
            throw WorkspaceError.settings(path: path, detail: Phrase("it is not valid YAML", zh: "不是有效的 YAML"))
        }
        let known = Self.known.union(careKeys).union(mailKeys).union(smsKeys).union(deliveryKeys)
        for key in keys(node, prefix: "") where !known.contains(key) {
            let nearest = Nearest.match(key, among: known.sorted()).map { ($0, $0) } ?? ("", "")
            throw WorkspaceError.settings(
                path: path,
                detail: Phrase(
                    "there is no setting \(key)" + (nearest.0.isEmpty ? "" : "; did you mean \(nearest.0)?"),
                    zh: "没有 \(key) 这项设置" + (nearest.1.isEmpty ? "" : "；是否想写 \(nearest.1)？")
                )
            )
        }
    }

    private static func keys(_ node: Any?, prefix: String) -> [String] {
        guard let table = node as? [String: Any] else { return prefix.isEmpty ? [] : [String(prefix.dropLast())] }
        return table.sorted { $0.key < $1.key }.flatMap { keys($0.value, prefix: prefix + $0.key + ".") }
    }
}
