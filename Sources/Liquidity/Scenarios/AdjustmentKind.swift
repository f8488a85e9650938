import Text

extension Adjustment {
    /// To add a kind: its case and its row here, and what it does in `Adjustment+Apply.swift`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Multiplies external revenue from a quarter on.
        case revenueFactor = "revenue-factor"
        /// Adds to log growth a quarter.
        case growthShift = "growth-shift"
        /// Multiplies σ.
        case volatilityFactor = "volatility-factor"
        case fixedCostFactor = "fixed-cost-factor"
        case openingCashFactor = "opening-cash-factor"
        /// Adds to the share of external revenue that costs move with; fixed costs make up for it at revenue as planned.
        case variableCostShift = "variable-cost-shift"
        /// Adds to the cost of delivering to the network, a share of receipts.
        case receiptCostShift = "receipt-cost-shift"
        /// Adds to the cash that is left of external revenue as planned.
        case marginShift = "margin-shift"
        /// Multiplies the probability of the jump that all revenues share.
        case jumpFactor = "jump-factor"
        /// Multiplies the size of the jump.
        case jumpSizeFactor = "jump-size-factor"
        /// Multiplies the price of obligations.
        case priceFactor = "price-factor"
        /// Quarters by which obligations, fundings or capacity come late.
        case slip
        /// Multiplies what fundings pay.
        case fundingFactor = "funding-factor"
        /// Multiplies the probability that a promise is kept.
        case promiseFactor = "promise-factor"
        /// Stops legs; the value is not used.
        case freeze
        /// Adds to the interest of rolled arrears and to debt service, share a quarter of what is due.
        case rateShift = "rate-shift"
        /// Multiplies the value of stakes.
        case stakeFactor = "stake-factor"
        /// Adds to the share of a stake's value that is left once its issuer fails.
        case stakeLeftShift = "stake-left-shift"
        /// Adds to every correlation between different firms (limited to what stays a correlation matrix).
        case correlationShift = "correlation-shift"
        /// Multiplies the capacity of legs that comes on line; what is due for it stays.
        case capacityFactor = "capacity-factor"
        /// Adds to ε, s, χ and θ of a firm's ``CapacityLimit``.
        case elasticityShift = "elasticity-shift"
        case slackShift = "slack-shift"
        case capacityCostShift = "capacity-cost-shift"
        case demandElasticityShift = "demand-elasticity-shift"
        /// Multiplies the buffer, and adds to ω, of a firm's ``SpendingPlan``.
        case bufferFactor = "buffer-factor"
        case discretionaryShift = "discretionary-shift"
        /// Adds to τ of obligations.
        case floorShift = "floor-shift"
        /// Adds to b and γ of promises that answer to a plan, and to λ of fundings.
        case probabilityResponseShift = "probability-response-shift"
        case amountResponseShift = "amount-response-shift"
        case cashShareShift = "cash-share-shift"
        /// Closes the market for as many quarters; multiplies the odds that it closes.
        case marketClosed = "market-closed"
        case marketFactor = "market-factor"
        /// The firm fails in the quarter, for certain (``SimulatedFirm/failsAt``).
        case failure
    }
}

/// What a kind is, for the reader of a scenario and for reports: one row a kind.
extension Adjustment.Kind {
    /// What the value of an adjustment does.
    enum Effect: Sendable {
        /// Multiplies.
        case factor
        /// Is added.
        case shift
        /// Is a number of quarters.
        case quarters
        /// There is none.
        case none
    }

    /// What a kind changes, and so whom a scenario may name as its target.
    enum Subject: Sendable {
        case firms, firm, obligations, interest, fundings, investments, legs, stakes, whole
    }

    var effect: Effect { row.effect }
    var subject: Subject { row.subject }
    /// What it turns, as a report names it.
    public var name: LocalizedText { row.name }

