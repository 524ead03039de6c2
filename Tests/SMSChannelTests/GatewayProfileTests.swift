import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

@Suite("Profiles of gateways")
struct GatewayProfileTests {
    private static let content = SMSContent(
        text: "【某某置业】王\"女士\"您好",
        signature: "某某置业",
        template: "handover-notice",
        values: [.init(name: "称呼", text: "王\"女士\""), .init(name: "房屋", text: "3栋&501")]
    )

    private func request(
        _ description: GatewayDescription,
        _ change: (inout GatewaySettings) throws -> Void = { _ in }
    )
        throws -> HTTPRequest
    {
        var settings = try GatewaySettings()
        (settings.account.user, settings.account.password) = ("care", "p&=%")
        (settings.account.secret, settings.account.sender) = ("secret", "1400006666")
        settings.templates = ["handover-notice": "SMS_12345"]
        settings.variableNames = ["称呼": "salutation"]
        try change(&settings)
        let message = OutgoingMessage(
            id: 1,
            address: "13800000000",
            key: "key-1",
            token: "t.1",
            content: .sms(Self.content)
        )
        let gateway = try Gateway(description, settings)
        return try gateway.request(
            for: try CheckedSMS(message),
            RequestOrigin(moment: { 1_700_000_000 }, nonce: { "n" })
        )
    }

