import Foundation
import Lifecycle
import Testing

@testable import Workspace

@Suite("The wire log")
struct WireFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "wire-\(UUID().uuidString)").path
    private let id = DispatcherID(number: 7)

    /// What a log tells once its dispatcher is gone.
    private func traces(_ body: (WireFile) throws -> Void) throws -> [Int64: WireTrace]? {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var wire: WireFile? = try WireFile(folder: folder, id)
        try body(try #require(wire))
        if case .dead = WireFile.remains(folder: folder, id, process: nil) { Issue.record("its dispatcher is at work") }
        wire = nil
        guard case .dead(let traces, let release) = WireFile.remains(folder: folder, id, process: nil) else {
            Issue.record("its dispatcher has ended")
            return nil
        }
        release()
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/7.wire"))
        return traces
    }

    private func report(_ message: Int64, _ outcome: DeliveryReport.Outcome, code: Int = 0) -> DeliveryReport {
        DeliveryReport(message: message, outcome: outcome, code: code, words: "")
    }

    @Test("tells what was begun, what ended and how, and nothing of the rest")
    func tells() throws {
        let traces = try traces { wire in
            for message in [1, 2, 3, 4, 5] as [Int64] { wire.begins(message) }
            wire.begins(5)
            wire.ends(report(2, .accepted, code: 250))
            wire.ends(report(3, .refused, code: 550))
            wire.ends(report(9, .accepted))
            wire.forget([4, 99])
        }
        #expect(
            traces == [
                1: .begun, 2: .ended(.accepted, code: 250), 3: .ended(.refused, code: 550), 5: .begun,
            ]
        )
    }

    @Test("a slot that is free again tells nothing of its earlier message")
    func reuse() throws {
        let traces = try traces { wire in
            for message in 1...40_000 as ClosedRange<Int64> {
                wire.begins(message)
                wire.ends(report(message, .deferred, code: 451))
                wire.forget([message])
            }
            wire.begins(50_000)
        }
        #expect(traces == [50_000: .begun])
    }

    @Test("one that ran out of slots is not believed")
    func overflow() throws {
        let traces = try traces { wire in for message in 1...16_385 as ClosedRange<Int64> { wire.begins(message) } }
        #expect(traces == nil)
    }

    @Test("one of another start of the machine, a damaged one and a missing one are not believed")
    func strange() throws {
        for damage in ["boot", "cut", "gone"] {
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var wire: WireFile? = try WireFile(folder: folder, id)
            wire?.begins(1)
            wire = nil
            let path = "\(folder)/7.wire"
            switch damage {
            case "boot":
                let file = try #require(FileHandle(forUpdatingAtPath: path))
                try file.write(contentsOf: Data("00000000".utf8))
            case "cut": try Data("abc".utf8).write(to: URL(filePath: path))
            default: try FileManager.default.removeItem(atPath: path)
            }
            guard case .dead(nil, let release) = WireFile.remains(folder: folder, id, process: nil) else {
                Issue.record("\(damage): it was believed")
                continue
            }
            release()
        }
    }

    @Test("without its file a dispatcher is dead only if its process is gone, and behind a closed door it lives")
    func doubt() throws {
        let own = try #require(ProcessMark.current)
        #expect(own.isAlive && ProcessMark(own.text) == own && ProcessMark("a b") == nil)
        let words = own.text.split(separator: " ")
        for (mark, isAlive) in [
            (own, true), (ProcessMark("\(words[0]) \(words[1]) 1"), false),
            (ProcessMark("boot \(words[1]) \(words[2])"), false),
            (ProcessMark("\(words[0]) 999999999 \(words[2])"), false), (nil, false),
        ] as [(ProcessMark?, Bool)] {
            switch WireFile.remains(folder: "/nowhere", id, process: mark) {
            case .alive: #expect(isAlive)
            case .dead(let traces, _): #expect(!isAlive && traces == nil)
            }
        }
        try FileManager.default.createDirectory(atPath: "\(folder)/7.wire", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if case .dead = WireFile.remains(folder: folder, id, process: nil) { Issue.record("it cannot be opened") }
    }

    @Test("a folder that cannot be written to is one sentence")
    func unwritable() {
        #expect(throws: WorkspaceError.self) { try WireFile(folder: "/proc/nowhere", id) }
    }
}
