import Lifecycle

/// What there is to say of rows that are taken and yet look as if something had been lost.
struct RowRemarks {
    private let number: Int?
    private let role: Int?
    /// The columns that tie a person to a home; empty if the file does not tell of homes.
    private let ties: [Int]
    /// Whether the file tells more of persons than their numbers.
    private let describesPersons: Bool

    /// Finds the columns.
    init(_ header: HeaderRow) {
        number = header.column(.person, "number")
        role = header.column(.ownership, "role")
        let fields = header.columns.fields
        let homes: Set = ["contract", "room", "building"]
        let tellsHomes = fields.contains { homes.contains($0.name) && ($0.record == .journey || $0.record == .home) }
        ties =
            tellsHomes
            ? fields.indices.filter { fields[$0].record == .milestone || homes.contains(fields[$0].name) } : []
        describesPersons = header.column(.person, "name") != nil || header.column(.person, "phone") != nil
    }

    /// Adds the remarks on a row.
    func remark(on row: CustomerRow, into remarks: inout [RowRemark]) {
        if let role, !ties.isEmpty, row.values[role] == .text("co"), ties.allSatisfy({ row.values[$0] == nil }) {
            remarks.append(RowRemark(line: row.line, column: nil, text: Self.loneOwner))
        }
        if let number, describesPersons, row.cleared.isEmpty, row.values[number] != nil,
            !row.values.indices.contains(where: { $0 != number && row.values[$0] != nil })
        {
            remarks.append(RowRemark(line: row.line, column: nil, text: Self.numberAlone))
        }
    }

    private static let loneOwner = Phrase(
        "a co-owner without contract, building, room or any date: were the cells merged? "
            + "Repeat them in each row of the home",
        zh: "共有人没有合同、楼栋、房号和任何日期：是否为合并单元格？请在该房屋的每一行都填写"
    )
    private static let numberAlone = Phrase(
        "nothing but a customer number: is the rest of the row missing?",
        zh: "该行只有客户编号，没有其他内容：其余内容是否丢失？"
    )
}
