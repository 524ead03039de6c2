import CustomerFile
import Foundation
import Lifecycle
import Testing

@Suite("File of remarks")
struct RemarkWriterTests {
    private let path = NSTemporaryDirectory() + "doorstep-\(UUID().uuidString).csv"

    @Test("holds line, column and text, as Excel wants it", arguments: [Language.chinese, .english])
    func shape(language: Language) throws {
        var writer = RemarkWriter(path: path, language: language)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writer.write(RowRemark(line: 3, column: "＝手机", text: Phrase("a, b", zh: "甲,乙")))
        try writer.write(RowRemark(line: 4, column: nil, text: Phrase("c", zh: "丙")))
        #expect(writer.count == 2)
        #expect(try writer.finish())
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let (first, second) = language == .chinese ? ("甲,乙", "丙") : ("a, b", "c")
        #expect(text == "\u{FEFF}行号,列,说明\r\n3,'＝手机,\"\(first)\"\r\n4,,\(second)\r\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("is not made without remarks")
    func none() throws {
        var writer = RemarkWriter(path: path)
        #expect(try !writer.finish())
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("formulas are guarded in every width", arguments: ["=1+1", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x"])
    func formulas(cell: String) throws {
        var writer = RemarkWriter(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writer.write(RowRemark(line: 1, column: cell, text: Phrase("a", zh: "甲")))
        #expect(try writer.finish())
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("1,'\(cell),甲"))
    }

    @Test("a link left in its place is not followed")
    func link() throws {
        let target = path + ".target"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: target))
        try FileManager.default.createSymbolicLink(atPath: path + ".partial", withDestinationPath: target)
        defer { for name in [path, target] { try? FileManager.default.removeItem(atPath: name) } }
        var writer = RemarkWriter(path: path)
        try writer.write(RowRemark(line: 1, column: nil, text: Phrase("a", zh: "甲")))
        #expect(try writer.finish())
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
    }
}
