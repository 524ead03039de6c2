import Lifecycle
import LuaHost

/// Reads `sample`.
struct SampleReader {
    let names: [String: Field]

    private static let keys = FormEntries.sample.map(\.name)

    /// The sample; nothing when none is given, or when it cannot be read.
    func sample(_ value: LuaValue, _ report: inout FileReport) -> Sample? {
        guard value != .none else { return nil }
        guard let table = value.table, table.isGroup else {
            let wanted = Phrase("{ percent = 10, most = 60 }", zh: " { percent = 10, most = 60 } 的写法")
            report.error(.wrongValue(key: "sample", wanted: wanted), at: ["sample"])
            return nil
        }
        for key in table.named.keys.sorted() where !Self.keys.contains(key) {
            let slip = BookSlip.unknownKey(key, nearest: Nearest.match(key, among: Self.keys))
            report.error(slip, at: ["sample", key], onKey: true)
        }
        let prefer = ConditionReader(names: names).conditions(table["prefer"], at: ["sample", "prefer"], &report)
        guard let percent = whole(table, "percent", 1...100, &report),
            let most = whole(table, "most", 1...10_000, &report),
            let seed = table["seed"] == .none ? 0 : whole(table, "seed", 0...1_000_000, &report)
        else { return nil }
        return Sample(percent: percent, most: most, prefer: prefer, seed: seed)
    }

    private func whole(_ table: LuaTable, _ key: String, _ range: ClosedRange<Int>, _ report: inout FileReport) -> Int?
    {
        if let number = table[key].wholeNumber, range.contains(number) { return number }
        guard table[key] != .none else {
            report.error(.missingKey(key), at: ["sample"])
            return nil
        }
        let wanted = "\(range.lowerBound)…\(range.upperBound)"
        let slip = BookSlip.wrongValue(key: key, wanted: Phrase("a whole number \(wanted)", zh: "整数 \(wanted)"))
        report.error(slip, at: ["sample", key])
        return nil
    }
}
