import Foundation
import Testing

@testable import Templates

@Suite("Base64 in lines")
struct Base64LinesTests {
    @Test("is what Foundation writes, at every length around a line's end", arguments: 0...120)
    func lines(count: Int) {
        let text = String((0..<count).map { Character(Unicode.Scalar(UInt8($0 % 95 + 32))) })
        var output = Array("before".utf8)
        Base64Lines.append(Array(text.utf8), to: &output)
        let expected = Data(text.utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
        #expect(String(decoding: output, as: UTF8.self) == "before" + expected + (count > 0 ? "\r\n" : ""))
        #expect(Base64Lines.line(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }
}
