package import Lifecycle

/// Why a file cannot be read as a customer file, or not to its end.
package enum CustomerFileError: Explained, Hashable {
    /// The file cannot be opened or read; its name.
    case unreadable(String)
    case empty
    /// An Excel workbook, not a text.
    case spreadsheet
    /// A zero byte on a line.
    case notText(line: Int)
    /// A line holds bytes that are no character in the encoding of the file.
    case undecodable(line: Int, encoding: TextEncoding)
    /// The file ends within a character, on a line.
    case cutCharacter(line: Int)
    /// None of the first lines is a header.
    case noKnownColumn
    /// The header lacks what tells persons apart; the titles of what it would need, one of which is enough.
    case missingColumns([String])
    /// The file names projects and nobody, and yet has columns about homes or journeys; their titles.
    case columnsOfNobody([String])
    case tooManyColumns(Int)
    case cellTooLong(line: Int)
    case recordTooLong(line: Int)
    /// A file that should be small is larger than ``TextFile/sizeLimit``.
    case tooLarge
    /// A mapping names a field that does not exist; the name, and the nearest that does.
    case unknownField(String, nearest: String?)

    /// The most columns a file may have.
    package static let columnLimit = 1000

    package var phrase: Phrase { Phrase(english, zh: chinese) }

    private var english: String {
        switch self {
        case .unreadable(let name): "the file \(name) cannot be read: check that it is there and may be opened"
        case .empty: "the file is empty: export it again"
        case .spreadsheet: "this is an Excel workbook, not a text: in Excel choose Save As and the type “CSV UTF-8”"
        case .notText(let line): "line \(line) holds a zero byte, so this is no text file: save it as CSV"
        case .undecodable(let line, let encoding):
            "line \(line) holds bytes that are no character in \(encoding.rawValue): save the file as “CSV UTF-8”"
        case .cutCharacter(let line):
            "the file ends in the middle of a character on line \(line), so its end is missing: export it again"
        case .noKnownColumn:
            "none of the first 10 lines is a header with known columns: name the columns, or give a mapping"
        case .missingColumns(let titles):
            "the columns \(titles.joined(separator: " or ")) are missing: they tell persons apart"
        case .columnsOfNobody(let titles):
            "the file names no person, and yet has the columns \(titles.joined(separator: ", ")): add the customer number, "
                + "or take them out (map them to ignore) to tell of projects alone"
        case .tooManyColumns(let count):
            "the file has \(count) columns, \(Self.columnLimit) is the most: remove those not needed"
        case .cellTooLong(let line):
            "a cell of the row that begins on line \(line) is longer than 64 KiB: look for an open quote"
        case .recordTooLong(let line):
            "the row that begins on line \(line) is longer than 1 MiB: look for an open quote"
        case .tooLarge: "the file is larger than 1 MiB: check that it is the right one"
        case .unknownField(let name, let nearest):
            "the mapping names a field “\(name)” that does not exist: "
                + (nearest.map { "did you mean “\($0)”?" } ?? "use names such as person.phone, or ignore")
        }
    }

    private var chinese: String {
        switch self {
        case .unreadable(let name): "无法读取文件 \(name):请检查文件是否存在、是否有权限打开"
        case .empty: "文件是空的:请重新导出"
        case .spreadsheet: "这是 Excel 工作簿,不是文本文件:请在 Excel 中选择“另存为”,类型选“CSV UTF-8”"
        case .notText(let line): "第 \(line) 行含有零字节,这不是文本文件:请另存为 CSV"
        case .undecodable(let line, let encoding):
            "第 \(line) 行有无法按 \(encoding.rawValue) 识别的字符:请另存为“CSV UTF-8”"
        case .cutCharacter(let line): "文件在第 \(line) 行的一个字符中间断开,末尾不完整:请重新导出"
        case .noKnownColumn: "前 10 行中没有可识别的表头:请补上列名,或提供列名对照"
        case .missingColumns(let titles): "缺少列:\(titles.joined(separator: ",或"));没有它们无法区分客户"
        case .columnsOfNobody(let titles):
            "没有客户列,却有列:\(titles.joined(separator: "、"));请补上客户编号,如果只是项目资料,请去掉这些列(或对照为 ignore)"
        case .tooManyColumns(let count): "文件有 \(count) 列,最多 \(Self.columnLimit) 列:请删去不需要的列"
        case .cellTooLong(let line): "第 \(line) 行起的记录中有超过 64 KiB 的单元格:请检查是否有未闭合的引号"
        case .recordTooLong(let line): "第 \(line) 行起的记录超过 1 MiB:请检查是否有未闭合的引号"
        case .tooLarge: "文件超过 1 MiB:请检查是否选错了文件"
        case .unknownField(let name, let nearest):
            "列名对照中的字段“\(name)”不存在:"
                + (nearest.map { "是否指“\($0)”?" } ?? "请用 person.phone 这样的名称,或 ignore")
        }
    }
}
