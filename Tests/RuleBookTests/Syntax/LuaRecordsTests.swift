import Lifecycle
import Testing

@testable import RuleBook

@Suite("Records of a Lua scan")
struct LuaRecordsTests {
    private static let source = """
        --- 入住三个月居住访问：问需要。
        local function ok(j) return j.open_complaints == 0 end
        rule "visit" {
          when = months(3):after "move_in" :or_else "handover",
          who = { ["home.layout"] = one_of("商铺", "住宅"), status = "handed_over" },
          check = ok,
          actions = function(j) return { task { kind = "visit", area = j.home.area } } end,
        }
        test "visit" {
          { "当天", given = { status = "handed_over" }, on = "2026-04-30" },
        }
        """
    private let scan = LuaScan.make(Self.source)

    @Test("the title is the first comment line")
    func title() {
        #expect(scan.problems == [])
        #expect(scan.title == "入住三个月居住访问：问需要。")
        #expect(LuaScan.make("local a = 1").title == "")
    }

    @Test(
        "keys carry their path from the outermost call",
        arguments: [
            ("rule", ["when"], 4, 3), ("rule", ["who", "home.layout"], 5, 12), ("rule", ["who", "status"], 5, 49),
            ("test", ["1", "given", "status"], 10, 21), ("test", ["1", "1"], 10, 5), ("task", ["kind"], 7, 41),
        ]
    )
    func keys(call: String, path: [String], line: Int, column: Int) throws {
        let key = try #require(scan.keys.first { $0.call == call && $0.path == path })
        #expect([key.spot.line, key.spot.column] == [line, column])
    }

    @Test("a key carries the place and text of its literal value")
    func value() throws {
        let key = try #require(scan.keys.first { $0.path == ["who", "status"] })
        #expect(key.literal == "handed_over")
        #expect(key.value == SourceSpot(line: 5, column: 58, length: 13))
    }

    @Test("literals handed to calls carry the call they are handed to")
    func arguments() {
        let found = scan.arguments.map {
            "\($0.call) \($0.path.joined(separator: "/")) \($0.via) \($0.index) \($0.literal)"
        }
        #expect(
            found == [
                "rule  rule 1 visit", "rule when months 1 3", "rule when after 1 move_in",
                "rule when or_else 1 handover",
                "rule who/home.layout one_of 1 商铺", "rule who/home.layout one_of 2 住宅", "test  test 1 visit",
            ]
        )
    }

    @Test("functions are found by key, also through a local's name")
    func functions() {
        #expect(scan.functions.map(\.key) == ["check", "actions"])
        #expect(scan.functions.map { $0.reads.map(\.name) } == [["open_complaints"], ["home.area"]])
        #expect(scan.functions.map(\.spot.line) == [2, 7])
        #expect(scan.functions.allSatisfy { !$0.escapes && $0.call == "rule" && $0.parameter == "j" })
    }

    @Test("a local that is given another value names no function")
    func reassigned() {
        #expect(LuaScan.make("local f = function(j) end f = nil rule 'a' { check = f }").functions == [])
    }

    @Test(
        "reads follow constant paths; any other use escapes",
        arguments: [
            ("return j.a.b + j['c.d'].e", ["a.b", "c.d.e"], false), ("return j", [], true),
            ("return days(j)", [], true),
            ("local k = j return k.a", [], true), ("return j[today]", [], true), ("return j.a[today].b", ["a"], true),
            ("return j:name()", [], true), ("return j.name:upper()", ["name"], false), ("return (j).a", [], true),
            ("local f = function() return j.a end", ["a"], false), ("local j = {} return j.a", [], false),
            ("return function(j) return j.z end", [], false), ("return j == nil", [], true), ("j = nil", [], true),
            ("return { j.a, b = j.c, j }", ["a", "c"], true), ("return #j.a .. j.b", ["a", "b"], false),
            ("return j[today].a", [], true), ("for _, x in ipairs(j.cases) do days(x.a) end", ["cases"], false),
        ]
    )
    func reads(body: String, names: [String], escapes: Bool) throws {
        let scan = LuaScan.make("rule 'a' { check = function(j) \(body) end }")
        #expect(scan.problems == [])
        let function = try #require(scan.functions.first { $0.key == "check" })
        #expect(function.reads.map(\.name) == names)
        #expect(function.escapes == escapes)
    }

    @Test("a function without a named subject may see it through ...")
    func vararg() {
        let scan = LuaScan.make("rule 'a' { check = function(...) end, actions = function() end }")
        #expect(scan.functions.map(\.escapes) == [true, false])
    }

    @Test("global names are listed where they are read, with their member")
    func globals() {
        let scan = LuaScan.make("local a = string.len('x')\nlocal days = days\ndays(a)")
        #expect(scan.globalsRead.map(\.name) == ["string", "days"])
        #expect(scan.globalsRead.map(\.member) == ["len", nil])
        #expect(scan.globalsRead.map(\.spot.line) == [1, 2])
    }
}
