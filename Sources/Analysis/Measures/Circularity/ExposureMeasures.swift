import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// What sellers have out with their customers, net and late; customers' money; financing under common control; debt that is due against cash.
struct ExposureMeasures: MeasureProvider {
    static let promises = MetricDefinition(
        "vendor-promises",
        LocalizedText(
            en: "Financing promised to own customers and not drawn", ko: "자기 고객에게 약속하고 집행되지 않은 금융"),
        .ratio,
        .higherIsWorse, of: [[.firm]],
        formula:
            "binding loans, prepayments and lease financing to own customers that are not drawn ÷ revenue of a year"
    )
    static let net = MetricDefinition(
        "vendor-exposure-net",
        LocalizedText(
            en: "Customer financing net of security and allowance", ko: "담보와 충당금을 뺀 고객 금융"), .ratio,
        .higherIsWorse, of: [[.firm]],
        formula:
            "(financing of own customers drawn and promised − value of its security − allowance) ÷ revenue of a year; security that no source values counts for nothing"
    )
    static let guarantees = MetricDefinition(
        "vendor-guarantee-ratio",
        LocalizedText(
            en: "Guarantees for own customers ÷ annual revenue", ko: "자기 고객을 위한 보증 ÷ 연매출"), .ratio,
        .higherIsWorse, of: [[.firm]],
        formula: "guarantees and backstops for own customers at their maximum ÷ revenue of a year"
    )
    static let pastDue = MetricDefinition(
        "past-due-share", LocalizedText(en: "What customers are late with", ko: "고객 채권의 연체 비중"),
        .share, .higherIsWorse, of: [[.firm]],
        formula: "past due ÷ what customers owe, or the share that the accounts print")
    static let allowance = MetricDefinition(
        "allowance-share",
        LocalizedText(en: "Allowance against what customers owe", ko: "고객 채권 대비 충당금 비중"), .share,
        .higherIsWorse,
        of: [[.firm]], formula: "allowance for losses ÷ what customers owe")
    static let writeOffs = MetricDefinition(
        "write-off-share", LocalizedText(en: "Given up as lost in a year", ko: "고객 채권의 상각 비중"),
        .share, .higherIsWorse, of: [[.firm]],
        formula: "net write-offs of a year ÷ what customers owe")
    static let growth = MetricDefinition(
        "book-growth",
        LocalizedText(
            en: "Growth of customer financing beyond that of sales", ko: "매출 증가율을 넘는 고객 금융 증가율"),
        .percentagePoints,
        .higherIsWorse, of: [[.firm]],
        formula:
            "growth of customer financing drawn and promised over twelve months − growth of revenue, each as it was known on its day, in percentage points"
    )
    static let unknown = MetricDefinition(
        "unknown-coverage",
        LocalizedText(en: "Owed by a firm whose means nobody knows", ko: "지급 능력을 아무도 모르는 구매자의 채무"),
        .ratio, .higherIsWorse,
        of: [[.firm]],
        formula:
            "open orders (of dated ones what falls due later) and drawn loans of a firm without a published revenue ÷ a year's revenue of the seller or lender that it owes most"
    )
    static let deposits = MetricDefinition(
        "deposit-cover", LocalizedText(en: "Cash against customers' money", ko: "고객 예치금에 대한 현금 비율"),
        .ratio, .lowerIsWorse, of: [[.firm]],
        formula: "cash and securities ÷ customers' deposits")
    static let dueDebt = MetricDefinition(
        "due-debt-cover",
        LocalizedText(en: "Cash against debt that falls due", ko: "한 해 안 만기 차입금에 대한 현금 비율"), .ratio,
        .lowerIsWorse,
        of: [[.firm]], formula: "cash and securities ÷ debt due within a year")
    static let control = MetricDefinition(
        "common-control-financing",
        LocalizedText(en: "Financing of firms under the same control", ko: "공동 지배 아래 있는 기업 사이의 금융"),
        .money,
        .higherIsWorse, of: [[.firm]],
        formula:
            "loans to and shares in firms that the same owner controls, drawn and binding; by `controlled_by`"
    )

