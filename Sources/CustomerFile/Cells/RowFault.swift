import Lifecycle

/// What is wrong with a cell or a row; says so without the value.
enum RowFault: Error, Hashable {
    case notADay
    /// Not a date of the lunar calendar.
    case notALunarDay
    case noSuchDay
    /// A day programs write for "none", such as 1900-01-01.
    case emptyDay
    case yearOutOfRange
    case notANumber
    case notAnInteger
    case notYesOrNo
    /// Not in the list; the labels that are.
    case notAChoice([String])
    case notAPhone
    case notAnEmail
    case damagedNumber
    case tooManyCells(Int, expected: Int)
    case unclosedQuote
    case noIdentity
    /// A row of a file of projects names none.
    case noProject
}

extension RowFault {
    var phrase: Phrase {
        switch self {
        case .notADay, .notALunarDay, .noSuchDay, .emptyDay, .yearOutOfRange: dayPhrase
        case .tooManyCells, .unclosedQuote, .noIdentity, .noProject: rowPhrase
        default: cellPhrase
        }
    }

    private var dayPhrase: Phrase {
        switch self {
        case .noSuchDay: Phrase("there is no such day", zh: "没有这一天")
        case .notALunarDay:
            Phrase(
                "this is not a lunar date: write it as 1985-02-30 or 2004年闰二月初三",
                zh: "不是农历日期:请写成 1985-02-30 或 2004年闰二月初三"
            )
        case .emptyDay: Phrase("the date stands for “none”: leave the cell empty", zh: "该日期表示“无”:请把单元格留空")
        case .yearOutOfRange: Phrase("the year is not between 1900 and 2100", zh: "年份不在 1900 至 2100 之间")
        default: Phrase("this is not a date: write it as 2026-03-01", zh: "不是日期:请写成 2026-03-01")
        }
    }

    private var cellPhrase: Phrase {
        switch self {
        case .notAnInteger: Phrase("this is not a whole number", zh: "不是整数")
        case .notYesOrNo: Phrase("this is neither yes nor no: write 是 or 否", zh: "不是“是”或“否”")
        case .notAChoice(let labels):
            Phrase(
                "this is none of \(labels.joined(separator: ", "))",
                zh: "不在可选值之中:\(labels.joined(separator: "、"))"
            )
        case .notAPhone:
            Phrase("this is neither a mobile number nor a landline with area code", zh: "不是手机号,也不是带区号的固定电话")
        case .notAnEmail: Phrase("this is not an e-mail address", zh: "不是邮箱地址")
        case .damagedNumber:
            Phrase("Excel has damaged this number: format the column as text", zh: "Excel 已损坏该号码:请将该列设为文本格式")
        default: Phrase("this is not a number", zh: "不是数字")
        }
    }

    private var rowPhrase: Phrase {
        switch self {
        case .tooManyCells(let count, let expected):
            Phrase(
                "the row has \(count) cells, the header \(expected): put cells with a separator in quotes",
                zh: "该行有 \(count) 个单元格,表头只有 \(expected) 个:含分隔符的单元格请加引号"
            )
        case .unclosedQuote:
            Phrase("a quote is opened here and never closed", zh: "此处的引号没有闭合")
        case .noProject: Phrase("neither a project code nor a project name", zh: "既无项目编号,也无项目名称")
        default:
            Phrase("neither a customer number nor a name with a phone", zh: "既无客户编号,也无姓名加手机")
        }
    }
}
