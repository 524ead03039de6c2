import Foundation
import Lifecycle
import MailInbox
import Testing

@Suite("Mailbox")
struct MailboxTests {
    @Test("a Maildir gives what is there, opened or not, and passes over what is known")
    func maildir() throws {
        let folder = try ScratchFolder()
        for name in ["new", "cur", "tmp"] { try folder.folder(name) }
        try folder.write("one", to: "new/1.a.host")
        try folder.write("two", to: "cur/0.b.host:2,RF")
        try folder.write("seen", to: "cur/2.c.host:2,FS")
        try folder.write("hidden", to: "new/.3.d.host")
        try folder.write("draft", to: "tmp/4.e.host")
        var box = try Mailbox(path: folder.path)
        #expect(box.form == .maildir)
        let items = try box.rest()
        #expect(items.texts == ["one", "two", "seen"])
        #expect(folder.names("new") == [".3.d.host", "1.a.host"])
        for place in items.places { try box.markDone(place) }
        #expect(folder.names("cur") == ["0.b.host:2,FRS", "1.a.host:2,S", "2.c.host:2,FS"])
        var again = try Mailbox(path: folder.path, known: Set(items.messages.compactMap(\.fileMark)))
        #expect(try again.rest().isEmpty, "other flags make no other file")
        try folder.write("other", to: "cur/1.a.host:2,")
        var other = try Mailbox(path: folder.path, known: Set(items.messages.compactMap(\.fileMark)))
        #expect(try other.rest().texts == ["other"], "a file of the same name is not the same file")
    }

    @Test("a message that somebody moved or took away is marked where it is, or not at all")
    func moved() throws {
        let folder = try ScratchFolder()
        for name in ["new", "cur"] { try folder.folder(name) }
        try folder.write("one", to: "cur/1.host:2,F")
        let box = try Mailbox(path: folder.path)
        try box.markDone(.file(folder: "new", name: "1.host"))
        #expect(folder.names("cur") == ["1.host:2,FS"])
        try box.markDone(.file(folder: "new", name: "gone.host"))
    }

    @Test("a folder gives a message a file, and keeps what is done apart")
    func folder() throws {
        let folder = try ScratchFolder()
        try folder.write("b", to: "msg.B")
        try folder.write("a", to: "msg.A")
        try folder.write("half", to: "_half")
        try folder.write("old", to: "done/msg.A")
        var box = try Mailbox(path: folder.path)
        #expect(box.form == .folder)
        let items = try box.rest()
        #expect(items.texts == ["a", "b"])
        for place in items.places { try box.markDone(place) }
        #expect(folder.names("done") == ["msg.A", "msg.A.1", "msg.B"])
        #expect(folder.names("") == ["_half", "done"])
    }

    @Test("links and pipes in a folder are no messages")
    func strange() throws {
        let folder = try ScratchFolder()
        try folder.write("secret", to: "elsewhere/file")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link",
            withDestinationPath: folder.path + "/elsewhere/file"
        )
        let made = unsafe mkfifo(folder.path + "/pipe", 0o600)
        #expect(made == 0)
        var box = try Mailbox(path: folder.path)
        #expect(try box.rest().isEmpty)
    }

    private static let from = "From care@example.net Sun Nov 22 09:30:00 2026\n"

    @Test(
        "an mbox is cut where messages begin",
        arguments: [
            ("", []), ("\n\n", []), (from, [""]), (from + "A: b\n\nc", ["A: b\n\nc"]),
            (from + "a\n\n" + from + "b\n\n", ["a\n", "b\n"]), ("\n" + from + "a\n" + from + "b\n", ["a\n", "b\n"]),
            (from + "a\n>From x\n>>From y\n> From z\n", ["a\nFrom x\n>From y\n> From z\n"]),
            (from + "a\n\nFrom now on we meet daily\n", ["a\n\nFrom now on we meet daily\n"]),
            (from + "a\r\n\r\n" + from + "\0\u{FF}", ["a\r\n", "\0\u{FF}"]),
        ]
    )
    func mbox(content: String, messages: [String]) throws {
        let folder = try ScratchFolder()
        try folder.write(content, to: "mbox")
        var box = try Mailbox(path: folder.path + "/mbox")
        #expect(box.form == .mbox)
        #expect(try box.rest().texts == messages)
    }

    @Test("messages of an mbox are found wherever its pieces are cut, and known again")
    func pieces() throws {
        let folder = try ScratchFolder()
        let bodies = (0..<300).map { "Subject: \($0)\n\n" + String(repeating: "x\($0) ", count: $0 * 7) + "\n" }
        try folder.write(bodies.map { Self.from + $0 + "\n" }.joined(), to: "mbox")
        var box = try Mailbox(path: folder.path + "/mbox")
        let items = try box.rest()
        #expect(items.texts == bodies)
        #expect(Set(items.messages.map(\.mark)).count == 300)
        try box.markDone(items.places[0])
        var again = try Mailbox(path: folder.path + "/mbox")
        let same = try again.rest()
        #expect(same.places == items.places && same.messages.map(\.mark) == items.messages.map(\.mark))
    }

    @Test(
        "a message is the same whatever mail programs note in it, and however copies end its lines",
        arguments: [
            "A: b\n\ntext\n", "A: b\r\n\r\ntext\r\n", "A: b\n\ntext\n\n", "A: b\n\ntext", "A: b\nStatus: RO\n\ntext\n",
            "X-Keywords: a\n\tb\nA: b\nX-UID: 7\n\ntext\n", "STATUS: O\nA: b\n\ntext\n",
        ]
    )
    func same(text: String) {
        #expect(MailMark(text: Array(text.utf8)) == MailMark(text: Array("A: b\n\ntext\n".utf8)))
    }

    @Test(
        "a message that says anything else is another",
        arguments: [
            "", "A: b\ntext\n", "A: b\n\ntext\nStatus: RO\n", "A: b\n\n\ntext\n", "A: b\n c\n\ntext\n",
            "A: b\n\nText\n",
        ]
    )
    func other(text: String) {
        #expect(MailMark(text: Array(text.utf8)) != MailMark(text: Array("A: b\n\ntext\n".utf8)))
    }

    @Test("a message over 10 MiB is passed over with a reason, wherever it lies")
    func large() throws {
        let folder = try ScratchFolder()
        let large = [UInt8](repeating: 0x61, count: Mailbox.sizeLimit + 1)
        try folder.write(large, to: "drop/large")
        try folder.write(Array(large.dropLast()), to: "drop/nearly")
        try folder.write(
            Array((Self.from + "a\n" + Self.from).utf8) + large + Array(("\n" + Self.from + "b\n").utf8),
            to: "mbox"
        )
        var box = try Mailbox(path: folder.path + "/drop")
        let files = try box.rest()
        #expect(files.count == 2 && files.skipped == 1)
        var mbox = try Mailbox(path: folder.path + "/mbox")
        let items = try mbox.rest()
        #expect(items.texts == ["a\n", "b\n"])
        #expect(items.skipped == 1)
    }

    @Test("what is no mailbox says what to do")
    func none() throws {
        let folder = try ScratchFolder()
        try folder.write("no mail\n", to: "text")
        var text = try Mailbox(path: folder.path + "/text")
        #expect(throws: MailboxError.notMbox(path: folder.path + "/text")) { try text.next() }
        #expect(throws: MailboxError.notMailbox(path: "/dev/null")) { try Mailbox(path: "/dev/null") }
        #expect(throws: MailboxError.unreadable(path: "/nowhere", reason: "No such file or directory")) {
            try Mailbox(path: "/nowhere")
        }
    }
}