    let rules = [
        promises, net, guarantees, pastDue, allowance, writeOffs, growth, unknown, deposits,
        dueDebt, control,
    ]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        var builder = MeasureBuilder(analysis)
        let books = CustomerBook.all(analysis.network, ledger: analysis.ledger)
        for book in books { ratios(book, &builder) }
        let before = analysis.ledger.asOf.adding(months: -12)
        let earlier = analysis.work.opened.resolved(
            asOf: before, policy: analysis.options.conflictPolicy)
        let past = Dictionary(
            CustomerBook.all(earlier.network, ledger: earlier.ledger).map {
                (earlier.network.firms[$0.firm].id, $0)
            }, uniquingKeysWith: { first, _ in first })
        for book in books {
            if let old = past[builder.firm(book.firm)] { growth(book, since: old, &builder) }
        }
        for found in UnknownCoverage.all(analysis.network, ledger: analysis.ledger) {
            let facts = (found.revenue?.facts ?? []).map {
                builder.fact(analysis.ledger.facts[$0])
            }
            builder.add(
                Self.unknown, [.firm(builder.firm(found.debtor))], found.ratio,
                inputs: found.legs.map(builder.leg) + facts,
                missing: found.ratio == nil
                    ? ["revenue of a year of \(builder.firm(found.creditor))"] : [])
        }
        covers(&builder)
        commonControl(&builder)
        return builder.measures
    }

    private func ratios(_ book: CustomerBook, _ builder: inout MeasureBuilder) {
        let ledger = builder.analysis.ledger
        let subject = [MeasureID.Dimension.firm(builder.firm(book.firm))]
        let revenue = (book.revenue?.facts ?? []).map { builder.fact(ledger.facts[$0]) }
        func add(
            _ rule: MetricDefinition, _ units: Int64, _ legs: [Int], _ undisclosed: [String],
            _ facts: [Fact] = []
        ) {
            let ratio = book.ratio(units)
            let value = undisclosed.isEmpty || units > 0 ? ratio : nil
            builder.add(
                rule, subject, value,
                inputs: builder.legs(legs, orElse: book.guaranteeLegs)
                    + facts.map(builder.fact) + revenue,
                missing: undisclosed.map { "the amount of \($0)" }
                    + (ratio == nil ? ["revenue of a year"] : []),
                bound: value != nil && !undisclosed.isEmpty ? .atLeast : nil)
        }
        add(Self.promises, book.promised, book.legs, book.undisclosedPromises)
        let reductions = [book.collateral, book.provision].compactMap { $0 }.flatMap(\.facts)
        add(Self.net, book.net, book.legs, book.undisclosed, reductions)
        if !book.guaranteeLegs.isEmpty {
            add(
                Self.guarantees, book.guarantees, book.guaranteeLegs, book.undisclosedGuarantees)
        }
        func share(_ rule: MetricDefinition, _ figure: CustomerBook.Figure?, printed: Double? = nil)
        {
            guard let value = printed ?? book.share(figure) else { return }
            let facts = (figure?.facts ?? []) + (book.receivables?.facts ?? [])
            builder.add(
                rule, subject, value,
                inputs: facts.map(builder.fact)
                    + (facts.isEmpty ? book.legs.map(builder.leg) : []))
        }
        if let printed = book.pastDueShare {
            builder.add(
                Self.pastDue, subject, Double(printed.units) / 1e6,
                inputs: printed.facts.map(builder.fact))
        } else {
            share(Self.pastDue, book.pastDue)
        }
        share(Self.allowance, book.provision)
        share(Self.writeOffs, book.writtenOff)
    }

    private func growth(
        _ book: CustomerBook, since old: CustomerBook, _ builder: inout MeasureBuilder
    ) {
        let (now, then) = (book.outstanding + book.promised, old.outstanding + old.promised)
        guard then > 0 else { return }
        let subject = [MeasureID.Dimension.firm(builder.firm(book.firm))]
        let facts = book.revenue?.facts ?? []
        let inputs =
            book.legs.map(builder.leg)
            + facts.map { builder.fact(builder.analysis.ledger.facts[$0]) }
        guard let revenue = book.revenue?.minorUnits, let before = old.revenue?.minorUnits,
            before > 0
        else {
            builder.add(
                Self.growth, subject, nil, inputs: inputs,
                missing: ["revenue of this year and of the one before"])
            return
        }
        let (lent, sold) = (Double(now) / Double(then), Double(revenue) / Double(before))
        builder.add(Self.growth, subject, 100 * (lent - sold), inputs: inputs)
    }

    private func covers(_ builder: inout MeasureBuilder) {
        let ledger = builder.analysis.ledger
        for firm in builder.analysis.network.firms {
            let cash = ledger.latest("cash_and_securities", of: firm.id)
            for (rule, metric) in [
                (Self.deposits, "customer_deposits"), (Self.dueDebt, "debt_due_within_year"),
            ] {
                guard let owed = ledger.latest(metric, of: firm.id),
                    let due = ledger.amount(of: owed)?.stated?.minorUnits, due > 0
                else { continue }
                let held = cash.flatMap { ledger.amount(of: $0)?.stated?.minorUnits }
                builder.add(
                    rule, [.firm(firm.id)], held.map { Double($0) / Double(due) },
                    inputs: ([cash].compactMap { $0 } + [owed]).map(builder.fact),
                    missing: held == nil ? ["cash_and_securities"] : [])
            }
        }
    }

    private func commonControl(_ builder: inout MeasureBuilder) {
        let network = builder.analysis.network
        let ledger = builder.analysis.ledger
        let controllers = network.firms.map { Self.controller(of: $0.id, ledger) }
        for firm in network.firms.indices {
            guard let owner = controllers[firm] else { continue }
            let legs = network.legs.indices.filter {
                let leg = network.legs[$0]
                return leg.from == firm && leg.family == .financing && leg.isLive
                    && !leg.kind.isContingent && controllers[leg.to] == owner
            }
            guard !legs.isEmpty else { continue }
            let units = legs.reduce(Int64(0)) {
                let leg = network.legs[$1]
                return $0 + leg.owed(leg.stated).upTo(.binding)
            }
            let undisclosed = legs.filter { network.legs[$0].lacksAmount }
            let isKnown = undisclosed.isEmpty || units > 0
            builder.add(
                Self.control, [.firm(builder.firm(firm))], isKnown ? builder.money(units) : nil,
                inputs: legs.map(builder.leg),
                missing: undisclosed.map { "the amount of \(network.legs[$0].id)" },
                bound: isKnown && !undisclosed.isEmpty ? .atLeast : nil)
        }
    }

    /// Who stands at the top of a firm's controllers; `nil`: nobody is named. A firm that controls others and is controlled by none is its own.
    private static func controller(of firm: String, _ ledger: ResolvedLedger) -> String? {
        var current = firm
        // Longer chains are E143, loops E142.
        for _ in 0..<16 {
            guard let next = ledger.entity(current)?.controlledBy else { break }
            current = next
        }
        if current != firm { return current }
        return ledger.model.entities.contains { $0.controlledBy == firm } ? firm : nil
    }
}
