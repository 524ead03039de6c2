import ChineseCalendar

extension Schedule {
    /// When it is due for a kind of subject: “入住日（没有则按实际交付日）之后 3 个月”.
    ///
    /// Milestones are called what the vocabulary says.
    package func phrase(for subject: SubjectKind, _ vocabulary: Vocabulary) -> Phrase {
        switch self {
        case .offset(let span, let anchors): return span.phrase(from: Self.phrase(of: anchors, vocabulary))
        case .every(let span, let anchors, let to):
            let (from, step) = (Self.phrase(of: anchors, vocabulary), span.phrase)
            let end = to.map { name in
                let last = vocabulary.milestone(name)
                return Phrase(", up to and with the day of \(last.english)", zh: "，到\(last.chinese)为止（含当天）")
            }
            return Phrase(
                "every \(step.english) after \(from.english)\(end?.english ?? "")",
                zh: "\(from.chinese)之后每满 \(step.chinese)一次\(end?.chinese ?? "")"
            )
        case .birthday(let kind): return Self.birthday(kind)
        case .anniversary(let anchors):
            let from = Self.phrase(of: anchors, vocabulary)
            return Phrase(
                "every year on the same day as \(from.english), from one year after it",
                zh: "\(from.chinese)满一年起，每年同月同日"
            )
        case .annual(let day, let shift):
            let from = shift.phrase(from: day.phrase)
            return shift.count == 0
                ? Phrase("every year on \(day.phrase.english)", zh: "每年\(day.phrase.chinese)当天")
                : Phrase("every year \(from.english)", zh: "每年\(from.chinese)")
        case .daily(let period): return period.phrase(for: subject)
        }
    }

    /// The first of these milestones that is set.
    static func phrase(of anchors: [String], _ vocabulary: Vocabulary) -> Phrase {
        let names = anchors.map(vocabulary.milestone)
        guard let first = names.first, names.count > 1 else { return names.first ?? Phrase("", zh: "") }
        let rest = Array(names.dropFirst()).joined(", or else ", zh: "、")
        return Phrase(
            "\(first.english) (or else \(rest.english))",
            zh: "\(first.chinese)（没有则\(names.count > 2 ? "依次" : "")按\(rest.chinese)）"
        )
    }

    private static func birthday(_ kind: BirthdayKind?) -> Phrase {
        switch kind {
        case nil: Phrase("on the birthday, by the calendar on record", zh: "每年生日当天（按登记的公历或农历）")
        case .solar: Phrase("on the birthday of those who keep it by the solar calendar", zh: "每年公历生日当天（只算过公历生日的客户）")
        case .lunar: Phrase("on the birthday of those who keep it by the lunar calendar", zh: "每年农历生日当天（只算过农历生日的客户）")
        }
    }
}

extension AnnualDay {
    /// The day's name behind 每年: 中秋, and with the space before a number 10 月 20 日.
    fileprivate var phrase: Phrase {
        switch self {
        case .fixed(month: 2, day: 29): Phrase("29 February (28 in common years)", zh: " 2 月 29 日（平年为 28 日）")
        case .fixed(let month, let day): Phrase("\(day) \(Self.months[month - 1])", zh: " \(month) 月 \(day) 日")
        case .festival(let festival): Phrase(festival.rawValue, zh: festival.chinese)
        case .term(let term): Phrase(term.rawValue, zh: term.chinese)
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension Schedule.Period {
    /// How often it may be done for one subject.
    fileprivate func phrase(for subject: SubjectKind) -> Phrase {
        let each = subject.each
        return switch self {
        case .once:
            Phrase("looked at every day, and done once for \(each.english)", zh: "每天都看，\(each.chinese)只办一次")
        case .year:
            Phrase(
                "looked at every day, and done at most once a year for \(each.english)",
                zh: "每天都看，\(each.chinese)每年最多办一次"
            )
        case .month:
            Phrase(
                "looked at every day, and done at most once a month for \(each.english)",
                zh: "每天都看，\(each.chinese)每月最多办一次"
            )
        case .day: Phrase("every day for \(each.english)", zh: "\(each.chinese)每天一次")
        }
    }
}

extension SubjectKind {
    /// One of them and all of them: each journey, 每户.
    package var each: Phrase {
        switch self {
        case .person: Phrase("each person", zh: "每位客户")
        case .journey: Phrase("each journey", zh: "每户")
        case .project: Phrase("each project", zh: "每个项目")
        }
    }
}
