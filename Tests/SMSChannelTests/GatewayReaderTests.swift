import Lifecycle
import Testing

@testable import SMSChannel

@Suite("Calls of gateways")
struct GatewayReaderTests {
    private func call(
        _ subject: GatewayCall.Subject,
        _ fields: [(String, [UInt8])] = [],
        body: String = ""
    ) -> GatewayCall {
        let query = fields.map { GatewayCall.Field(name: $0.0, value: $0.1) }
        return GatewayCall(subject: subject, query: query, body: Array(body.utf8))
    }

    private func receipt(_ type: String, _ code: String) -> GatewayCall {
        call(.receipts, [("token", Array("t-1".utf8)), ("type", Array(type.utf8)), ("code", Array(code.utf8))])
    }

    @Test(
        "Kannel's receipts say what became of a message",
        arguments: [
            ("1", "", .delivered), ("1", "id:7 sub:001 dlvrd:001 stat:DELIVRD err:000 text:", .delivered),
            ("4", "", .underway), ("8", "ACK/", .underway), ("2", "", .undeliverable(.unclear)),
            ("2", "id:7 stat:UNDELIV err:001", .undeliverable(.moment)), ("2", "stat:EXPIRED", .undeliverable(.moment)),
            ("2", "stat:MK:0001 err:0", .undeliverable(.address)), ("2", "stat:MK:0004", .undeliverable(.moment)),
            ("2", "stat:BLACK", .undeliverable(.refusal)), ("2", "stat:KEYWORD", .undeliverable(.content)),
            ("2", "stat:MA:0026", .undeliverable(.content)), ("2", "stat:SIGFAIL", .undeliverable(.signature)),
            ("2", "stat:BEYONDN", .undeliverable(.policy)), ("2", "stat:NOROUTE", .undeliverable(.policy)),
            ("16", "NACK/0x0000000b/Invalid Destination Address", .undeliverable(.address)),
            ("16", "NACK/0x00000045/Submit failed", .undeliverable(.unclear)), ("16", "垃圾", .undeliverable(.unclear)),
        ] as [(String, String, Receipt.News)]
    )
    func kannel(type: String, code: String, news: Receipt.News) throws {
        let read = try KannelReader().read(receipt(type, code))
        #expect(read.receipts.map(\.news) == [news])
        #expect(read.receipts.map(\.message) == [.token("t-1")])
        #expect(read.reply.isEmpty)
    }

    @Test(
        "a receipt of a described gateway may speak of a part",
        arguments: [nil, "1", "10", "0", "11", "-1", "x", ""]
    )
    func part(part: String?) throws {
        let fields = [("token", "t-1"), ("type", "1")] + (part.map { [("part", $0)] } ?? [])
        let call = call(.receipts, fields.map { ($0.0, Array($0.1.utf8)) })
        if part == nil || part == "1" || part == "10" {
            #expect(try KannelReader().read(call).receipts.map(\.part) == [part.flatMap(Int.init)])
        } else {
            #expect(throws: GatewayCallProblem.self) { try KannelReader().read(call) }
        }
    }

    @Test("Aliyun's and Tencent's receipts speak of a message, however many parts it has")
    func wholes() throws {
        let aliyun = #"[{"success":true,"err_code":"DELIVERED","sms_size":"3","biz_id":"b","out_id":"t"}]"#
        #expect(try AliyunReader().read(call(.receipts, body: aliyun)).receipts.map(\.part) == [nil])
        let tencent = #"[{"report_status":"SUCCESS","errmsg":"DELIVRD","sid":"s"}]"#
        #expect(try TencentReader().read(call(.receipts, body: tencent)).receipts.map(\.part) == [nil])
    }

    @Test("a receipt's code is the SMSC's")
    func code() throws {
        #expect(try KannelReader().read(receipt("2", "id:7 stat:UNDELIV err:1")).receipts.first?.code == "UNDELIV")
        #expect(try KannelReader().read(receipt("16", "NACK/0x0000000b/No")).receipts.first?.code == "NACK/0x0000000b")
    }

    @Test(
        "Kannel's texts are decoded by the set they name",
        arguments: [
            ("R", [0x52], ""), ("R", [0x52], "UTF-8"), ("退订", [0x90, 0x00, 0x8B, 0xA2], "UTF-16BE"),
            ("退订", [0xCD, 0xCB, 0xB6, 0xA9], "GBK"), ("退订", [0xE9, 0x80, 0x80, 0xE8, 0xAE, 0xA2], "utf-8"),
            ("", [], ""),
        ] as [(String, [UInt8], String)]
    )
    func texts(text: String, bytes: [UInt8], charset: String) throws {
        let fields = [("from", Array("+8613800000000".utf8)), ("text", bytes), ("charset", Array(charset.utf8))]
        let read = try KannelReader().read(call(.texts, fields))
        #expect(read.texts == [InboundText(channel: .sms, address: "13800000000", text: text)])
        #expect(read.reply.isEmpty, "Kannel would send it to the person")
    }

