import Foundation
import Testing

@testable import Templates

@Suite("Base64 in lines")
struct Base64LinesTests {
    @Test("is what Foundation writes, at every length around a line's end", arguments: 0...120)
    func lines(count: Int) {
        let text = String((0..<count).map { Character(Unicode.Scalar(UInt8($0 % 95 + 32))) })
        var output = Array("before".utf8)
        Base64Lines.append(text, to: &output)
        let expected = Data((text + "\r\n").utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
        #expect(String(decoding: output, as: UTF8.self) == "before" + expected + "\r\n")
        #expect(Base64Lines.line(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }

    @Test("every line of the text ends in CRLF", arguments: ["", "\n", "a\nb", "a\r\nb\r\n", "\ra\r\r\nb", "您好\n\n"])
    func breaks(text: String) throws {
        var output: [UInt8] = []
        Base64Lines.append(text, to: &output)
        let decoded = try #require(Base64.text(String(decoding: output, as: UTF8.self)))
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
        #expect(decoded == plain.replacing("\n", with: "\r\n") + "\r\n")
    }
}
