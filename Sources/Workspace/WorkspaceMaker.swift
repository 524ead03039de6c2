import Foundation
import Lifecycle

/// Makes a new workspace: settings, and copies of the default rules and templates.
package enum WorkspaceMaker {
    /// Makes a workspace, whole or not at all.
    /// - Parameters:
    ///   - path: The folder; made when it is not there.
    ///   - pack: The folder with the default `Rules` and `Templates`.
    /// - Throws: ``WorkspaceError``.
    package static func make(at path: String, pack: String) throws {
        let files = FileManager.default
        let settings = "\(path)/doorstep.yaml"
        guard !files.fileExists(atPath: settings) else { throw WorkspaceError.exists(path: path) }
        do {
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            for folder in ["Rules", "Templates"] where !files.fileExists(atPath: "\(path)/\(folder)") {
                try files.copyItem(atPath: "\(pack)/\(folder)", toPath: "\(path)/\(folder)")
            }
            // Last, because this file makes a folder a workspace.
            try Data(template.utf8).write(to: URL(filePath: settings), options: .atomic)
        } catch {
            throw WorkspaceError.file(
                path: path,
                detail: Phrase("cannot be written: check its permissions", zh: "无法写入：请检查权限")
            )
        }
    }

    /// Finds the default pack: where `DOORSTEP_PACK` says, beside the program, or in the source tree it was built in.
    package static func pack(environment: [String: String], program: String) throws -> String {
        if let named = environment["DOORSTEP_PACK"] { return named }
        var folder = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            for candidate in [folder, folder.appending(path: "share/doorstep")] {
                let rules = candidate.appending(path: "Rules").path
                let texts = candidate.appending(path: "Templates").path
                if FileManager.default.fileExists(atPath: rules), FileManager.default.fileExists(atPath: texts) {
                    return candidate.path
                }
            }
            folder.deleteLastPathComponent()
        }
        throw WorkspaceError.noPack
    }

    private static let template = """
        # 短信签名与服务热线：出现在每条短信里。
        signature: 某某置业
        hotline: 400-800-1234

        # 数据库和发件目录，相对于本目录。
        database: doorstep.sqlite
        spool: spool

        # 邮件的发件人。
        sender:
          name: 某某置业客户关系部
          mailbox: care@example.com

        # 邮件：spool 写入 spool/mail（Maildir），smtp 交给邮件服务器；密码放在环境变量 DOORSTEP_MAIL_PASSWORD。
        mail:
          channel: spool
        #  channel: smtp
        #  host: smtp.example.com
        #  port: 587
        #  security: required
        #  user: care@example.com

        # 短信：spool 写入 spool/sms.txt；kannel、aliyun、tencent 交给短信平台，见 docs/sms.md。密码放在环境变量 DOORSTEP_SMS_PASSWORD。
        # sms:
        #   channel: kannel
        #   url: http://127.0.0.1:13013/cgi-bin/sendsms
        #   user: care

        # 发送时段（中国时间）、每分钟上限、邮箱服务商限速（每分钟条数/连接数）。不写就用默认值。
        # delivery:
        #   hours:
        #     sms:
        #       notice: ["08:00-21:00"]
        #       promotion: ["09:30-11:45", "14:15-19:30"]
        #   perMinute:
        #     sms: 600
        #   domains: ["qq.com foxmail.com = 60/2"]

        # doorstep serve 监听的端口，以及外网访问它的网址（一键退订链接用）。
        # serve:
        #   port: 8725
        #   publicURL: https://care.example.com

        # 问候与推广：闰月生日（ordinary 过平月，leap 逢闰月过闰月）、2 月 29 日生日（february-28 或 march-1）、
        # 每人每渠道七天内和一年内最多几条、另外不发推广的日子（如哀悼日）。
        # greetings:
        #   leapMonth: ordinary
        #   leapDay: february-28
        #   weeklyCap: 4
        #   yearlyCap: 20
        #   solemnDays: ["2026-05-19"]

        # 抽样上门：每个团队每天最多安排几户。团队写在客户台账的“客关团队”列，没有时按项目编号。
        # teams:
        #   capacity: 8
        #   capacities: [沈阳组=6]

        # 自己增加的节点（代码=名称）和客户台账的表头（表头=字段）：
        # milestones: [pool_open=泳池开放日]
        # headers: [主业主手机=person.phone, 泳池开放=milestone.pool_open]

        """
}
