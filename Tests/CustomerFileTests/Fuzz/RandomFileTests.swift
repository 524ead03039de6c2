import CustomerFile
import Foundation
import Lifecycle
import Testing

/// Files are read 300 times `DOORSTEP_LONG`, or `DOORSTEP_SOAK`; a failure names the seed.
@Suite("Files of random damage", .timeLimit(.minutes(10)))
struct RandomFileTests {
    private static let count: UInt64 = {
        let environment = ProcessInfo.processInfo.environment
        return 300 * UInt64(max(1, Int(environment["DOORSTEP_LONG"] ?? environment["DOORSTEP_SOAK"] ?? "") ?? 1))
    }()

    @Test("lose no line, and mix none with another")
    func random() throws {
        for seed in 0..<Self.count {
            let file = RandomFile(seed: seed)
            let (items, cut) = try read(file, chunkSize: [1, 13, 4096][Int(seed % 3)])
            check(items, cut, of: file, seed)
            let whole = try read(file, chunkSize: 256 << 10)
            #expect(whole.items == items && whole.cut == cut, "seed \(seed): the size of the pieces makes a difference")
        }
    }

    /// Everything that can be read, and the line on which the file ends within a character.
    private func read(_ file: RandomFile, chunkSize: Int) throws -> (items: [CustomerFileItem], cut: Int?) {
        let sample = try Sample(file.bytes)
        var reader = try sample.reader(chunkSize: chunkSize)
        var items: [CustomerFileItem] = []
        do throws(CustomerFileError) {
            while let batch = try reader.nextBatch(of: 3) { items += batch }
        } catch {
            guard case .cutCharacter(let line) = error else { throw error }
            return (items, line)
        }
        return (items, nil)
    }

    private func check(_ items: [CustomerFileItem], _ cut: Int?, of file: RandomFile, _ seed: UInt64) {
        var seen: [String: Int] = [:]
        for item in items {
            switch item {
            case .row(let row, let raw):
                let ids = ids(in: raw.cells.joined(separator: "\n"))
                for id in ids { seen[id, default: 0] += 1 }
                #expect(ids.count == 1, "seed \(seed), line \(row.line): a row of several lines")
                #expect(file.lines[ids.first ?? ""] == row.line, "seed \(seed), line \(row.line)")
                for case .text(let text) in row.values.compactMap(\.self) {
                    #expect(self.ids(in: text).isSubset(of: ids), "seed \(seed), line \(row.line): another line's cell")
                }
            case .rejected(let rejection, let raw):
                let ids = ids(in: raw.cells.joined(separator: "\n"))
                for id in ids { seen[id, default: 0] += 1 }
                #expect(file.lines[ids.first ?? ""] == rejection.line, "seed \(seed), line \(rejection.line)")
            case .remark: continue
            }
        }
        for (id, line) in file.lines where line != cut {
            #expect(seen[id] == 1, "seed \(seed), line \(line): seen \(seen[id] ?? 0) times")
        }
    }

    private func ids(in text: String) -> Set<String> {
        Set(text.matches(of: /K\d{4}/).map { String($0.output) })
    }
}
