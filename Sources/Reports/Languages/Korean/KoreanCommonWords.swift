import FlowNetwork
import Ledger
import Money
import Text

struct KoreanCommonWords: CommonWords {
    let languageName = "한국어"

    func layer(_ layer: Firmness) -> String {
        switch layer {
        case .paid: "지급"
        case .binding: "계약"
        case .announced: "발표"
        case .reported: "보도"
        case .estimated: "추정"
        }
    }

    func orFirmer(_ layer: Firmness) -> String { "\(self.layer(layer)) 단계까지" }

    func status(_ status: DealStatus) -> String {
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

    func event(_ event: ClaimEvent) -> String {
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

    func kind(_ kind: LegKind) -> String {
        switch kind {
        case .equity: "지분 투자"
        case .debt: "대출"
        case .prepayment: "선급금"
        case .guarantee: "보증"
        case .backstop: "매입 보장(백스톱)"
        case .warrant: "신주인수권"
        case .leaseFinancing: "리스 금융"
        case .purchase: "구매"
        case .lease: "임차"
        case .licence: "라이선스"
        case .revenueShare: "매출 배분"
        case .leaseBack: "재임차"
        case .governanceRight: "지배구조 권리"
        case .capitalReturn: "자본 환급"
        case .interest: "이자"
        case .dividend: "배당"
        case .deposit: "예치금"
        case .acquisition: "인수"
        }
    }

    func sourceKind(_ kind: Source.Kind) -> String {
        switch kind {
        case .filing: "공시"
        case .release: "보도자료"
        case .news: "기사"
        case .analyst: "분석 보고서"
        case .dataset: "데이터"
        case .assumption: "가정"
        }
    }

    func policy(_ policy: ConflictPolicy) -> String {
        switch policy {
        case .graded: "등급 우선"
        case .latest: "최신 우선"
        case .widest: "최대 범위"
        }
    }

    func confidence(_ confidence: Conflict.Confidence) -> String {
        switch confidence {
        case .high: "높음"
        case .moderate: "보통"
        case .low: "낮음"
        }
    }

    func exclusion(_ exclusion: NetworkLeg.Exclusion) -> String {
        switch exclusion {
        case .overlap: "다른 곳에서 계상"
        case .contingent: "조건부"
        case .undisclosed: "미공개"
        }
    }

    func meaning(_ mark: EvidenceMark) -> String {
        switch mark {
        case .reported: "출처가 밝힌 값"
        case .derived: "밝혀진 값에서 계산"
        case .estimated: "추정에 의존"
        case .scenario: "시나리오에서만 성립"
        }
    }

    func likelihood(_ likelihood: Likelihood) -> String {
        switch likelihood {
        case .almostNone: "가능성이 거의 없음"
        case .veryUnlikely: "가능성이 매우 낮음"
        case .unlikely: "가능성이 낮음"
        case .even: "반반"
        case .likely: "가능성이 높음"
        case .veryLikely: "가능성이 매우 높음"
        case .almostCertain: "거의 확실"
        }
    }

    func amount(_ basis: AmountBasis, _ money: String) -> String {
        switch basis {
        case .undisclosed: undisclosed
        case .exact, .range: money
        case .about: "약 \(money)"
        case .atLeast: "\(money) 이상"
        case .upTo: "최대 \(money)"
        }
    }

    func amount(from low: String, to high: String) -> String { "\(low)~\(high)" }

    func quantity(_ basis: AmountBasis, _ value: String, _ unit: String) -> String {
        let basis = basis == .undisclosed ? .exact : basis
        // A counter stands apart from a word, not from a digit.
        let gap = value.last?.isASCII == true ? "" : " "
        if let counter = Self.monthly[unit] { return "월 " + amount(basis, value + gap + counter) }
        if let counter = Self.counters[unit] { return amount(basis, value + gap + counter) }
        return amount(basis, Self.units[unit].map { value + $0 } ?? "\(value) \(unit)")
    }

    /// What is counted in a month.
    private static let monthly = ["wafers/month": "장"]
    private static let counters = ["shares": "주", "years": "년"]

    /// Units of ledgers that Korean has a word for.
    private static let units = [
        "%": "%", "GPUs": " GPU", "TPUs": " TPU", "GW": "GW", "MW": "MW", "TWh": "TWh",
    ]

    func shortened(_ digits: String) -> String {
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

    func neutral(_ term: Vocabulary.Term) -> String {
        switch term {
        case .commitments: "구매 약정"
        case .capacityUnit: "단위"
        }
    }

    let undisclosed = "미공개"
    let undefined = "정의되지 않음"
    let notKnown = "알 수 없음"
    let notAvailable = "해당 없음"

    func part(_ part: String, _ share: String) -> String { "\(part)(\(share))" }

    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        guard items.count == 2 else { return items.joined(separator: ", ") }
        return items[0].with(.and) + " " + last
    }

    func andMore(_ count: Int) -> String { " 외 \(count)건" }
    func andMoreFirms(_ count: Int) -> String { " 외 \(count)곳" }
    func firms(_ count: Int) -> String { "\(count)개 기업" }
    func deals(_ count: Int) -> String { "거래 \(count)건" }
    func liveLegs(_ count: Int) -> String { "유효한 흐름 \(count)건" }
}
