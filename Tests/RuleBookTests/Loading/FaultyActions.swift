@testable import RuleBook

extension FaultySnippet {
    static let actions: [FaultySnippet] = [
        .init(ruleFile(actions: "5"), "R026", 4, 11),
        .init(ruleFile(actions: "sms { template = \"welcome\" }"), "R026", 4, 11),
        .init(ruleFile(actions: "{ sms = \"welcome\" }"), "R026", 4, 11),
        .init(ruleFile(actions: "{ [2] = sms { template = \"welcome\" } }"), "R026", 4, 11),
        .init(ruleFile(actions: "{ \"sms\" }"), "R026", 4, 13),
        .init(ruleFile(actions: "{ { template = \"welcome\" } }"), "R026", 4, 13),
        .init(ruleFile(actions: "{ days(3) }"), "R026", 4, 13),
        .init(ruleFile(actions: "{ task { kind = \"dance\", title = \"问\" } }"), "R027", 4, 27),
        .init(ruleFile(actions: "{ task { title = \"问\" } }"), "R027", 4, 13),
        .init(ruleFile(actions: "{ task { kind = 5, title = \"问\" } }"), "R027", 4, 27),
        .init(ruleFile(actions: "{ task { kind = \"call\" } }"), "R026", 4, 13),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"\" } }"), "R026", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = 5 } }"), "R026", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"\\xFF\" } }"), "R026", 4, 43),
        .init(
            ruleFile(actions: "{ task { kind = \"call\", title = \"\(String(repeating: "问", count: 121))\" } }"),
            "R026",
            4,
            43
        ),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\\n候\" } }"), "R043", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\\r\\n候\" } }"), "R043", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\\0候\" } }"), "R043", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\\u{85}候\" } }"), "R043", 4, 43),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", within = 3 } }"), "R026", 4, 57),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", within = on \"signing\" } }"), "R026", 4, 57),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", within = every(days(3)) } }"), "R026", 4, 57),
        .init(
            ruleFile(
                actions:
                    "{ task { kind = \"call\", title = \"问\", within = { __is = \"span\", unit = \"days\", count = 1e300 } } }"
            ),
            "R026",
            4,
            57
        ),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", note = 3 } }"), "R024", 4, 48),
        .init(ruleFile(actions: "{ task { \"call\", kind = \"call\", title = \"问\" } }"), "R024", 4, 20),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", checklist = \"xyz\" } }"), "R040", 4, 60),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", checklist = \"welcome\" } }"), "R040", 4, 60),
        .init(ruleFile(actions: "{ task { kind = \"call\", title = \"问\", script = 5 } }"), "R040", 4, 57),
        .init(ruleFile(actions: "{ sms {} }"), "R025", 4, 13),
        .init(ruleFile(actions: "{ sms { template = 5 } }"), "R025", 4, 13),
        .init(ruleFile(actions: "{ sms { \"welcome\", template = \"welcome\" } }"), "R024", 4, 19),
        .init(ruleFile(actions: "{ sms { template = \"xyz\" } }"), "R040", 4, 30),
        .init(ruleFile(actions: "{ sms { template = \"letter\" } }"), "R040", 4, 30),
        .init(ruleFile(actions: "{ email { template = \"welcome\" } }"), "R040", 4, 32),
        .init(ruleFile(actions: "{ sms { template = \"welcome\", text = 1 } }"), "R024", 4, 41),
        .init(ruleFile(actions: "{ sms { template = \"welcome\", date = 1 } }"), "R026", 4, 48),
        .init(ruleFile(actions: "{ sms { template = \"welcome\", date = days(3) } }"), "R026", 4, 48),
        .init(ruleFile(actions: "{ sms { template = \"welcome\", date = yearly \"signing\" } }"), "R026", 4, 48),
        .init(ruleFile(actions: "{ sms { template = \"welcome\", date = on \"xyz\" } }"), "R032", 4, 48),
        .init(
            ruleFile(actions: "{ \(String(repeating: "sms { template = \"welcome\" }, ", count: 17)) }"),
            "R042",
            4,
            11
        ),
        .init("local all = { task { kind = \"x\", title = \"问\" } }\n" + ruleFile(actions: "all"), "R027", 5, 1),
    ]

    static let arguments: [FaultySnippet] = [
        .init(ruleFile(actions: "{ either { sms { template = \"welcome\" } } }"), "R026", 4, 13),
        .init(
            ruleFile(actions: "{ either { task { kind = \"call\", title = \"问\" }, sms { template = \"welcome\" } } }"),
            "R026",
            4,
            13
        ),
        .init(ruleFile(actions: "{ either(3) }"), "R031", 4, 13),
        .init(
            ruleFile(
                actions:
                    "{ sms { template = \"welcome\" }, task { kind = \"call\", title = \"问\", within = workdays(-1) } }"
            ),
            "R031",
            4,
            87
        ),
        .init(ruleFile(when: "days(-1):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "days(1.5):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "days(\"3\"):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "days():after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "days(36501):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "weeks(5201):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "months(1201):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "years(101):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "months(0 / 0):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "months(1e300):after \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "on(5)"), "R031", 2, 8),
        .init(ruleFile(when: "on(handover)"), "R014", 2, 11),
        .init(ruleFile(when: "days(3):after(5)"), "R031", 2, 22),
        .init(ruleFile(when: "days(3):before()"), "R031", 2, 1),
        .init(ruleFile(when: "on \"signing\" :or_else(5)"), "R031", 2, 30),
        .init(ruleFile(when: "every(3)"), "R031", 2, 8),
        .init(ruleFile(when: "every(days(0)):from \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "every(on \"signing\"):from \"signing\""), "R031", 2, 8),
        .init(ruleFile(when: "every(days(3)):or_else \"signing\""), "R031", 2, 31),
        .init(ruleFile(when: "every(days(3)):from(5)"), "R031", 2, 28),
        .init(ruleFile(when: "every(days(3)):from \"signing\" :to(5)"), "R031", 2, 42),
        .init(ruleFile(when: "yearly(5)"), "R031", 2, 8),
        .init(ruleFile(when: "date(\"10\", 20)"), "R031", 2, 8),
        .init(ruleFile(when: "date(10)"), "R031", 2, 8),
        .init(ruleFile(when: "daily:each(5)"), "R031", 2, 19),
        .init(ruleFile("who = { status = one_of() }"), "R031", 5, 18),
        .init(ruleFile("who = { status = except() }"), "R031", 5, 18),
        .init(ruleFile("who = { signing = older_than(3) }"), "R031", 5, 19),
        .init(ruleFile(actions: "{ sms \"welcome\" }"), "R031", 4, 13),
        .init(ruleFile(actions: "{ task(5) }"), "R031", 4, 13),
        .init(ruleFile(actions: "{ email() }"), "R031", 4, 13),
        .init("rule(5)", "R031", 1, 1),
        .init("rule {}", "R031", 1, 1),
        .init("rule \"r\" \"s\"", "R031", 1, 1),
        .init(ruleFile() + "\ntest {}", "R031", 7, 1),
        .init(ruleFile() + "\ntest \"r\" (5)", "R031", 7, 1),
    ]
}
