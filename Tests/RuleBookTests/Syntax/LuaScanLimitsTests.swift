import Foundation
import Synchronization
import Testing

@testable import RuleBook

@Suite("Limits of a Lua scan")
struct LuaScanLimitsTests {
    private static let openers = [
        "(", "{", "{{", "a[", "a(", "a{", "not ", "- ", "do ", "if a then ", "x = function() ",
        "local a = {f=function() ",
        "while a do ", "a = b ^ ", "a = 'x' .. ", "return function() ", "repeat ", "for i = 1, 2 do ", "::a:: ", "a.b.",
    ]

    @Test("no nesting exhausts a stack of 1 MiB", arguments: openers)
    func nesting(opener: String) {
        let source = Array(String(repeating: opener, count: 4_000 / opener.utf8.count).utf8)
        let count = Mutex(-1)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            count.withLock { $0 = LuaScan(source: source, file: "a.lua", globals: .sample).problems.count }
            done.signal()
        }
        thread.stackSize = 1024 * 1024  // bytes
        thread.start()
        done.wait()
        #expect(count.withLock { $0 } > 0)
    }

    @Test(
        "a file of the largest size is read in one go",
        arguments: [
            "a.b=1 ", "local a ", "::a:: ", "x ", "goto a ", "{a=1},", "\"a\",", "，", "上 ", "days(z) ", "[=", "\"",
            "1 ",
        ]
    )
    func large(piece: String) {
        let source = Array(String(repeating: piece, count: LuaScan.sizeLimit / piece.utf8.count).utf8)
        #expect(!LuaScan(source: source, file: "a.lua", globals: .sample).problems.isEmpty)
    }
}
