import Foundation
import Testing

/// Something that is wrong with a workspace or a file, and what the program says to it.
struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    /// The command; `FILE` stands for the customer file.
    let command: [String]
    var status: Int32 = 1
    /// Whether the whole rows before the fault are taken.
    var keepsRows = false
    /// What each sentence holds.
    let english: String
    let chinese: String
    /// Breaks a workspace that was swept before.
    let damage: @Sendable (Site) throws -> Void

    var testDescription: String { name }

    private static let sweep = ["sweep", "--on", Site.today]
    private static let take = ["import", "FILE", "--on", Site.today]

    static let workspace: [Fault] = [
        Fault(name: "no rules", command: sweep, english: "no usable rule", chinese: "没有可用的规则") { try $0.removeRules() },
        Fault(name: "no folder of rules", command: sweep, english: "no usable rule", chinese: "没有可用的规则") {
            try FileManager.default.removeItem(atPath: "\($0.path)/Rules")
        },
        Fault(name: "no workspace", command: sweep, english: "is no workspace", chinese: "不是工作区") {
            try FileManager.default.removeItem(atPath: "\($0.path)/doorstep.yaml")
        },
        Fault(name: "unknown setting", command: sweep, english: "did you mean hotline", chinese: "是否想写 hotline") {
            try $0.write("hotlin: 400", to: "place/doorstep.yaml")
        },
        Fault(name: "broken settings", command: sweep, english: "not valid YAML", chinese: "不是有效的 YAML") {
            try $0.write("hotline: [", to: "place/doorstep.yaml")
        },
        Fault(name: "no workers", command: sweep, english: "workers", chinese: "workers") {
            try $0.write("workers: 0", to: "place/doorstep.yaml")
        },
        Fault(name: "fewer than no workers", command: sweep, english: "workers", chinese: "workers") {
            try $0.write("workers: -1", to: "place/doorstep.yaml")
        },
        Fault(name: "no promotions a week", command: sweep, english: "greetings.weeklyCap must be", chinese: "应为整数") {
            try $0.write("greetings: { weeklyCap: 0 }", to: "place/doorstep.yaml")
        },
        Fault(name: "a custom nobody has", command: sweep, english: "ordinary or leap", chinese: "ordinary 或 leap") {
            try $0.write("greetings: { leapMonth: both }", to: "place/doorstep.yaml")
        },
        Fault(name: "a solemn day that is none", command: sweep, english: "must be days such as", chinese: "应为日期") {
            try $0.write("greetings: { solemnDays: [2026-02-30] }", to: "place/doorstep.yaml")
        },
        Fault(name: "a plain value for a list", command: sweep, english: "must be a list", chinese: "应为列表") {
            try $0.write("greetings: { solemnDays: 2026-11-22 }", to: "place/doorstep.yaml")
        },
        Fault(name: "a number for a list", command: sweep, english: "must be a list", chinese: "应为列表") {
            try $0.write("delivery: { retryMinutes: 5 }", to: "place/doorstep.yaml")
        },
        Fault(name: "hours without brackets", command: sweep, english: "must be a list", chinese: "应为列表") {
            try $0.write("delivery: { hours: { sms: { notice: \"10:00-11:00\" } } }", to: "place/doorstep.yaml")
        },
        Fault(name: "a team without a number", command: sweep, english: "must be team=8", chinese: "团队=8") {
            try $0.write("teams: { capacities: [东组=几户] }", to: "place/doorstep.yaml")
        },
        Fault(name: "another program's database", command: sweep, english: "of another program", chinese: "其他程序的数据库") {
            try $0.replaceBase("CREATE TABLE t(a); INSERT INTO t VALUES (1)")
        },
        Fault(name: "a newer database", command: sweep, english: "newer version", chinese: "更新版本") {
            _ = try $0.rows("INSERT INTO grdb_migrations VALUES ('from-the-future')")
        },
        Fault(name: "no database at all", command: sweep, english: "is not a database", chinese: "不是数据库文件") {
            try $0.replaceBase(nil)
            try $0.write(String(repeating: "这不是数据库。", count: 400), to: "place/doorstep.sqlite")
        },
        Fault(name: "a folder for a database", command: sweep, english: "cannot be opened", chinese: "无法打开") {
            try $0.replaceBase(nil)
            try FileManager.default.createDirectory(
                atPath: "\($0.path)/doorstep.sqlite",
                withIntermediateDirectories: true
            )
        },
        Fault(name: "a file for a spool", command: ["outbox", "send"], english: "spool", chinese: "spool") {
            try $0.write("", to: "place/spool")
        },
        Fault(
            name: "a day far ahead of all that is known",
            command: ["sweep", "--on", "2126-11-21"],
            english: "lies far ahead",
            chinese: "还很远"
        ) { _ in },
        Fault(
            name: "a day that does not exist",
            command: ["sweep", "--on", "2026-02-30"],
            status: 64,
            english: "2026-02-30 is not a day",
            chinese: "2026-02-30 不是有效日期"
        ) { _ in },
    ]

    static let files: [Fault] = [
        Fault(name: "no file", command: ["import", "/nowhere.csv"], english: "cannot be read", chinese: "无法读取") { _ in
        },
        Fault(name: "an empty file", command: take, english: "is empty", chinese: "是空的") {
            try $0.write("", to: "ledger.csv")
        },
        Fault(name: "a workbook", command: take, english: "Excel workbook", chinese: "Excel 工作簿") {
            try $0.write("PK\u{3}\u{4}\u{14}\u{0}\u{6}\u{0}", to: "ledger.csv")
        },
        Fault(name: "a file without known columns", command: take, english: "header with known columns", chinese: "表头")
        {
            try $0.write("甲,乙\r\n1,2\r\n", to: "ledger.csv")
        },
        Fault(name: "a file that tells nobody apart", command: take, english: "are missing", chinese: "缺少列") {
            try $0.write("姓名,性别\r\n张三,男\r\n", to: "ledger.csv")
        },
        Fault(name: "10,000 columns", command: take, english: "10000 columns", chinese: "10000 列") {
            let columns = ["客户编号"] + (1..<10_000).map { "列\($0)" }
            try $0.write(columns.joined(separator: ",") + "\r\n", to: "ledger.csv")
        },
        Fault(
            name: "a cut character",
            command: take,
            keepsRows: true,
            english: "middle of a character",
            chinese: "一个字符中间断开"
        ) {
            let text = try Data(contentsOf: URL(filePath: $0.ledger))
            try (text + Data("C9999999,张".utf8).dropLast()).write(to: URL(filePath: $0.ledger))
        },
        Fault(name: "zero bytes", command: take, english: "zero byte", chinese: "零字节") {
            try $0.write("客户编号,姓名\r\nC1\u{0},张\r\n", to: "ledger.csv")
        },
    ]
}

extension Site {
    /// Writes a file below the site's folder.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }

    /// Puts another database in the place of the workspace's, or none.
    fileprivate func replaceBase(_ sql: String?) throws {
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: "\(path)/doorstep.sqlite\(end)")
        }
        if let sql { _ = try rows(sql) }
    }
}
