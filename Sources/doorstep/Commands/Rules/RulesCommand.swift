import ArgumentParser

/// `doorstep rules …`: see its abstract.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List, check, test and write the rules, and put them to use.",
        subcommands: [
            RulesListCommand.self, RulesCheckCommand.self, RulesTestCommand.self, RulesShowCommand.self,
            RulesNewCommand.self, RulesEditorCommand.self, RulesDocsCommand.self, RulesActivateCommand.self,
            RulesLogCommand.self,
            RulesDiffCommand.self, RulesRollbackCommand.self, RulesBlameCommand.self,
        ]
    )
}
