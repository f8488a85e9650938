import FlowNetwork
import Ledger
import Money
import Text

/// Words that several sections use: names of layers, statuses, kinds and marks; lists; what is not known.
struct CommonWords: WordTable {
    let language: ReportLanguage

    /// The name of the language in the language itself.
    var languageName: String { word("English", "한국어") }

    // MARK: names of things in the ledger

    /// The name of a cumulative layer.
    func layer(_ layer: Firmness) -> String {
        switch language {
        case .en:
            layer.name
        case .ko:
            switch layer {
            case .paid: "지급"
            case .binding: "계약"
            case .announced: "발표"
            case .reported: "보도"
            case .estimated: "추정"
            }
        }
    }

    /// The name of a layer and everything firmer: `announced or firmer`.
    func orFirmer(_ layer: Firmness) -> String {
        word("\(layer.name) or firmer", "\(self.layer(layer)) 단계까지")
    }

    func status(_ status: DealStatus) -> String {
        switch language {
        case .en:
            spaced(status.rawValue)
        case .ko:
            switch status {
            case .rumoured: "소문"
            case .inTalks: "협의 중"
            case .announced: "발표"
            case .signed: "서명"
            case .inForce: "발효"
            case .completed: "완료"
            case .amended: "변경"
            case .superseded: "대체됨"
            case .cancelled: "취소"
            case .expired: "만료"
            }
        }
    }

    func event(_ event: ClaimEvent) -> String {
        switch language {
        case .en:
            event.rawValue
        case .ko:
            switch event {
            case .report: "보도"
            case .market: "주가"
            case .result: "실적"
            case .rating: "등급"
            case .dispute: "분쟁"
            case .delay: "지연"
            case .stall: "중단"
            case .opinion: "의견"
            }
        }
    }

    func kind(_ kind: LegKind) -> String { kind.name.text(in: language) }

    func sourceKind(_ kind: Source.Kind) -> String {
        switch language {
        case .en:
            kind.rawValue
        case .ko:
            switch kind {
            case .filing: "공시"
            case .release: "보도자료"
            case .news: "기사"
            case .analyst: "분석 보고서"
            case .dataset: "데이터"
            case .assumption: "가정"
            }
        }
    }

    func policy(_ policy: ConflictPolicy) -> String {
        switch language {
        case .en:
            policy.rawValue
        case .ko:
            switch policy {
            case .graded: "등급 우선"
            case .latest: "최신 우선"
            case .widest: "최대 범위"
            }
        }
    }

    func confidence(_ confidence: Conflict.Confidence) -> String {
        switch language {
        case .en:
            confidence.rawValue
        case .ko:
            switch confidence {
            case .high: "높음"
            case .moderate: "보통"
            case .low: "낮음"
            }
        }
    }

    /// Why a leg is not counted.
    func exclusion(_ exclusion: NetworkLeg.Exclusion) -> String {
        switch exclusion {
        case .overlap: word("counted elsewhere", "다른 곳에서 계상")
        case .contingent: word("contingent", "조건부")
        case .undisclosed: word("undisclosed", "미공개")
        }
    }

    /// What a mark says about a figure.
    func meaning(_ mark: EvidenceMark) -> String {
        switch mark {
        case .reported: word("reported by a source", "출처가 밝힌 값")
        case .derived: word("derived from reported figures", "밝혀진 값에서 계산")
        case .estimated: word("rests on an estimate", "추정에 의존")
        case .scenario: word("holds in a scenario", "시나리오에서만 성립")
        }
    }

    func likelihood(_ likelihood: Likelihood) -> String {
        switch likelihood {
        case .almostNone: word("almost no chance", "가능성이 거의 없음")
        case .veryUnlikely: word("very unlikely", "가능성이 매우 낮음")
        case .unlikely: word("unlikely", "가능성이 낮음")
        case .even: word("roughly even chance", "반반")
        case .likely: word("likely", "가능성이 높음")
        case .veryLikely: word("very likely", "가능성이 매우 높음")
        case .almostCertain: word("almost certain", "거의 확실")
        }
    }

    // MARK: amounts as their sources word them

    /// An amount with the wording of its basis: `up to $50 bn`.
    func amount(_ basis: AmountBasis, _ money: String) -> String {
        switch language {
        case .en:
            switch basis {
            case .undisclosed: undisclosed
            case .exact, .range: money
            case .about, .atLeast, .upTo: "\(basis.rawValue) \(money)"
            }
        case .ko:
            switch basis {
            case .undisclosed: undisclosed
            case .exact, .range: money
            case .about: "약 \(money)"
            case .atLeast: "\(money) 이상"
            case .upTo: "최대 \(money)"
            }
        }
    }

