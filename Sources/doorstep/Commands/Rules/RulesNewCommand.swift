import ArgumentParser
import Foundation
import Lifecycle
import Workspace

/// `doorstep rules new NAME`: see its abstract.
struct RulesNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a rule file to fill in, with a test that passes."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The rule's name: lower-case letters, digits and hyphens.")
    var name: String

    func validate() throws {
        guard name.wholeMatch(of: /[a-z][a-z0-9-]{0,63}/) != nil else {
            throw ValidationError(
                Phrase(
                    "a rule's name has lower-case letters, digits and hyphens, such as first-visit",
                    zh: "规则名只用小写字母、数字和连字符，如 first-visit"
                )(Output.language)
            )
        }
    }

    func run() async throws {
        let workspace = try await place.open()
        let path = "\(workspace.path)/Rules/\(name).lua"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw WorkspaceError.file(path: path, detail: Phrase("is there already", zh: "已经存在"))
        }
        do {
            try Data(Self.text(name).utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw WorkspaceError.file(path: path, detail: Phrase("cannot be written", zh: "无法写入"))
        }
        Output.say(
            "made \(path); fill it in, then run `doorstep rules test \(name)`",
            zh: "已建立 \(path)；填写后运行 doorstep rules test \(name)"
        )
    }

    static func text(_ name: String) -> String {
        """
        --- 一句话说明这条规则为什么存在。
        rule "\(name)" {
          api   = 1,
          step  = 5,
          owner = "客户关系专员",
          per   = "journey",
          when  = days(30):after "handover",
          late  = days(15),
          who   = { status = "handed_over" },
          class = "notice",
          actions = {
            task { kind = "call", title = "电话回访", within = days(5) },
          },
        }

        test "\(name)" {
          { "到期当天", given = { status = "handed_over", handover = "2026-01-31" }, on = "2026-03-02", expect = { "task call" } },
          { "前一天不做", given = { status = "handed_over", handover = "2026-01-31" }, on = "2026-03-01",
            expect = nothing, because = "when" },
          { "未交付不做", given = { status = "signed", handover = "2026-01-31" }, on = "2026-03-02",
            expect = nothing, because = "status" },
        }

        """
    }
}
