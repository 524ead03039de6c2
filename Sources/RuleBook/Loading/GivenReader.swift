import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads `given`: the facts of a test's made-up subject.
struct GivenReader {
    private let names: [String: Field]

    /// Creates a reader for the tests of rules about a kind of subject.
    init(vocabulary: Vocabulary, subject: SubjectKind) {
        names = Self.names(vocabulary, subject)
    }

    /// The fields that tests of rules about a kind of subject may tell, by name.
    static func names(_ vocabulary: Vocabulary, _ subject: SubjectKind) -> [String: Field] {
        // A rule about people has its anchor in a journey of theirs, so that is told with the same bare names.
        vocabulary.names(for: .journey).merging(vocabulary.names(for: subject)) { $1 }
            .filter { $1.record != .holding }
    }

    /// The facts in ascending order of the names they are given by.
    func facts(
        _ value: LuaValue,
        _ path: [String],
        _ slips: inout TestSlips
    ) -> [(field: Field, value: FieldValue)] {
        guard value != .none else { return [] }
        guard let table = value.table, table.isGroup || table == LuaTable() else {
            slips.add(
                .wrongValue(key: "given", wanted: Phrase("{ field = value, … }", zh: " { 字段 = 值, … }")),
                path
            )
            return []
        }
        var facts: [(field: Field, value: FieldValue)] = []
        let kind = table["birthday_kind"].text ?? table["owner"].table?["birthday_kind"].text ?? ""
        let isLunar = ["lunar", "农历"].contains(kind)
        collect(table, "", path, isLunar: isLunar, &facts, &slips)
        return facts
    }

    private func collect(
        _ table: LuaTable,
        _ prefix: String,
        _ path: [String],
        isLunar: Bool,
        _ facts: inout [(field: Field, value: FieldValue)],
        _ slips: inout TestSlips
    ) {
        for (key, value) in table.named.sorted(by: { $0.key < $1.key }) {
            let name = prefix + key
            if let inner = value.table, inner.isGroup {
                collect(inner, name + ".", path + [key], isLunar: isLunar, &facts, &slips)
            } else if let field = names[name], isLunar, field.record == .person, field.name == "birthday" {
                birthday(value, field, path + [key], &facts, &slips)
            } else if let field = names[name] {
                if let fact = ValueReader.value(value, for: field) {
                    facts.append((field, fact))
                } else {
                    slips.add(.valueDoesNotFit(field: name, wanted: ValueReader.wanted(field)), path + [key])
                }
            } else {
                let nearest = Nearest.match(name, among: names.keys.sorted())
                slips.add(.unknownField(name, nearest: nearest), path + [key], onKey: true)
            }
        }
    }

    /// A lunar birthday, as people say it: "1985-02-30", "2004年闰二月初三".
    private func birthday(
        _ value: LuaValue,
        _ field: Field,
        _ path: [String],
        _ facts: inout [(field: Field, value: FieldValue)],
        _ slips: inout TestSlips
    ) {
        do throws(LunarDateProblem) {
            facts.append((field, .day(try LunarDate(chinese: value.text ?? "").civil)))
        } catch {
            slips.add(.lunarDate(error), path)
        }
    }
}
