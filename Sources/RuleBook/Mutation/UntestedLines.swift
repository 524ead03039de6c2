import Lifecycle

/// Lines on which the author says why no test notices a change: `-- untested: reason`, `-- 不测：理由`.
struct UntestedLines {
    /// The places of these remarks, by line; one without a reason is none.
    let spots: [Int: SourceSpot]

    private static let marks = ["untested", "不测"]

    init(_ text: MutableText) {
        var spots: [Int: SourceSpot] = [:]
        for comment in text.comments where Self.givesReason(text.source.text(comment.lowerBound, comment.upperBound)) {
            let spot = text.source.spot(comment.lowerBound, comment.upperBound)
            spots[spot.line] = spot
        }
        self.spots = spots
    }

    private static func givesReason(_ comment: String) -> Bool {
        let said = comment.drop { $0 == "-" || $0.isWhitespace }
        guard let mark = marks.first(where: said.lowercased().hasPrefix) else { return false }
        let rest = said.dropFirst(mark.count).drop(while: \.isWhitespace)
        guard let colon = rest.first, colon == ":" || colon == "：" else { return false }
        return rest.dropFirst().contains { !$0.isWhitespace }
    }
}
