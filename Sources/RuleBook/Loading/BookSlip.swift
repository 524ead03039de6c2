import ChineseCalendar
import Lifecycle

/// What can be wrong with what a rule file declares, with its number and its words.
enum BookSlip: Hashable {
    case noRule
    case severalRules
    case nameDiffers(rule: String, file: String)
    case duplicateName(String, other: String)
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    case wrongValue(key: String, wanted: Phrase)
    case notAChoice(key: String, choices: String, nearest: String?)
    case unknownField(String, nearest: String?)
    case badArgument(word: String)
    case unknownMilestone(String, nearest: String?)
    case unknownHoliday(String, word: String, nearest: String?)
    case sampleDoesNotFit
    case severalMessages(channel: String)
    case valueDoesNotFit(field: String, wanted: Phrase)
    case scheduleDoesNotFit(per: String)
    case unknownTemplate(String, kind: String, nearest: String?)
    case tooManyActions(limit: Int)
    case controlCharacter(key: String)
    case noTest
    case lateMissing
    case endlessRepeat
    case testOfOther(String, nearest: String?)
    case badDay(String)
    case lunarDate(LunarDateProblem)
    case runtime(LuaWords)
    case template(String, Phrase, Phrase)

    /// The number people can look up.
    var code: String {
        switch self {
        case .noRule: "R020"
        case .severalRules: "R021"
        case .nameDiffers: "R022"
        case .duplicateName: "R023"
        case .unknownKey: "R024"
        case .missingKey: "R025"
        case .wrongValue: "R026"
        case .notAChoice: "R027"
        case .unknownField: "R030"
        case .badArgument: "R031"
        case .unknownMilestone: "R032"
        case .valueDoesNotFit: "R033"
        case .scheduleDoesNotFit: "R034"
        case .unknownHoliday: "R035"
        case .sampleDoesNotFit: "R036"
        case .severalMessages: "R037"
        case .unknownTemplate: "R040"
        case .template: "R041"
        case .tooManyActions: "R042"
        case .controlCharacter: "R043"
        case .noTest: "R044"
        case .lateMissing: "R045"
        case .endlessRepeat: "R048"
        case .testOfOther: "R046"
        case .badDay, .lunarDate: "R047"
        case .runtime(let words): words.code
        }
    }
}

extension BookSlip {
    /// Whether the key of an entry is at fault and not its value.
    var isAboutKey: Bool { if case .unknownKey = self { true } else { false } }

    /// The same slip without a name that does not stand in the rule file: it may come from a customer's record.
    func hiding(unless isWritten: (String) -> Bool) -> BookSlip {
        switch self {
        case .unknownKey(let name, _) where !isWritten(name): .unknownKey("…", nearest: nil)
        case .unknownMilestone(let name, _) where !isWritten(name): .unknownMilestone("…", nearest: nil)
        case .unknownTemplate(let name, let kind, _) where !isWritten(name):
            .unknownTemplate("…", kind: kind, nearest: nil)
        default: self
        }
    }
}
