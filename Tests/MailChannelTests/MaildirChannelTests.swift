import ChannelSupport
import Foundation
import Lifecycle
import Testing

@testable import MailChannel

@Suite("Maildir channel")
struct MaildirChannelTests {
    @Test("keeps the channel contract")
    func contract() async throws {
        let folder = try ScratchFolder()
        await ChannelContract(MaildirChannel(path: "\(folder.path)/out"), address: "person@example.com").verify()
    }

    @Test("writes each mail as it is, and leaves no drafts")
    func files() async throws {
        let folder = try ScratchFolder()
        let mails = (1...3).map { OutgoingMessage.mail($0, body: ".\r\n\($0)\r\n") }
        _ = await MaildirChannel(path: folder.path).outcomes(of: mails)
        #expect(try folder.names(in: "new") == ["key-1", "key-2", "key-3"])
        #expect(try folder.names(in: "tmp").isEmpty && folder.names(in: "cur").isEmpty)
        for mail in mails {
            #expect(mail.content == .mime(try folder.read("new/\(mail.key)")))
        }
    }

    @Test("a repeated key makes no second file, read or unread")
    func repeated() async throws {
        let folder = try ScratchFolder()
        let channel = MaildirChannel(path: folder.path)
        #expect(await channel.outcomes(of: [.mail(1), .mail(1), .mail(2)]) == [.accepted, .accepted, .accepted])
        try FileManager.default.moveItem(atPath: "\(folder.path)/new/key-1", toPath: "\(folder.path)/cur/key-1:2,S")
        #expect(await channel.outcomes(of: [.mail(1), .mail(2)]) == [.accepted, .accepted])
        #expect(try folder.names(in: "new") == ["key-2"] && folder.names(in: "cur") == ["key-1:2,S"])
    }

    @Test(
        "a key cannot name another folder or a hidden file",
        arguments: [
            ("a.b-c_1", "a.b-c_1"), ("../x", "=2e.=2fx"), (".x", "=2ex"), ("a:2,S", "a=3a2=2cS"), ("验", "=e9=aa=8c"),
        ]
    )
    func names(key: String, name: String) { #expect(MaildirChannel.fileName(key) == name) }

    @Test("a folder that cannot be written leaves messages unsent and says why")
    func unwritable() async throws {
        let folder = try ScratchFolder()
        let channel = MaildirChannel(path: "\(folder.path)/missing/out")
        #expect(await channel.outcomes(of: [.mail(1)]) == [.unsent])
        #expect(await channel.probe()?.english.contains("No such file or directory") == true)
    }
}
