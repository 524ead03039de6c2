/// The numerals of Chinese dates.
enum ChineseNumeral {
    /// 〇 through 九.
    static let digits = Array("〇一二三四五六七八九")

    /// A year digit by digit: 二〇二六.
    static func year(_ year: Int) -> String { String(String(year).utf8.map { digits[Int($0 - UInt8(ascii: "0"))] }) }

    /// The value of one digit: ASCII, full-width or Chinese.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "0"..."9": Int(scalar.value - 0x30)
        case "０"..."９": Int(scalar.value - 0xFF10)
        default: chineseDigit(scalar)
        }
    }

    /// The value of one Chinese digit, 〇 through 九.
    static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零", "○": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// The value of a character that stands for tens: 十, 廿, 卅.
    static func tens(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "廿": 20
        case "卅": 30
        default: nil
        }
    }
}
