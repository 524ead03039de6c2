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
    case movedWithoutMilestone
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

    /// The number people can look up.
    var number: CatalogueNumber {
        switch self {
        case .noRule: .noRule
        case .severalRules: .severalRules
        case .nameDiffers: .nameDiffers
        case .duplicateName: .duplicateName
        case .unknownKey: .unknownKey
        case .missingKey: .missingKey
        case .wrongValue: .wrongValue
        case .notAChoice: .notAChoice
        case .unknownField: .unknownField
        case .badArgument: .badArgument
        case .unknownMilestone: .unknownMilestone
        case .valueDoesNotFit: .valueDoesNotFit
        case .scheduleDoesNotFit: .scheduleDoesNotFit
        case .unknownHoliday: .unknownHoliday
        case .sampleDoesNotFit: .sampleDoesNotFit
        case .severalMessages: .severalMessages
        case .movedWithoutMilestone: .movedWithoutMilestone
        case .unknownTemplate: .unknownTemplate
        case .tooManyActions: .tooManyActions
        case .controlCharacter: .controlCharacter
        case .noTest: .noTest
        case .lateMissing: .lateMissing
        case .endlessRepeat: .endlessRepeat
        case .testOfOther: .testOfOther
        case .badDay, .lunarDate: .badDay
        case .runtime(let words): words.number
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
