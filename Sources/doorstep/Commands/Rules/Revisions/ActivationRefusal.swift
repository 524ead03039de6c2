import Lifecycle

/// Why a rule book is not put to use; the one in use stays.
enum ActivationRefusal: Explained, Equatable {
    /// Files have errors.
    case errors(Int)
    /// Tests in the rule files fail.
    case failedTests(Int)
    /// Nobody said how many people are concerned.
    case unconfirmed(Int)
    /// Another number was said.
    case otherNumber(said: Int, Int)

    /// What was typed is no number.
    case noNumber(Int)

    var phrase: Phrase {
        switch self {
        case .errors(let count):
            Phrase(
                "not put to use, \(count) errors: mend them (`doorstep rules check`); the rule book in use stays",
                zh: "未启用：有 \(count) 处错误，请先改正（doorstep rules check）；正在使用的规则册不变"
            )
        case .failedTests(let count):
            Phrase(
                "not put to use, \(count) tests fail: mend rule or test (`doorstep rules test`); the rule book in use stays",
                zh: "未启用：有 \(count) 个测试不通过，请改规则或测试（doorstep rules test）；正在使用的规则册不变"
            )
        case .unconfirmed(let people):
            Phrase(
                "not put to use: \(people) people are concerned, more than activation.limit allows unasked; if that is meant, "
                    + "say --people \(people)",
                zh: "未启用：涉及 \(people) 人，超过 activation.limit；确实要启用请加 --people \(people)"
            )
        case .noNumber(let people):
            Phrase(
                "not put to use: that is no number; \(people) people are concerned",
                zh: "未启用：输入的不是数字；实际涉及 \(people) 人"
            )
        case .otherNumber(let said, let people):
            Phrase(
                "not put to use: you said \(said) people, and \(people) are concerned",
                zh: "未启用：您输入的是 \(said) 人，实际涉及 \(people) 人"
            )
        }
    }
}
