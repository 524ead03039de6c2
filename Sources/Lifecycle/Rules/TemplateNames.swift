/// The templates a workspace has, by name, so that rules can be checked against them.
package struct TemplateNames: Hashable, Sendable {
    /// SMS templates.
    package let sms: Set<String>
    /// E-mail templates.
    package let email: Set<String>
    /// Scripts and checklists.
    package let text: Set<String>

    /// Creates a list.
    package init(sms: Set<String>, email: Set<String>, text: Set<String>) {
        self.sms = sms
        self.email = email
        self.text = text
    }
}
