/// What stands between the cells of a customer file.
package enum Separator: String, Hashable, Sendable, CaseIterable {
    case comma = ","
    /// What Excel writes as "Unicode text".
    case tab = "\t"
    case semicolon = ";"

    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .tab: UInt8(ascii: "\t")
        case .semicolon: UInt8(ascii: ";")
        }
    }
}
