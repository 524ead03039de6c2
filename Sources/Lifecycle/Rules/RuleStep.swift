/// A step of the 6+2 method that rules are sorted by.
package struct RuleStep: Hashable, Sendable {
    /// What rules write: `1` through `6`, `+1`, `+2`, or `care`.
    package let code: String
    /// What the department calls it.
    package let title: Phrase

    /// All steps, in the order of the method.
    package static let all = [
        RuleStep("1", Phrase("Step 1: first visit", zh: "第一步 温馨牵手")),
        RuleStep("2", Phrase("Step 2: signing", zh: "第二步 喜结连理")),
        RuleStep("3", Phrase("Step 3: while it is built", zh: "第三步 亲密接触")),
        RuleStep("4", Phrase("Step 4: handover", zh: "第四步 恭迎乔迁")),
        RuleStep("5", Phrase("Step 5: living there", zh: "第五步 嘘寒问暖")),
        RuleStep("6", Phrase("Step 6: responsibility", zh: "第六步 承担责任")),
        RuleStep("+1", Phrase("+1: on the way together", zh: "+1 一路同行")),
        RuleStep("+2", Phrase("+2: the fourth year", zh: "+2 四年之约")),
        RuleStep("care", Phrase("Greetings", zh: "关怀")),
    ]

    private init(_ code: String, _ title: Phrase) {
        self.code = code
        self.title = title
    }
}
