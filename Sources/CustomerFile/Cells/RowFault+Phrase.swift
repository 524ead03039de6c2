import Lifecycle

extension RowFault {
    /// What to tell of it, without the value.
    var phrase: Phrase {
        switch self {
        case .notADay, .notALunarDay, .noSuchDay, .noSuchTime, .emptyDay, .yearOutOfRange: dayPhrase
        case .notAPhone, .maskedPhone, .damagedNumber, .roundedNumber, .dayInPlaceOfCode, .cannotClear: codePhrase
        case .tooManyCells, .unclosedQuote, .brokenRow, .cutOff, .otherEncoding, .secondTable: shapePhrase
        case .noIdentity, .fillerIdentity, .noProject: identityPhrase
        default: cellPhrase
        }
    }

    private var dayPhrase: Phrase {
        switch self {
        case .noSuchDay: Phrase("there is no such day", zh: "没有这一天")
        case .noSuchTime: Phrase("there is no such time of day", zh: "没有这一时刻：请只写日期，或检查时间")
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
        case .notAnEmail: Phrase("this is not an e-mail address", zh: "不是邮箱地址")
        default: Phrase("this is not a number", zh: "不是数字")
        }
    }

    private var codePhrase: Phrase {
        switch self {
        case .maskedPhone:
            Phrase("digits of this number are hidden: export it in full", zh: "号码中有被隐藏的数字：请导出完整号码")
        case .damagedNumber:
            Phrase("Excel has damaged this number: format the column as text", zh: "Excel 已损坏该号码:请将该列设为文本格式")
        case .roundedNumber:
            Phrase(
                "Excel has turned the digits after the fifteenth to zeros: format the column as text and export again; "
                    + "if the number is right, write it as =\"…\"",
                zh: "Excel 把第 15 位以后的数字变成了 0：请将该列设为文本格式后重新导出；如号码无误，请写成 =\"…\""
            )
        case .dayInPlaceOfCode:
            Phrase(
                "Excel has turned this into a date: format the column as text and export again; "
                    + "a room that is really so numbered is written with 室",
                zh: "Excel 把该编号变成了日期：请将该列设为文本格式后重新导出；房号确为如此的，请写成“…室”"
            )
        case .cannotClear:
            Phrase(
                "this tells the record apart and cannot be cleared: write the value, or leave the cell empty",
                zh: "该列用于识别记录，不能清空：请填写内容，或把单元格留空"
            )
        default:
            Phrase("this is neither a mobile number nor a landline with area code", zh: "不是手机号,也不是带区号的固定电话")
        }
    }

    private var shapePhrase: Phrase {
        switch self {
        case .tooManyCells(let count, let expected):
            Phrase(
                "the row has \(count) cells, the header \(expected): put cells with a separator in quotes",
                zh: "该行有 \(count) 个单元格,表头只有 \(expected) 个:含分隔符的单元格请加引号"
            )
        case .brokenRow:
            Phrase(
                "a line break without quotes inside a cell: this is a piece of a row, join it with its neighbours",
                zh: "单元格中有换行但没有加引号：这是被截断的一段，请与相邻的行合并"
            )
        case .cutOff:
            Phrase(
                "the file ends within this row: export it again, or complete the row and end it with a line break",
                zh: "文件在该行中间结束：请重新导出，或补全该行并在末尾换行"
            )
        case .otherEncoding:
            Phrase(
                "bytes that are no character: this row is written in another encoding, type it anew",
                zh: "有无法识别的字符：该行使用了另一种编码，请重新录入"
            )
        case .secondTable:
            Phrase(
                "another header begins a second table here: put it into a file of its own",
                zh: "此处起是另一张表（有新的表头）：请另存为单独的文件"
            )
        default: Phrase("a quote is opened here and never closed", zh: "此处的引号没有闭合")
        }
    }

    private var identityPhrase: Phrase {
        switch self {
        case .noProject: Phrase("neither a project code nor a project name", zh: "既无项目编号,也无项目名称")
        case .fillerIdentity:
            Phrase(
                "what should tell this row apart says nothing, such as 无, - or 业主: "
                    + "write a customer number, or a name with a phone",
                zh: "用于识别的单元格只写了“无”“-”“业主”之类的占位词：请填写客户编号，或姓名加手机"
            )
        default: Phrase("neither a customer number nor a name with a phone", zh: "既无客户编号,也无姓名加手机")
        }
    }
}
