package import Lifecycle

/// What an editor needs to know the words of a workspace's rules: files by their path below the workspace.
package struct EditorFiles: Sendable {
    /// One file.
    package struct File: Hashable, Sendable {
        /// The path below the workspace, such as `.vscode/tasks.json`.
        package let path: String
        /// What stands in it.
        package let text: String
    }

    /// Where the definition file lies: not under `Rules`, since it is no rule.
    static let definitionFolder = ".editor"

    /// The files, in ascending order of paths.
    package let files: [File]

    /// Makes the files.
    /// - Parameters:
    ///   - vocabulary: What rules of the workspace may name.
    ///   - templates: The templates it has now.
    package init(vocabulary: Vocabulary, templates: TemplateNames) {
        let definition = DefinitionFile(vocabulary: vocabulary, templates: templates).text
        files = [
            File(path: "\(Self.definitionFolder)/rules.lua", text: definition),
            File(path: ".luacheckrc", text: LuacheckFile.text), File(path: ".luarc.json", text: Self.languageServer),
            File(path: ".vscode/doorstep.code-snippets", text: SnippetFile.text),
            File(path: ".vscode/tasks.json", text: Self.tasks),
        ]
    }

    /// Settings of lua-language-server: Lua's own library is off, because the definition file has what is left of it.
    private static let languageServer = """
        {
          "runtime.version": "Lua 5.4",
          "runtime.builtin": {
        \(offLibraries)
          },
          "workspace.library": ["\(definitionFolder)"],
          "workspace.checkThirdParty": false
        }

        """

    private static let offLibraries = [
        "basic", "bit", "bit32", "coroutine", "debug", "ffi", "io", "jit", "math", "os", "package", "string", "table",
        "utf8",
    ].map { "    \"\($0)\": \"disable\"" }.joined(separator: ",\n")

    /// Tasks of VS Code, whose problems are the lines of `rules check --format lines`.
    private static let tasks = """
        {
          "version": "2.0.0",
          "tasks": [
            {
              "label": "检查规则",
              "type": "process",
              "command": "doorstep",
              "args": ["rules", "check", "--format", "lines"],
              "options": { "cwd": "${workspaceFolder}" },
              "group": { "kind": "build", "isDefault": true },
              "presentation": { "reveal": "silent" },
              "problemMatcher": {
                "owner": "doorstep",
                "source": "doorstep",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                  "regexp": "^(.+?):(\\\\d+):(\\\\d+): (error|warning) (R\\\\d+): (.*)$",
                  "file": 1, "line": 2, "column": 3, "severity": 4, "code": 5, "message": 6
                }
              }
            },
            {
              "label": "运行规则的测试",
              "type": "process",
              "command": "doorstep",
              "args": ["rules", "test"],
              "options": { "cwd": "${workspaceFolder}" },
              "group": { "kind": "test", "isDefault": true },
              "problemMatcher": []
            }
          ]
        }

        """
}
