/// What all templates of a workspace share.
package struct TemplateSettings: Hashable, Sendable {
    /// The sender's name as registered with the carriers, without 【】.
    package let signature: String
    /// The service number printed where a template says `{{热线}}`.
    package let hotline: String

    /// Creates settings.
    package init(signature: String, hotline: String) {
        self.signature = signature
        self.hotline = hotline
    }
}
