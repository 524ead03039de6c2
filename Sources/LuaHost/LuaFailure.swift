import CLuaHost

/// Why a script gave no result, and where.
package struct LuaFailure: Error, Equatable {
    /// What kind of failure it is.
    package enum Kind: String, Equatable, Sendable {
        /// The script raised an error; the text is its message without position.
        case raised
        /// The file does not compile.
        case syntax
        /// The subject has no field of the text's name.
        case unknownField
        /// There is no global of the text's name.
        case unknownName
        /// A subject was used after its evaluation.
        case stale
        /// The result cannot be read: too deep, too big, or of a wrong kind.
        case result
        /// The state would hold too many bytes.
        case memory
        /// One evaluation allocated too many bytes.
        case churn
        /// One evaluation ran too many instructions.
        case instructions
        /// One evaluation took too much CPU time.
        case cpu
        /// An uncounted evaluation passed its deadline.
        case deadline
    }

    /// What kind of failure it is.
    package let kind: Kind
    /// The line of the rule file that was running; 0 when none was.
    package let line: Int
    /// A name or Lua's message, at most 512 bytes.
    package let text: String

    /// Creates a failure.
    package init(kind: Kind, line: Int, text: String) {
        self.kind = kind
        self.line = line
        self.text = text
    }

    init(_ failure: borrowing dh_failure) {
        kind = Self.kinds[failure.status.rawValue] ?? .raised
        line = Int(failure.line)
        let length = Int(failure.length)
        text = unsafe withUnsafeBytes(of: failure.message) { bytes in
            unsafe String(decoding: bytes.prefix(length), as: UTF8.self)
        }
    }

    /// Whether the state's memory or budget is spent, so that it must be thrown away.
    package var spoilsState: Bool {
        switch kind {
        case .memory, .churn, .instructions, .cpu, .deadline: true
        default: false
        }
    }

    private static let kinds: [UInt32: Kind] = [
        DH_RAISED.rawValue: .raised, DH_SYNTAX.rawValue: .syntax, DH_UNKNOWN_FIELD.rawValue: .unknownField,
        DH_UNKNOWN_NAME.rawValue: .unknownName, DH_STALE.rawValue: .stale, DH_RESULT.rawValue: .result,
        DH_MEMORY.rawValue: .memory, DH_CHURN.rawValue: .churn, DH_INSTRUCTIONS.rawValue: .instructions,
        DH_CPU.rawValue: .cpu, DH_DEADLINE.rawValue: .deadline,
    ]
}
