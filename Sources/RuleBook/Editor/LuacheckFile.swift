/// The settings of `luacheck`: the names rule files may read, and no others.
enum LuacheckFile {
    static let text = """
        -- 由 doorstep rules editor 生成：luacheck 只认规则文件能用的词。
        stds.doorstep = {
          read_globals = {
        \(globals)
          },
        }
        std = "doorstep"
        max_line_length = false
        exclude_files = { "\(EditorFiles.definitionFolder)" }

        """

    private static var globals: String {
        RuleWords.known.names.sorted().map { name in
            guard let members = RuleWords.known.members[name] else { return "    \"\(name)\"," }
            let list = members.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
            return "    \(name) = { fields = { \(list) } },"
        }.joined(separator: "\n")
    }
}
