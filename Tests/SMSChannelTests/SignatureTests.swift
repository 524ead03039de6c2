import Foundation
import Testing

@testable import SMSChannel

/// The vectors that the providers have published.
@Suite("Signatures of requests")
struct SignatureTests {
    private func account(_ user: String, _ secret: String) -> GatewayAccount {
        var account = GatewayAccount()
        (account.user, account.secret) = (user, secret)
        return account
    }

    @Test(
        "RPC 1.0 signs as published",
        arguments: [
            (
                "http://ecs.aliyuncs.com/?Action=DescribeRegions&Format=XML&Version=2014-05-26", "testid", "testsecret",
                "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf", 1_456_231_584, "OLeaidS1JvxuMvnyHOwuJ+uX5qY="
            ),
            (
                "http://ecs.aliyuncs.com/?Action=DescribeDedicatedHosts&Format=JSON&Version=2014-05-26"
                    + "&RegionId=cn-beijing", "testid", "testsecret", "edb2b34af0af9a6d14deaf7c1a5315eb",
                1_678_696_470, "9NaGiOspFP5UPcwX8Iwt2YJXXuk="
            ),
            (
                "http://dysmsapi.aliyuncs.com/?Action=SendSms&Format=XML&OutId=123&PhoneNumbers=15300000001"
                    + "&RegionId=cn-hangzhou&SignName=阿里云短信测试专用&TemplateCode=SMS_71390007"
                    + "&TemplateParam={\"customer\":\"test\"}&Version=2017-05-25", "testId", "testSecret",
                "45e25e9b-0a6f-4070-8c85-2956eda1b466", 1_499_827_339, "zJDF+Lrzhj/ThnlvIToysFRq6t4="
            ),
        ] as [(String, String, String, String, Int64, String)]
    )
    func rpc(url: String, user: String, secret: String, nonce: String, moment: Int64, expected: String) throws {
        var request = HTTPRequest(url: url)
        GatewaySigning.rpc.sign(&request, account(user, secret), moment: moment, nonce: nonce)
        let signature = try #require(SigningURL(request.url).query.last { $0.name == "Signature" })
        #expect(signature.value == expected)
        #expect(request.url.utf8.allSatisfy { $0 < 128 && $0 > 32 && $0 != UInt8(ascii: "{") })
    }

    @Test(
        "ACS3 signs as published",
        arguments: [
            (
                1_698_315_752, "3156853299f313e23d1673dc12e1703d",
                "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
            ),
            (
                1_698_310_861, "d410180a5abf7fe235dd9b74aca91fc0",
                "e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804"
            ),
        ] as [(Int64, String, String)]
    )
    func acs3(moment: Int64, nonce: String, expected: String) throws {
        var request = HTTPRequest(
            method: "POST",
            url: "https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai"
                + "&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
            headers: [
                HTTPHeader(name: "x-acs-action", value: "RunInstances"),
                HTTPHeader(name: "X-Acs-Version", value: "2014-05-26"),
            ],
            body: []
        )
        let account = account("YourAccessKeyId", "YourAccessKeySecret")
        GatewaySigning.acs3.sign(&request, account, moment: moment, nonce: nonce)
        #expect(
            request.header("authorization")
                == "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                + "x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=\(expected)"
        )
    }

    private static let stars = String(repeating: "*", count: 32)

    @Test(
        "TC3 signs as published",
        arguments: [
            (
                "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", nil,
                "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
                "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
            ),
            (
                "AKID" + stars, stars, "DescribeInstances",
                "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
                "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f"
            ),
        ] as [(String, String, String?, String, String)]
    )
    func tc3(user: String, secret: String, action: String?, digest: String, expected: String) throws {
        let body = #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#
        var request = HTTPRequest(
            method: "POST",
            url: "https://cvm.tencentcloudapi.com/",
            headers: [HTTPHeader(name: "Content-Type", value: "application/json; charset=utf-8")]
                + (action.map { [HTTPHeader(name: "X-TC-Action", value: $0)] } ?? []),
            body: Array(body.utf8)
        )
        let account = account(user, secret)
        #expect(
            Digest.sha256(request.body ?? []) == "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"
        )
        let signature = TC3Signature(account, 1_551_113_065)
        let signed = signature.signedHeaders(request, host: "cvm.tencentcloudapi.com")
        #expect(signature.canonicalDigest(request, signed) == digest)
        GatewaySigning.tc3.sign(&request, account, moment: 1_551_113_065, nonce: "")
        #expect(request.header("authorization")?.hasSuffix("Signature=\(expected)") == true)
        #expect(request.header("authorization")?.contains("/2019-02-25/cvm/tc3_request, ") == true)
    }

    @Test("a secret is nowhere in what is sent", arguments: [GatewaySigning.rpc, .acs3, .tc3])
    func secret(signing: GatewaySigning) {
        var request = HTTPRequest(method: "POST", url: "https://sms.example.com/?a=b", body: [])
        signing.sign(&request, account("user", "TheSecret"), moment: 1_700_000_000, nonce: "n")
        #expect(!"\(request)".contains("TheSecret"))
        #expect("\(request)".contains("user"))
    }
}
