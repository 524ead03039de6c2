import Engine
import Lifecycle

/// Keeps what people write before it is understood: what is no refusal is for staff to read.
struct KeptTexts: Reception {
    /// What understands it.
    let reception: Returns
    /// Where it is kept.
    let store: any TextStore
    /// Who brings it.
    let gateway: String

    func message(of token: String) -> Int64? { reception.message(of: token) }

    func take(_ receipts: [Receipt], at moment: Int64) throws -> ReceiptCount {
        try reception.take(receipts, at: moment)
    }

    @discardableResult
    func take(_ text: InboundText, at moment: Int64) throws -> Bool {
        try store.keep(text, gateway: gateway, at: moment)
        return try reception.take(text, at: moment)
    }

    func refuse(message: Int64, at moment: Int64) throws { try reception.refuse(message: message, at: moment) }
}
