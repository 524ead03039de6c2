import Lifecycle
import Testing

@Suite("SMS text")
struct SMSTextTests {
    @Test(
        "counts parts at the edges",
        arguments: [
            (units: 0, parts: 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4), (500, 8), (670, 10),
        ]
    )
    func parts(units: Int, parts: Int) throws {
        #expect(try SMSText(String(repeating: "验", count: units)).parts == parts)
    }

    @Test("a character beyond the basic plane takes two units", arguments: [(count: 35, parts: 1), (36, 2)])
    func surrogates(count: Int, parts: Int) {
        #expect(SMSText.parts(of: String(repeating: "𠮷", count: count)) == parts)
    }

    @Test("a character of two units is never cut, even if that takes a part more")
    func uncut() {
        let text = String(repeating: "验", count: 66) + "𠮷" + String(repeating: "验", count: 66)
        #expect(text.utf16.count == 134)
        #expect(SMSText.parts(of: text) == 3)
    }

    @Test("a text past the limit says how long it is")
    func tooLong() {
        #expect(throws: SMSTextError.tooLong(parts: 11, limit: 10)) { try SMSText(String(repeating: "a", count: 671)) }
    }
}
