import Lifecycle
import Testing

@testable import Receiver

@Suite("Target")
struct TargetTests {
    @Test(
        "what is no path is no target",
        arguments: ["", "*", "a", "http://a/", "/\u{0}", "/ ", "/\u{7F}", "/客", "?a=b"]
    )
    func none(text: String) { #expect(Target(text) == nil) }

    @Test(
        "a path falls into its pieces as written",
        arguments: [
            ("/", [""]), ("//", ["", ""]), ("/a", ["a"]), ("/a/", ["a", ""]), ("/a/b%2Fc?d/e", ["a", "b%2Fc"]),
            ("/?", [""]),
        ]
    )
    func path(text: String, pieces: [String]) { #expect(Target(text)?.path.map(String.init) == pieces) }

    @Test(
        "fields are decoded once, in order",
        arguments: [
            ("/", []), ("/?", []), ("/?&&", []), ("/?a", [("a", [])]), ("/?=", [("", [])]),
            ("/?a=b=c", [("a", Array("b=c".utf8))]),
            ("/?a=%2525", [("a", Array("%25".utf8))]), ("/?a=+%2B%20", [("a", Array(" + ".utf8))]),
            ("/?b=1&a=2&b=%00%fF", [("b", [0x31]), ("a", [0x32]), ("b", [0, 255])]), ("/?a=?", [("a", [0x3F])]),
            ("/?%E5%AE%A2=1", [("客", [0x31])]),
        ] as [(String, [(String, [UInt8])])]
    )
    func fields(text: String, fields: [(String, [UInt8])]) throws {
        let target = try #require(Target(text))
        #expect(target.fields == fields.map { GatewayCall.Field(name: $0.0, value: $0.1) })
    }

    @Test("percent signs that are no code spoil the query", arguments: ["%", "%4", "a=%", "a=%g0", "a=%0", "%ff=1"])
    func noCode(query: String) throws {
        let target = try #require(Target("/?\(query)"))
        #expect(target.fields == nil)
    }
}