    @Test("Aliyun's receipts and texts are read, and answered in its way")
    func aliyun() throws {
        let receipts = """
            [{"phone_number":"13800000000","success":true,"err_code":"DELIVERED","err_msg":"ok","sms_size":"1",
            "biz_id":"b-1","out_id":"t-1"},
            {"phone_number":"13800000000","success":false,"err_code":"MOBILE_IN_BLACK","err_msg":"13800000000 黑名单",
            "biz_id":"b-2"}]
            """
        let read = try AliyunReader().read(call(.receipts, body: receipts))
        #expect(read.receipts.map(\.message) == [.token("t-1"), .gateway("b-2")])
        #expect(read.receipts.map(\.news) == [.delivered, .undeliverable(.refusal)])
        #expect(read.receipts.last?.words == "[…] 黑名单")
        #expect(read.reply == #"{"code":0,"msg":"OK"}"#)
        let texts = #"[{"phone_number":"13800000000","send_time":"x","content":"R","sign_name":"甲"}]"#
        let text = try AliyunReader().read(call(.texts, body: texts))
        #expect(text.texts == [InboundText(channel: .sms, address: "13800000000", text: "R")])
    }

    @Test("Tencent's receipts and texts are read, and answered in its way")
    func tencent() throws {
        let receipts = """
            [{"mobile":"13800000000","nationcode":"86","report_status":"SUCCESS","errmsg":"DELIVRD","sid":"s-1"},
            {"mobile":"13800000000","report_status":"FAIL","errmsg":"MK:0001","description":"空号","sid":"s-2"}]
            """
        let read = try TencentReader().read(call(.receipts, body: receipts))
        #expect(read.receipts.map(\.message) == [.gateway("s-1"), .gateway("s-2")])
        #expect(read.receipts.map(\.news) == [.delivered, .undeliverable(.address)])
        #expect(read.reply == #"{"result":0,"errmsg":"OK"}"#)
        let text = try TencentReader().read(call(.texts, body: #"{"mobile":"13800000000","text":"T"}"#))
        #expect(text.texts.map(\.text) == ["T"])
    }

    @Test(
        "a call that makes no sense is a problem",
        arguments: [
            "", "x", "[", "7", "null", "[7]", #"[{"success":"yes","out_id":"t"}]"#, #"[{"success":true}]"#,
            #"{"sid":"s"}"#, #"{"sid":"s","report_status":"MAYBE"}"#,
            String(repeating: "[", count: 100_000),
        ]
    )
    func garbage(body: String) {
        #expect(throws: GatewayCallProblem.self) { try AliyunReader().read(call(.receipts, body: body)) }
        #expect(throws: GatewayCallProblem.self) { try TencentReader().read(call(.receipts, body: body)) }
        #expect(throws: GatewayCallProblem.self) { try AliyunReader().read(call(.texts, body: body)) }
        #expect(throws: GatewayCallProblem.self) { try KannelReader().read(call(.receipts, body: body)) }
    }

    @Test("one odd item does not cost those beside it")
    func oddItem() throws {
        let texts = """
            [{"phone_number":"13811110001","content":"TD"},{"phone_number":"057188888888","content":"x"},{},
            {"phone_number":"13811110002","content":"R"}]
            """
        #expect(try AliyunReader().read(call(.texts, body: texts)).texts.map(\.text) == ["TD", "R"])
        let receipts = #"[{"success":"yes","out_id":"a"},{"success":true,"out_id":"t"}]"#
        #expect(try AliyunReader().read(call(.receipts, body: receipts)).receipts.map(\.message) == [.token("t")])
    }

    @Test("Kannel's calls without a message, a kind or a number are problems, which name nobody")
    func kannelGarbage() throws {
        for type in ["", "0", "32", "-1", "x", "1.5"] {
            #expect(throws: GatewayCallProblem.self) { try KannelReader().read(receipt(type, "")) }
        }
        let text = Array("13800000000 secret".utf8)
        for (from, charset) in [("", ""), ("12", ""), ("13800000000", "KLINGON"), ("13800000000", "../etc")] {
            let fields = [("from", Array(from.utf8)), ("charset", Array(charset.utf8)), ("text", text)]
            let problem = #expect(throws: GatewayCallProblem.self) { try KannelReader().read(call(.texts, fields)) }
            #expect(problem?.words.contains("138") == false)
        }
        let halfCharacter = [("from", Array("13800000000".utf8)), ("text", [0xE9, 0x80] as [UInt8])]
        #expect(throws: GatewayCallProblem.self) { try KannelReader().read(call(.texts, halfCharacter)) }
    }
}
