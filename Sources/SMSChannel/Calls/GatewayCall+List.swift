import Lifecycle

extension GatewayCall {
    /// Reads a call whose body is a list in JSON, or one item of it.
    ///
    /// One odd item does not cost those beside it.
    /// - Parameters:
    ///   - reply: What its sender wants to read in return.
    ///   - number: The key of a text's sender.
    ///   - text: The key of a text.
    ///   - receipt: Reads a receipt.
    /// - Returns: All that could be read.
    /// - Throws: ``GatewayCallProblem`` when that is nothing, and something is odd.
    func listedNews(
        reply: String,
        number: String,
        text: String,
        receipt: (JSONValue) throws(GatewayCallProblem) -> Receipt
    ) throws(GatewayCallProblem) -> GatewayNews {
        var news = GatewayNews()
        var problem: GatewayCallProblem?
        for item in try jsonItems() {
            do throws(GatewayCallProblem) {
                switch subject {
                case .receipts: news.receipts.append(try receipt(item))
                case .texts: news.texts.append(try InboundText(item, number: number, text: text))
                }
            } catch {
                problem = error
            }
        }
        if let problem, news.receipts.isEmpty, news.texts.isEmpty { throw problem }
        news.replyType = "application/json"
        news.reply = reply
        return news
    }
}
