/// What several rounds of one measurement gave.
struct Series: Encodable {
    var values: [Double] = []

    /// The middle value; of an even number the lower of the two.
    var median: Double {
        precondition(!values.isEmpty, "nothing was measured")
        return values.sorted()[(values.count - 1) / 2]
    }

    var range: ClosedRange<Double> { (values.min() ?? 0)...(values.max() ?? 0) }

    /// One over each value: rates of times.
    var inverse: Series { Series(values: values.map { 1 / $0 }) }

    mutating func append(_ value: Double) { values.append(value) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

extension Series: ExpressibleByFloatLiteral {
    /// A limit, which is not measured.
    init(floatLiteral value: Double) { values = [value] }
}