    private var row: (effect: Effect, subject: Subject, name: LocalizedText) {
        switch self {
        case .revenueFactor: (.factor, .firms, LocalizedText(en: "revenue", ko: "외부 매출"))
        case .growthShift: (.shift, .firms, LocalizedText(en: "growth of revenue", ko: "매출 증가율"))
        case .volatilityFactor:
            (.factor, .firms, LocalizedText(en: "volatility of revenue", ko: "매출 변동성"))
        case .fixedCostFactor: (.factor, .firms, LocalizedText(en: "fixed costs", ko: "고정 비용"))
        case .openingCashFactor: (.factor, .firms, LocalizedText(en: "opening cash", ko: "기초 현금"))
        case .variableCostShift:
            (
                .shift, .firms,
                LocalizedText(en: "share of costs that move with revenue", ko: "매출에 따라 움직이는 비용의 비율")
            )
        case .receiptCostShift:
            (.shift, .firms, LocalizedText(en: "cost of delivering", ko: "납품 비용의 비율"))
        case .marginShift:
            (.shift, .firms, LocalizedText(en: "cash left of revenue", ko: "매출에서 남는 현금의 비율"))
        case .jumpFactor:
            (
                .factor, .whole,
                LocalizedText(en: "probability of a common fall of revenues", ko: "매출 동반 급락의 확률")
            )
        case .jumpSizeFactor:
            (
                .factor, .whole,
                LocalizedText(en: "size of a common fall of revenues", ko: "매출 동반 급락의 크기")
            )
        case .priceFactor: (.factor, .obligations, LocalizedText(en: "price", ko: "가격"))
        case .slip: (.quarters, .legs, LocalizedText(en: "delay, in quarters", ko: "지연(분기)"))
        case .fundingFactor: (.factor, .fundings, LocalizedText(en: "size of funding", ko: "자금 규모"))
        case .promiseFactor:
            (.factor, .fundings, LocalizedText(en: "probability of being kept", ko: "약속 이행 확률"))
        case .freeze: (.none, .legs, LocalizedText(en: "freeze", ko: "동결"))
        case .rateShift: (.shift, .interest, LocalizedText(en: "interest", ko: "금리"))
        case .stakeFactor: (.factor, .stakes, LocalizedText(en: "value of stakes", ko: "지분 가치"))
        case .stakeLeftShift:
            (
                .shift, .stakes,
                LocalizedText(en: "value left of stakes after a default", ko: "부도 뒤에 남는 지분 가치")
            )
        case .correlationShift:
            (.shift, .whole, LocalizedText(en: "correlation of revenues", ko: "매출 상관관계"))
        case .capacityFactor:
            (.factor, .obligations, LocalizedText(en: "capacity that comes on line", ko: "가동되는 용량"))
        case .elasticityShift:
            (
                .shift, .firms,
                LocalizedText(en: "revenue lost for missing capacity", ko: "용량 부족에 따른 매출 감소")
            )
        case .slackShift: (.shift, .firms, LocalizedText(en: "slack of capacity", ko: "용량 여유"))
        case .capacityCostShift:
            (
                .shift, .firms,
                LocalizedText(en: "share of costs that buys capacity", ko: "용량을 사는 비용의 비율")
            )
        case .demandElasticityShift:
            (
                .shift, .firms,
                LocalizedText(en: "demand lost for missing capacity", ko: "용량 부족에 따른 수요 감소")
            )
        case .bufferFactor: (.factor, .firms, LocalizedText(en: "buffer of cash", ko: "현금 완충액"))
        case .discretionaryShift:
            (
                .shift, .firms,
                LocalizedText(en: "share of costs that can be cut", ko: "줄일 수 있는 비용의 비율")
            )
        case .floorShift:
            (.shift, .obligations, LocalizedText(en: "take-or-pay floor", ko: "의무 인수 하한"))
        case .probabilityResponseShift:
            (
                .shift, .fundings,
                LocalizedText(en: "response of promises to revenue", ko: "매출에 대한 약속 이행의 반응")
            )
        case .amountResponseShift:
            (
                .shift, .fundings,
                LocalizedText(en: "response of amounts to revenue", ko: "매출에 대한 금액의 반응")
            )
        case .cashShareShift:
            (
                .shift, .investments,
                LocalizedText(en: "share of the investor's cash", ko: "투자자 현금에서 내는 비율")
            )
        case .marketClosed:
            (
                .quarters, .whole,
                LocalizedText(en: "quarters of a closed market", ko: "시장이 닫히는 분기 수")
            )
        case .marketFactor:
            (.factor, .whole, LocalizedText(en: "odds that the market closes", ko: "시장이 닫힐 가능성"))
        case .failure: (.none, .firm, LocalizedText(en: "end of payments", ko: "지급 중단"))
        }
    }
}

extension Adjustment.Kind {
    /// Whether the value of the adjustment is not used.
    var takesNoValue: Bool { effect == .none }
    var multiplies: Bool { effect == .factor }

    /// What the value may be.
    var bounds: ValueBounds {
        switch effect {
        case .factor: .factor
        case .shift: .change
        case .quarters: .slip
        case .none: .any
        }
    }

    func allows(_ target: ScenarioChange.Target) -> Bool {
        switch target {
        case .everything: subject != .firm
        case .firm: subject != .whole
        case .leg: ![.firms, .firm, .whole].contains(subject)
        case .outsideFunding: [.fundings, .legs].contains(subject)
        case .circuits: [.obligations, .fundings, .investments, .legs].contains(subject)
        }
    }
}

extension Adjustment.Kind.Subject {
    /// For messages.
    var words: String {
        switch self {
        case .firms: "a firm, or everything"
        case .firm: "a firm"
        case .obligations, .interest: "obligations: a leg, a firm's, or everything"
        case .fundings: "fundings: a leg, outside-funding, a firm's, or everything"
        case .investments: "fundings: a leg, a firm's, or everything"
        case .legs: "legs: obligations, fundings and capacity"
        case .stakes: "stakes: a leg, a firm's, or everything"
        case .whole: "everything"
        }
    }
}
