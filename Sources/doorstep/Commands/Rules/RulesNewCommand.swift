import ArgumentParser
import Foundation
import Lifecycle
import RuleBook
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
            try Data(RuleSkeleton.text(name).utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw WorkspaceError.file(path: path, detail: Phrase("cannot be written", zh: "无法写入"))
        }
        Output.say(
            "made \(path); fill it in, then run `doorstep rules test \(name)`",
            zh: "已建立 \(path)；填写后运行 doorstep rules test \(name)"
        )
    }
}
