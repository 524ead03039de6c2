import Lifecycle

extension GatewayDescription {
    /// Aliyun's SendSms, version 2017-05-25: texts are templates approved there.
    ///
    /// Source: Alibaba Cloud SMS, “SendSms” and “API error codes”. It knows no idempotence; `OutId` comes back with
    /// receipts, whose address is set up in its console.
    ///
    /// - Parameter url: Where its API is.
    /// - Returns: The description.
    package static func aliyun(url: String = "https://dysmsapi.aliyuncs.com/") -> GatewayDescription {
        var aliyun = GatewayDescription(
            url: url
                + "?PhoneNumbers={to}&SignName={signature}&TemplateCode={template}&TemplateParam={values}&OutId={token}"
        )
        aliyun.headers = ["x-acs-action: SendSms", "x-acs-version: 2017-05-25", "Accept: application/json"]
        aliyun.signing = .acs3
        aliyun.answers.form = .json
        aliyun.answers.codes = ["Code"]
        aliyun.answers.words = ["Message"]
        aliyun.answers.reference = "BizId"
        aliyun.answers.rules = [
            AnswerRules.Rule("OK", .accepted),
            // Once more at another time.
            AnswerRules.Rule("isv.BUSINESS_LIMIT_CONTROL", .deferred),
            AnswerRules.Rule("isv.DAY_LIMIT_CONTROL", .deferred),
            AnswerRules.Rule("Throttling*", .deferred), AnswerRules.Rule("ServiceUnavailable*", .deferred),
            // Our account, not the message.
            AnswerRules.Rule("InvalidAccessKeyId*", .unsent), AnswerRules.Rule("SignatureDoesNotMatch", .unsent),
            AnswerRules.Rule("IncompleteSignature", .unsent), AnswerRules.Rule("InvalidTimeStamp*", .unsent),
            AnswerRules.Rule("Forbidden*", .unsent), AnswerRules.Rule("NoPermission*", .unsent),
            AnswerRules.Rule("isp.RAM_PERMISSION_DENY", .unsent), AnswerRules.Rule("isv.OUT_OF_SERVICE", .unsent),
            AnswerRules.Rule("isv.AMOUNT_NOT_ENOUGH", .unsent), AnswerRules.Rule("isv.ACCOUNT_*", .unsent),
            AnswerRules.Rule("isv.PRODUCT_UN_SUBSCRIPT", .unsent), AnswerRules.Rule("isv.PRODUCT_UNSUBSCRIBE", .unsent),
            // A nonce seen before means that something on the way has sent the request twice; a system's error may come
            // after the message was taken.
            AnswerRules.Rule("SignatureNonceUsed", .unknown), AnswerRules.Rule("isp.*", .unknown),
            AnswerRules.Rule("InternalError", .unknown),
            // Number, template, signature, values, words, blacklist.
            AnswerRules.Rule("isv.*", .refused),
        ]
        return aliyun
    }
}
