import Lifecycle

extension GatewayDescription {
    /// Tencent's SendSms, version 2021-01-11: texts are templates approved there.
    ///
    /// Source: Tencent Cloud SMS, “SendSms” and its error codes. Receipts name the serial number of the answer; their
    /// address is set up in its console. The sender of the account is the application's number, `SmsSdkAppId`.
    ///
    /// - Parameters:
    ///   - url: Where its API is.
    ///   - region: Its region.
    /// - Returns: The description.
    package static func tencent(
        url: String = "https://sms.tencentcloudapi.com/",
        region: String = "ap-guangzhou"
    ) -> GatewayDescription {
        var tencent = GatewayDescription(url: url)
        tencent.headers = [
            "Content-Type: application/json; charset=utf-8", "X-TC-Action: SendSms", "X-TC-Version: 2021-01-11",
            "X-TC-Region: \(region)",
        ]
        tencent.body =
            #"{"PhoneNumberSet":["{toE164}"],"SmsSdkAppId":"{sender}","SignName":"{signature}","#
            + #""TemplateId":"{template}","TemplateParamSet":{valueList},"SessionContext":"{token}"}"#
        tencent.signing = .tc3
        tencent.answers.form = .json
        tencent.answers.codes = ["Response.Error.Code", "Response.SendStatusSet.0.Code"]
        tencent.answers.words = ["Response.Error.Message", "Response.SendStatusSet.0.Message"]
        tencent.answers.reference = "Response.SendStatusSet.0.SerialNo"
        tencent.answers.rules = [
            AnswerRules.Rule("Ok", .accepted),
            // Once more at another time.
            AnswerRules.Rule("LimitExceeded*", .deferred), AnswerRules.Rule("RequestLimitExceeded*", .deferred),
            AnswerRules.Rule("ResourceUnavailable*", .deferred),
            // Our account, not the message.
            AnswerRules.Rule("AuthFailure*", .unsent), AnswerRules.Rule("UnauthorizedOperation*", .unsent),
            AnswerRules.Rule("FailedOperation.InsufficientBalanceInSmsPackage", .unsent),
            AnswerRules.Rule("ResourceInsufficient*", .unsent), AnswerRules.Rule("InvalidAction*", .unsent),
            AnswerRules.Rule("NoSuchVersion", .unsent), AnswerRules.Rule("UnsupportedRegion", .unsent),
            AnswerRules.Rule("InvalidParameterValue.SdkAppIdNotExist", .unsent),
            // An error of theirs may come after the message was taken.
            AnswerRules.Rule("InternalError*", .unknown),
            // Number, template, signature, values, words, blacklist.
            AnswerRules.Rule("FailedOperation*", .refused), AnswerRules.Rule("InvalidParameter*", .refused),
            AnswerRules.Rule("MissingParameter*", .refused), AnswerRules.Rule("UnsupportedOperation*", .refused),
        ]
        return tencent
    }
}
