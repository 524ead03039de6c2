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
        if case .dead = WireFile.remains(folder: folder, id) { Issue.record("its dispatcher is at work") }
        wire = nil
        guard case .dead(let traces, let release) = WireFile.remains(folder: folder, id) else {
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
            guard case .dead(nil, let release) = WireFile.remains(folder: folder, id) else {
                Issue.record("\(damage): it was believed")
                continue
            }
            release()
        }
    }

    @Test("a folder that cannot be written to is one sentence")
    func unwritable() {
        #expect(throws: WorkspaceError.self) { try WireFile(folder: "/proc/nowhere", id) }
    }
}
