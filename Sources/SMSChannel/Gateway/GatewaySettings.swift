/// How a gateway is used, whatever its description.
package struct GatewaySettings: Hashable, Sendable {
    /// Who we are.
    package var account = GatewayAccount()
    /// Where it reaches us; none for no receipts.
    package var callback: GatewayCallback?
    /// Its code for each template, by the template's name.
    package var templates: [String: String] = [:]
    /// Its name for each variable, by the variable's Chinese name; the Chinese name for what is not here.
    package var variableNames: [String: String] = [:]
    /// Connections at once, 1 through 64.
    package let connections: Int
    /// A PEM file of trusted certificates; without one the system's are trusted.
    package var authorities: String?
    /// The longest wait for a connection, encryption included.
    package let connectTimeout: Duration
    /// The longest wait for an answer.
    package let answerTimeout: Duration

    /// Creates settings.
    /// - Throws: ``GatewayProblem/range(setting:lowest:highest:)``.
    package init(connections: Int = 4, connectSeconds: Int = 10, timeoutSeconds: Int = 30) throws(GatewayProblem) {
        guard (1...64).contains(connections) else { throw .range(setting: "sms.connections", lowest: 1, highest: 64) }
        guard (1...300).contains(connectSeconds) else {
            throw .range(setting: "sms.connectSeconds", lowest: 1, highest: 300)
        }
        guard (1...300).contains(timeoutSeconds) else {
            throw .range(setting: "sms.timeoutSeconds", lowest: 1, highest: 300)
        }
        self.connections = connections
        connectTimeout = .seconds(connectSeconds)
        answerTimeout = .seconds(timeoutSeconds)
    }
}
