import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads `who`.
struct ConditionReader {
    let names: [String: Field]

    /// The conditions in ascending order of their fields' names, so that the first one that fails is always the same.
    ///
    /// - Parameters:
    ///   - value: What the file says.
    ///   - entry: Where it says it: `who`, or `sample` and `prefer`.
    ///   - report: Told what is wrong.
    /// - Returns: Those that can be read.
    func conditions(_ value: LuaValue, at entry: [String] = ["who"], _ report: inout FileReport) -> [Condition] {
        guard value != .none else { return [] }
        guard let table = value.table, table.list.isEmpty, !table.hasStrayKeys, table["__is"] == .none else {
            report.error(
                .wrongValue(
                    key: entry.last ?? "",
                    wanted: Phrase("{ field = value, … }", zh: " { 字段 = 值, … }")
                ),
                at: entry
            )
            return []
        }
        return flattened(table, prefix: "").compactMap { name, value in
            let path = entry + [name]
            guard let field = names[name] else {
                let nearest = Nearest.match(name, among: names.keys.sorted())
                report.error(.unknownField(name, nearest: nearest), at: path, onKey: true)
                return nil
            }
            guard let test = test(value, field) else {
                report.error(.valueDoesNotFit(field: name, wanted: ValueReader.wanted(field)), at: path)
                return nil
            }
            return Condition(name: name, field: field, test: test)
        }
    }

    /// `project = { city = "上海" }` says the same as `["project.city"] = "上海"`.
    ///
    /// Any other table is a value, and fits no field: `status = { "signed" }` without `one_of` must not be lost.
    private func flattened(_ table: LuaTable, prefix: String) -> [(String, LuaValue)] {
        table.named.sorted { $0.key < $1.key }.flatMap { key, value -> [(String, LuaValue)] in
            guard let inner = value.table, inner.isGroup else { return [(prefix + key, value)] }
            return flattened(inner, prefix: prefix + key + ".")
        }
    }

    private func test(_ value: LuaValue, _ field: Field) -> Condition.Test? {
        guard let table = value.table else { return ValueReader.value(value, for: field).map { .oneOf([$0]) } }
        switch table["__is"].text {
        case "one_of": return values(table, field).map(Condition.Test.oneOf)
        case "except": return values(table, field).map(Condition.Test.except)
        case "at_least": return ordered(table["value"], field).map(Condition.Test.atLeast)
        case "at_most": return ordered(table["value"], field).map(Condition.Test.atMost)
        case "between":
            guard let low = ordered(table["low"], field), let high = ordered(table["high"], field) else { return nil }
            return .between(low, high)
        case "older_than":
            guard field.type == .day, let span = table["span"].table.flatMap(ScheduleReader.span) else { return nil }
            return .olderThan(span)
        case "set": return .set
        case "unset": return .unset
        default: return nil
        }
    }

    private func values(_ table: LuaTable, _ field: Field) -> [FieldValue]? {
        guard let list = table["values"].table?.list else { return nil }
        let values = list.compactMap { ValueReader.value($0, for: field) }
        return values.count == list.count && !values.isEmpty ? values : nil
    }

    private func ordered(_ value: LuaValue, _ field: Field) -> FieldValue? {
        switch field.type {
        case .integer, .number, .day: ValueReader.value(value, for: field)
        case .text, .boolean, .choice: nil
        }
    }
}

extension LuaTable {
    /// Whether it has named entries only, and is none of the words of the rule language.
    var isGroup: Bool { !named.isEmpty && list.isEmpty && !hasStrayKeys && self["__is"] == .none }
}
