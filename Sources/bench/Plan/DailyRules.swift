/// Twenty rules that look at everyone: each reads three of twelve fields, and hardly anybody passes.
///
/// Written twice from one text: as rule files, and as Lua functions of a flat table for the yardstick.
enum DailyRules {
    /// Days no handover of a base reaches: nobody passes, so that no writing is measured.
    private static let distance = 9000

    /// The third field of every rule; a journey without a handover stays as far from passing.
    private static let date = "({j}.handover or 99999) + {days} <= today"

    private static let checks = [
        "{j}.status == 'handed_over' and {j}.open_complaints == 0",
        "{j}.payment == 'mortgage' and {j}.home{.}area >= 80",
        "{j}.home{.}layout ~= '商铺' and {j}.owner{.}consent",
        "{j}.home{.}finish == 'fitted' and {j}.project{.}city ~= '上海'",
        "{j}.owner{.}gender == 'female' and {j}.project{.}pipe_warranty_months <= 6",
    ]

    /// Rule files by name.
    static var files: [(name: String, text: String)] {
        bodies(subject: "j", dot: ".").enumerated().map { index, body in
            let name = "daily-\(index + 1)"
            let text = """
                --- 逐户查看第 \(index + 1) 项。
                rule "\(name)" {
                  api = 1, step = 5, owner = "客户关系专员", per = "journey",
                  when = daily, late = days(0),
                  check = function(j) return \(body) end,
                  class = "notice",
                  actions = { task { kind = "call", title = "逐户查看", within = days(5) } },
                }

                """
            return (name + ".lua", text)
        }
    }

    /// The same functions as a list.
    static var list: String {
        let functions = bodies(subject: "t", dot: "_").map { "  function(t) return \($0) end,\n" }.joined()
        return "return {\n\(functions)}\n"
    }

    private static func bodies(subject: String, dot: String) -> [String] {
        (0..<20).map { index in
            "\(checks[index % checks.count]) and \(date)".replacing("{j}", with: subject).replacing("{.}", with: dot)
                .replacing("{days}", with: "\(distance + index)")
        }
    }
}
