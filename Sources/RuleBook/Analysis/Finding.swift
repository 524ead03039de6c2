import Lifecycle

/// What can be known to be unintended in rules that work, with its number and its words.
enum Finding: Hashable {
    /// A condition that no value satisfies.
    case emptyCondition(String)
    /// A condition that nobody satisfies who is due.
    case neverDue(String)
    /// A condition that everybody satisfies who is due.
    case idleCondition(String)
    /// Lines that are never run.
    case unreachable
    /// A message that another rule sends to the same people on the same day.
    case sameMessage(String, other: String)
    /// Values that none of the rules takes which divide an audience.
    case gap(field: String, values: Phrase, others: [String])
    /// Values that two of them take.
    case overlap(field: String, values: Phrase, other: String)
    /// A field that nobody ever told.
    case neverImported(String, title: String)
    /// A change that no test of the rule notices.
    case survivor(before: String, after: String)
    /// A reason on a line where the tests notice every change.
    case idleReason

    /// The number people can look up.
    var number: CatalogueNumber {
        switch self {
        case .emptyCondition: .emptyCondition
        case .neverDue: .neverDue
        case .idleCondition: .idleCondition
        case .unreachable: .unreachable
        case .sameMessage: .sameMessage
        case .gap: .gap
        case .overlap: .overlap
        case .neverImported: .neverImported
        case .survivor: .survivor
        case .idleReason: .idleReason
        }
    }

    /// What is not as it seems.
    var message: Phrase {
        switch self {
        case .emptyCondition(let name):
            Phrase("no value of \(name) satisfies this condition", zh: "\(name) 无论是什么，都不会符合这个条件")
        case .neverDue(let name):
            Phrase(
                "nobody who is due by `when` satisfies \(name): the rule never does anything",
                zh: "照 when 到期的，没有一位符合 \(name) 这个条件：规则永远不会做"
            )
        case .idleCondition(let name):
            Phrase(
                "everybody who is due by `when` satisfies \(name): the condition leaves nobody out",
                zh: "照 when 到期的，个个都符合 \(name) 这个条件：写了也不起作用"
            )
        case .unreachable: Phrase("this line is never run", zh: "这一行永远不会执行")
        case .sameMessage(let message, let other):
            Phrase(
                "\(other) sends \(message) to the same people on the same day",
                zh: "规则 \(other) 也会在同一天给同一批人发 \(message)"
            )
        case .gap(let field, let values, let others):
            Phrase(
                "neither this rule nor \(others.joined(separator: ", ")) takes \(field): \(values.english)",
                zh: "\(field) 为\(values.chinese)时，本规则和 \(others.joined(separator: "、")) 都不管"
            )
        case .overlap(let field, let values, let other):
            Phrase(
                "both this rule and \(other) take \(field): \(values.english)",
                zh: "\(field) 为\(values.chinese)时，本规则和 \(other) 都会做"
            )
        case .neverImported(let name, let title):
            Phrase(
                "no import ever brought \(name) (\(title))",
                zh: "导入过的文件里，从来没有“\(title)”（\(name)）这一列"
            )
        case .survivor(let before, let after):
            Phrase(
                "no test notices if `\(before)` became `\(after)`",
                zh: "把 \(before) 改成 \(after)，没有测试会发现"
            )
        case .idleReason:
            Phrase(
                "the remark says that something is untested, and the tests notice every change of this line",
                zh: "注明了“不测”，其实这一行怎么改都会被测试发现"
            )
        }
    }

    /// What to do about it.
    var hint: Phrase {
        switch self {
        case .emptyCondition:
            Phrase("correct the limits or the list", zh: "请检查上下限或名单是否写反")
        case .neverDue: Phrase("correct the condition or `when`", zh: "请修改这个条件或 when")
        case .idleCondition:
            Phrase("take it out, or write what was meant", zh: "请去掉，或改成原来想写的条件")
        case .unreachable:
            Phrase("take the line out, or the condition before it", zh: "请删掉这一行，或修改它前面的判断")
        case .sameMessage:
            Phrase(
                "make one of the rules leave them out, or take the message out of one",
                zh: "请让其中一条规则避开这些人，或去掉一条里的这个动作"
            )
        case .gap:
            Phrase("add them to one of the rules, if somebody should be told", zh: "如果不该漏掉，请加进其中一条规则")
        case .overlap: Phrase("leave them to one of the rules", zh: "请只留在其中一条规则里")
        case .neverImported:
            Phrase(
                "import a file with that column, or name its header in doorstep.yaml under headers; what a whole project has "
                    + "in common can be told with `doorstep project set`",
                zh: "请导入带这一列的文件；列名不同的，写进 doorstep.yaml 的 headers；整个项目共有的也可以用 doorstep project set 登记"
            )
        case .survivor:
            Phrase(
                "add a test that tells the two apart, or say why there is none: -- untested: reason",
                zh: "请加一个能分辨两者的测试；确实没法测的，在这一行末尾注明 -- 不测：理由"
            )
        case .idleReason: Phrase("take the remark out", zh: "请删掉这条注明")
        }
    }
}

extension RuleProblem {
    /// A finding at a place of a file.
    init(_ finding: Finding, file: String, at spot: SourceSpot) {
        self.init(
            finding.number,
            file: file,
            line: spot.line,
            column: spot.column,
            length: spot.length,
            message: finding.message,
            hint: finding.hint
        )
    }
}
