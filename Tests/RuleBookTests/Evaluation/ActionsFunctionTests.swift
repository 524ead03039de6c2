import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Functions that make actions")
struct ActionsFunctionTests {
    @Test(
        "make the actions they return",
        arguments: [
            ("return {}", ""), ("return { sms { template = 'welcome' } }", "sms welcome"),
            (
                "return { task { kind = 'call', title = '问' }, email { template = 'letter' } }",
                "task call, email letter"
            ),
            ("if j.status == 'signed' then return { sms { template = 'thanks' } } end return {}", "sms thanks"),
            ("local all = {} for i = 1, 16 do all[i] = sms { template = 'thanks' } end return all", sixteen),
        ]
    )
    func made(body: String, word: String) throws {
        #expect(try judge(actionsFile(body), [["status": .text("signed")]]).map(\.word) == [word])
    }

    private static let sixteen = Array(repeating: "sms thanks", count: 16).joined(separator: ", ")

    @Test("put the subject's own facts into a title")
    func title() throws {
        let source = actionsFile("return { task { kind = 'call', title = '回访 ' .. j.home.room, within = days(3) } }")
        let plan = TaskPlan(kind: .call, title: "回访 501", within: CalendarSpan(3, .days))
        #expect(try judge(source, [["home.room": .text("501")]]) == [.make([.task(plan)])])
    }

    @Test(
        "fail when what they return is no list of actions",
        arguments: [
            ("", "R026:0"), ("return 5", "R026:0"), ("return true", "R026:0"), ("return 'sms'", "R026:0"),
            ("return sms { template = 'welcome' }", "R026:0"), ("return { 5 }", "R026:0"), ("return { {} }", "R026:0"),
            ("return { sms = 1 }", "R026:0"), ("return { [2] = sms { template = 'welcome' } }", "R026:0"),
            ("return { sms { template = 'xyz' } }", "R040:0"), ("return { sms { template = j.status } }", "R040:0"),
            ("return { sms {} }", "R025:0"), ("return { sms { template = 'welcome', [j.status] = 1 } }", "R024:0"),
            ("return { sms { template = 'welcome', date = on(j.status) } }", "R032:0"),
            ("return { sms('welcome') }", "R031:4"), ("return { task { kind = 'dance', title = '问' } }", "R027:0"),
            ("return { task { kind = 'call', title = 'a\\0b' } }", "R043:0"),
            ("return { task { kind = 'call', title = 'a\\r\\nb' } }", "R043:0"),
            ("return { task { kind = 'call', title = 'a\\nb' } }", "R043:0"),
            ("return { task { kind = 'call', title = '\\xFF' } }", "R026:0"),
            ("return { task { kind = 'call', title = string.rep('问', 121) } }", "R026:0"),
            ("return { task { kind = 'call', title = j.loan } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = days(0 / 0) } }", "R031:4"),
            ("return { task { kind = 'call', title = '问', within = days(1e300) } }", "R031:4"),
            ("return { task { kind = 'call', title = '问', within = 0 / 0 } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = 1e300 } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = span(0 / 0) } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = span(1e300) } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = span(-1e18) } }", "R026:0"),
            ("return { task { kind = 'call', title = '问', within = span(math.mininteger) } }", "R026:0"),
            ("local all = {} for i = 1, 17 do all[i] = sms { template = 'thanks' } end return all", "R042:0"),
            ("return { function() end }", "R056:0"), ("return j", "R056:0"), ("return { [true] = 1 }", "R056:0"),
            ("local t = {} t[1] = t return t", "R056:0"), ("return { string.rep('x', 300000) }", "R056:0"),
            ("return { task { kind = 'call', title = '问' .. j.loan } }", "R057:4"),
            ("return j['x' .. 'y']", "R054:4"), ("while true do end", "R052:4"),
            ("local t = {} for i = 1, 1e9 do t[i] = i end return t", "R051:4"),
        ]
    )
    func failure(body: String, word: String) throws {
        let helper = "local function span(n) return { __is = 'span', unit = 'days', count = n } end "
        let verdicts = try judge(helper + actionsFile(body), [["status": .text("王女士")]])
        #expect(verdicts.map(\.word) == [word])
        let phrase = try #require(verdicts.first?.failure?.phrase)
        #expect(!phrase.english.isEmpty && phrase.chinese.contains(#/\p{Han}/#))
        #expect(!(phrase.english + phrase.chinese).contains("王女士"), "\(phrase)")
    }

    @Test("run only for subjects that the check lets through, and fail for themselves alone")
    func checked() throws {
        let source = ruleFile(
            "check = function(j) return j.open_complaints == 0 end",
            actions: "function(j) return { task { kind = 'call', title = '问' .. j.status } } end"
        )
        let rows: [[String: FieldValue]] = [
            ["open_complaints": .integer(0), "status": .text("signed")], ["open_complaints": .integer(1)],
            ["open_complaints": .integer(0)], ["open_complaints": .integer(0), "status": .text("signed")], [:],
        ]
        #expect(try judge(source, rows).map(\.word) == ["task call", "decline", "R057:4", "task call", "decline"])
    }
}