    /// Both ends of a stated range.
    func amount(from low: String, to high: String) -> String {
        word("\(low) to \(high)", "\(low)~\(high)")
    }

    /// A number of something that is not money: `up to 160m shares`.
    func quantity(_ basis: AmountBasis, _ value: String, _ unit: String) -> String {
        switch language {
        case .en:
            let wording = basis == .exact || basis == .undisclosed ? "" : basis.rawValue + " "
            return unit == "%" ? "\(wording)\(value)%" : "\(wording)\(value) \(unit)"
        case .ko:
            let basis = basis == .undisclosed ? .exact : basis
            // A counter stands apart from a word, not from a digit.
            let gap = value.last?.isASCII == true ? "" : " "
            if let counter = Self.monthly[unit] {
                return "월 " + amount(basis, value + gap + counter)
            }
            if let counter = Self.counters[unit] { return amount(basis, value + gap + counter) }
            return amount(basis, Self.units[unit].map { value + $0 } ?? "\(value) \(unit)")
        }
    }

    /// An integer of which only the zeros at its end are shortened: `160m`.
    func shortened(_ digits: String) -> String {
        switch language {
        case .en:
            for (scale, zeros) in [("bn", 9), ("m", 6), ("k", 3)] {
                if let head = digits.withoutZeros(zeros) { return head + scale }
            }
            return digits
        case .ko:
            guard let head = digits.withoutZeros(4) else {
                return digits.allSatisfy(\.isNumber) ? DecimalRounding.grouped(digits) : digits
            }
            // Groups of four: 1억 6,000만.
            let large = String(head.dropLast(4))
            let small = Int(head.suffix(4)) ?? 0
            let tail = small == 0 ? "" : DecimalRounding.grouped(String(small)) + "만"
            return [large.isEmpty ? "" : DecimalRounding.grouped(large) + "억", tail]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    // MARK: what is not known

    /// A word of the model's field where it states none of its own.
    func neutral(_ term: Vocabulary.Term) -> String {
        switch term {
        case .commitments: word("purchase commitments", "구매 약정")
        case .capacityUnit: word("units", "단위")
        }
    }

    var undisclosed: String { word("undisclosed", "미공개") }
    var undefined: String { word("undefined", "정의되지 않음") }
    var notKnown: String { word("not known", "알 수 없음") }
    var notAvailable: String { word("n/a", "해당 없음") }

    // MARK: lists

    /// A part of a whole with its share: `$83 bn (5.2%)`.
    func part(_ part: String, _ share: String) -> String {
        word("\(part) (\(share))", "\(part)(\(share))")
    }

    /// `A`, `A and B`, `A, B and C`.
    func list(_ items: [String]) -> String {
        switch language {
        case .en:
            guard let last = items.last, items.count > 1 else { return items.first ?? "" }
            return items.dropLast().joined(separator: ", ") + " and " + last
        case .ko:
            guard let last = items.last, items.count > 1 else { return items.first ?? "" }
            guard items.count == 2 else { return items.joined(separator: ", ") }
            return items[0].with(.and) + " " + last
        }
    }

    /// After a list that has been cut; begins with the space it needs: ` and 3 more`.
    func andMore(_ count: Int) -> String { word(" and \(count) more", " 외 \(count)건") }
    /// The same after names of firms.
    func andMoreFirms(_ count: Int) -> String { word(andMore(count), " 외 \(count)곳") }
    func firms(_ count: Int) -> String { word(.count(count, "firm"), "\(count)개 기업") }
    func deals(_ count: Int) -> String { word(.count(count, "deal"), "거래 \(count)건") }

    func liveLegs(_ count: Int) -> String {
        word(.count(count, "live leg"), "유효한 흐름 \(count)건")
    }

    private func spaced(_ key: String) -> String {
        key.split(separator: "_").joined(separator: " ")
    }

    /// What is counted in a month.
    private static let monthly = ["wafers/month": "장"]

    private static let counters = ["shares": "주", "years": "년"]

    /// Units of ledgers that Korean has a word for.
    private static let units = [
        "%": "%", "GPUs": " GPU", "TPUs": " TPU", "GW": "GW", "MW": "MW", "TWh": "TWh",
    ]
}