    @Test("Kannel gets UCS-2 by GET, and asks for receipts where they can reach us")
    func kannel() throws {
        let plain = try request(.kannel())
        #expect(plain.method == "GET" && plain.body == nil)
        #expect(plain.url.contains("username=care&password=p%26%3D%25&to=13800000000&coding=2&charset=UTF-8&text=%E3"))
        #expect(!plain.url.contains("dlr") && !plain.url.contains("from="))
        let full = try request(.kannel(url: "http://h:1/x?smsc=a", hasSender: true, hasCallback: true)) {
            $0.callback = try GatewayCallback(base: "http://h/", secret: "0123456789abcdef")
        }
        #expect(full.url.hasPrefix("http://h:1/x?smsc=a&username=care"))
        #expect(
            full.url.hasSuffix(
                "&from=1400006666&dlr-mask=19&dlr-url="
                    + PercentEncoding.encoded("http://h/sms/0123456789abcdef/receipts?token=t.1&type=%d&code=%A")
            )
        )
    }

    @Test("Aliyun gets the template's code and values, signed")
    func aliyun() throws {
        let request = try request(.aliyun())
        let query = Dictionary(SigningURL(request.url).query.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        #expect(query["TemplateCode"] == "SMS_12345" && query["OutId"] == "t.1" && query["SignName"] == "某某置业")
        #expect(query["TemplateParam"] == #"{"salutation":"王\"女士\"","房屋":"3栋&501"}"#)
        #expect(request.method == "POST" && request.header("authorization")?.hasPrefix("ACS3-HMAC-SHA256 ") == true)
    }

    @Test("Tencent gets the number in international form and the values in order, signed")
    func tencent() throws {
        let request = try request(.tencent())
        let body = try #require(JSONValue.read(request.body ?? []))
        #expect(body.at(["PhoneNumberSet", "0"])?.scalar == "+8613800000000")
        #expect(body.at(["TemplateParamSet", "0"])?.scalar == "王\"女士\"")
        #expect(body.at(["TemplateParamSet", "1"])?.scalar == "3栋&501")
        #expect(body.at(["SmsSdkAppId"])?.scalar == "1400006666")
        #expect(request.header("authorization")?.contains("SignedHeaders=content-type;host;x-tc-action") == true)
    }

    @Test("a template without a code leaves just its message unsent, without a request")
    func withoutCode() async throws {
        var settings = try GatewaySettings()
        (settings.account.user, settings.account.secret) = ("u", "s")
        let channel = GatewayChannel(try Gateway(.aliyun(url: "http://127.0.0.1:9/"), settings))
        let log = ReportLog()
        await channel.deliver([.sms(1)], watch: log)
        #expect(log.reports.map(\.outcome) == [.unsent] && log.begun.isEmpty)
        #expect(log.reports.first?.words.contains("sms.templates") == true)
    }

    @Test(
        "Aliyun's codes decide",
        arguments: [
            ("OK", .accepted), ("isv.BUSINESS_LIMIT_CONTROL", .deferred), ("isv.MOBILE_NUMBER_ILLEGAL", .refused),
            ("isv.SMS_TEMPLATE_ILLEGAL", .refused), ("InvalidAccessKeyId.NotFound", .unsent),
            ("SignatureDoesNotMatch", .unsent), ("Throttling.User", .deferred), ("isp.SYSTEM_ERROR", .unknown),
            ("SignatureNonceUsed", .unknown), ("isv.AMOUNT_NOT_ENOUGH", .unsent), ("ok", .unknown), ("", .unknown),
        ] as [(String, DeliveryReport.Outcome)]
    )
    func aliyunCodes(code: String, outcome: DeliveryReport.Outcome) {
        let body = #"{"RequestId":"r","BizId":"b-1","Code":"\#(code)","Message":"m"}"#
        let reading = GatewayDescription.aliyun().answers.read(status: 200, body: Array(body.utf8))
        #expect(reading.outcome == outcome)
        #expect(reading.reference == "b-1")
    }

    @Test(
        "Tencent's codes decide",
        arguments: [
            (#"{"Response":{"SendStatusSet":[{"SerialNo":"s-1","Code":"Ok","Message":"send success"}]}}"#, .accepted),
            (#"{"Response":{"SendStatusSet":[{"Code":"LimitExceeded.PhoneNumberDailyLimit"}]}}"#, .deferred),
            (#"{"Response":{"SendStatusSet":[{"Code":"FailedOperation.PhoneNumberInBlacklist"}]}}"#, .refused),
            (#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"x"}}}"#, .unsent),
            (#"{"Response":{"Error":{"Code":"InternalError.Timeout"}}}"#, .unknown),
            (#"{"Response":{"SendStatusSet":[]}}"#, .unknown), (#"{"Response":{"#, .unknown),
        ] as [(String, DeliveryReport.Outcome)]
    )
    func tencentCodes(body: String, outcome: DeliveryReport.Outcome) {
        let reading = GatewayDescription.tencent().answers.read(status: 200, body: Array(body.utf8))
        #expect(reading.outcome == outcome)
        #expect(reading.reference == (outcome == .accepted ? "s-1" : nil))
    }

    @Test(
        "Kannel's answers decide",
        arguments: [
            (202, "0: Accepted for delivery", .accepted), (202, "3: Queued for later delivery\n", .accepted),
            (403, "Authorization failed for sendsms", .unsent), (403, "Not routable. Do not try again.", .refused),
            (400, "Empty receiver number not allowed, rejected", .refused), (404, "Unknown request.", .unsent),
            (503, "Temporal failure, try again later.", .deferred), (202, "", .unknown), (200, "<html>", .unknown),
            (500, "0: Accepted for delivery", .unknown),
        ] as [(Int, String, DeliveryReport.Outcome)]
    )
    func kannelAnswers(status: Int, body: String, outcome: DeliveryReport.Outcome) {
        let reading = GatewayDescription.kannel().answers.read(status: status, body: Array(body.utf8))
        #expect(reading.outcome == outcome)
    }

    @Test(
        "fields are escaped by where they stand",
        arguments: [
            ("{to}", .json, #""a\"b\\c\n&""#), (#"{"x":"{to}"}"#, .json, #"{"x":"a\"b\\c\n&"}"#),
            (#"{"x":"\"{to}"}"#, .json, #"{"x":"\"a\"b\\c\n&"}"#), ("x={to}", .url, "x=a%22b%5Cc%0A%26"),
            ("{to}", .header, #"a"b\c&"#), ("{ to} {} {", .json, "{ to} {} {"),
        ] as [(String, GatewayPattern.Kind, String)]
    )
    func escaping(pattern: String, kind: GatewayPattern.Kind, expected: String) throws {
        #expect(try GatewayPattern(pattern, kind).filled { _ in "a\"b\\c\n&" } == expected)
    }

    @Test("what is missing or wrong is named")
    func problems() throws {
        #expect(throws: GatewayProblem.unknownField("txt")) { try GatewayPattern("{txt}", .url) }
        #expect(GatewayProblem.unknownField("txt").phrase.english.contains("did you mean {text}?"))
        #expect(throws: GatewayProblem.missing(setting: "sms.user")) { try Gateway(.kannel(), GatewaySettings()) }
        for url in ["", "ftp://x/", "{to}", "https://", "http:///x", "http://{user}/"] {
            #expect(throws: GatewayProblem.url) { try Gateway(GatewayDescription(url: url), GatewaySettings()) }
        }
        for secret in ["", "short", "0123456789abcde/", "0123456789abcdé0", "0123456789abcd%0"] {
            #expect(throws: GatewayProblem.callbackSecret) { try GatewayCallback(base: "http://h", secret: secret) }
        }
        #expect(throws: GatewayProblem.range(setting: "sms.connections", lowest: 1, highest: 64)) {
            try GatewaySettings(connections: 65)
        }
    }
}
