import Configuration
import Foundation
import Lifecycle
import MailChannel

extension Settings {
    /// The keys of what concerns e-mail.
    static let mailKeys: Set<String> = [
        "mail.channel", "mail.host", "mail.port", "mail.security", "mail.authorities", "mail.user", "mail.passwordFile",
        "mail.timeoutSeconds", "mail.connections", "mail.messagesPerSession", "mail.optOutAddresses",
    ]

    /// Reads whom mail is handed to.
    static func mail(_ config: ConfigReader, from: String, path: String) throws -> MailSettings {
        do {
            return try MailSettings(
                host: config.string(forKey: "mail.host", default: "127.0.0.1"),
                port: try whole(config, "mail.port", 1...65_535, path) ?? 587,
                security: try choice(config, "mail.security", path) ?? .required,
                authorities: config.string(forKey: "mail.authorities"),
                login: try login(config, path),
                from: from,
                timeout: .seconds(try whole(config, "mail.timeoutSeconds", 1...3600, path) ?? 60),
                messagesPerSession: try whole(config, "mail.messagesPerSession", 1...10_000, path) ?? 100,
                connections: try whole(config, "mail.connections", 1...64, path) ?? 4
            )
        } catch {
            guard let problem = error as? MailSettingsProblem else { throw error }
            throw WorkspaceError.settings(path: path, detail: problem.phrase)
        }
    }

    /// Reads the mailboxes kept for refusals alone.
    static func optOutAddresses(_ config: ConfigReader, path: String) throws -> [String] {
        let addresses = try list(config, "mail.optOutAddresses", path)
        guard addresses.allSatisfy(MailSettings.isMailbox) else {
            throw wrong(
                path,
                "mail.optOutAddresses",
                Phrase("mailboxes, each an address without a name", zh: "邮箱地址，每项一个，不带姓名")
            )
        }
        return addresses
    }

    private static func login(_ config: ConfigReader, _ path: String) throws -> MailSettings.Login? {
        guard let user = config.string(forKey: "mail.user") else { return nil }
        guard let password = try secret(config, "mail.password", path) else {
            throw WorkspaceError.settings(
                path: path,
                detail: Phrase(
                    "mail.user is given without a password: put it into DOORSTEP_MAIL_PASSWORD or a file named by mail.passwordFile",
                    zh: "写了 mail.user 但没有密码：请放在环境变量 DOORSTEP_MAIL_PASSWORD 或 mail.passwordFile 指定的文件里"
                )
            )
        }
        return MailSettings.Login(user: user, password: password)
    }
}
