import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

@Suite("SMS spool channel")
struct SMSSpoolChannelTests {
    @Test("keeps the channel contract")
    func contract() async throws {
        let folder = try ScratchFolder()
        await ChannelContract(SMSSpoolChannel(path: "\(folder.path)/sms.tsv"), address: "13800000000").verify()
    }

    @Test("writes one line a message, with breaks and tabs escaped")
    func lines() async throws {
        let folder = try ScratchFolder()
        let channel = SMSSpoolChannel(path: "\(folder.path)/sms.tsv")
        _ = await channel.outcomes(of: [.sms(1, "【某公司】您好"), .sms(2, "a\tb\nc\\n\r\nd")])
        _ = await channel.outcomes(of: [.sms(3, "")])
        let expected = """
            key-1\t13800000000\t【某公司】您好
            key-2\t13800000000\ta\\tb\\nc\\\\n\\r\\nd
            key-3\t13800000000\t

            """
        #expect(String(decoding: try folder.read("sms.tsv"), as: UTF8.self) == expected)
    }

    @Test(
        "closes a line that a crash has cut",
        arguments: [("", ""), ("a\n", "a\n"), ("a\nb", "a\nb\n"), ("\n", "\n")]
    )
    func cut(before: String, kept: String) async throws {
        let folder = try ScratchFolder()
        try folder.write(Array(before.utf8), to: "sms.tsv")
        let channel = SMSSpoolChannel(path: "\(folder.path)/sms.tsv")
        #expect(await channel.outcomes(of: [.sms(1)]) == [.accepted])
        let text = String(decoding: try folder.read("sms.tsv"), as: UTF8.self)
        #expect(text == kept + "key-1\t13800000000\t您好\n")
    }

    @Test("a file that cannot be written leaves messages unsent and says why")
    func unwritable() async throws {
        let folder = try ScratchFolder()
        let channel = SMSSpoolChannel(path: "\(folder.path)/missing/sms.tsv")
        let reports = await channel.reports(of: [.sms(1), .sms(2, to: "1"), .sms(3)])
        #expect(reports.map(\.outcome) == [.unsent, .refused, .unsent])
        #expect(
            reports.first.map { Phrase(stored: $0.words) }
                == Phrase(
                    "the SMS file cannot be written to: No such file or directory",
                    zh: "短信文件无法写入：No such file or directory"
                )
        )
        #expect(await channel.probe()?.chinese.contains("无法写入") == true)
    }

    @Test("a full disk takes none of what it cannot take whole")
    func fullDisk() async {
        #expect(await SMSSpoolChannel(path: "/dev/full").outcomes(of: [.sms(1), .sms(2)]).contains(.accepted) == false)
    }

    @Test("several writers at once lose no line")
    func concurrent() async throws {
        let folder = try ScratchFolder()
        let path = "\(folder.path)/sms.tsv"
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let batch = (0..<20).map { OutgoingMessage.sms(Int64(writer * 100 + $0)) }
                    _ = await SMSSpoolChannel(path: path).outcomes(of: batch)
                }
            }
        }
        let lines = String(decoding: try folder.read("sms.tsv"), as: UTF8.self).split(separator: "\n")
        #expect(Set(lines).count == 160 && lines.allSatisfy { $0.split(separator: "\t").count == 3 })
    }

    @Test(
        "only national mobile numbers pass",
        arguments: [
            ("13800000000", true), ("1380000000", false), ("138000000000", false), ("23800000000", false),
            ("+8613800000000", false), ("1380000000０", false), ("138-0000000", false),
        ]
    )
    func addresses(address: String, passes: Bool) async throws {
        let folder = try ScratchFolder()
        let outcomes = await SMSSpoolChannel(path: "\(folder.path)/s").outcomes(of: [.sms(1, to: address)])
        #expect(outcomes == [passes ? .accepted : .refused])
    }
}
