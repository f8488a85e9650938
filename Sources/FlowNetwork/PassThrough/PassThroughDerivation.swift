import Ledger
import Money

/// Applies the rules of a ledger to the facts that were known on its day.
struct PassThroughDerivation {
    private struct Term {
        var rule: PassThroughRule
        var payer: String
        var payee: String
        var spending: [Fact]
        var factors: [PassThroughLeg.Factor]
    }

    private let terms: [Term]
    private let grade: (String) -> Grade?
    private let amount: (Fact) -> Amount?

    /// A payer without a fact for its spending, or a rule with a factor that nobody had stated yet, gives nothing.
    init(_ ledger: ResolvedLedger) {
        grade = { ledger.source($0)?.grade }
        amount = { ledger.amount(of: $0) }
        let byKey =
            ledger.model.passThrough.isEmpty
            ? [:] : Dictionary(grouping: ledger.facts, by: \.referenceKey)
        func facts(_ references: [FactReference]) -> [Fact] {
            references.compactMap { reference in
                byKey[reference.key]?.first(where: reference.matches)
            }
        }
        terms = ledger.model.passThrough.flatMap { rule -> [Term] in
            let factors = rule.factors.compactMap { factor -> PassThroughLeg.Factor? in
                let known = facts(factor.facts)
                guard
                    let share = ShareRange.widest(
                        known.compactMap(\.quantity).compactMap(ShareRange.init))
                else { return nil }
                return PassThroughLeg.Factor(id: factor.id, share: share, facts: known)
            }
            guard factors.count == rule.factors.count else { return [] }
            let payee = ledger.firm(of: rule.payee)
            return rule.payers.compactMap { payer in
                let spending = facts(payer.spending).filter {
                    ledger.amount(of: $0) != nil && $0.span != nil
                }
                .sorted { $0.asOf.last < $1.asOf.last }
                let from = ledger.firm(of: payer.entity)
                guard !spending.isEmpty, from != payee else { return nil }
                return Term(
                    rule: rule, payer: from, payee: payee, spending: spending, factors: factors)
            }
        }
    }

    /// Ids of the firms that the rules give a leg between.
    var firms: Set<String> { Set(terms.flatMap { [$0.payer, $0.payee] }) }

    /// - Parameters:
    ///   - index: position of each firm.
    ///   - legs: what deals say; purchases between the same two firms are taken off.
    func legs(index: [String: Int], beside legs: [NetworkLeg]) -> [PassThroughLeg] {
        let purchases = Dictionary(
            grouping: terms.isEmpty
                ? [] : legs.filter { $0.family == .commerce && $0.stated.total > 0 }
        ) { [$0.from, $0.to] }
        return terms.compactMap { term in
            guard let from = index[term.payer], let to = index[term.payee] else { return nil }
            return leg(term, from: from, to: to, purchases: purchases[[from, to]] ?? [])
        }
    }

    private func leg(_ term: Term, from: Int, to: Int, purchases: [NetworkLeg]) -> PassThroughLeg {
        var spent = AmountBand.zero
        var gross = AmountBand.zero
        var covered = AmountBand.zero
        var periods: [PaymentSchedule.Period] = []
        for fact in term.spending {
            guard let span = fact.span else { continue }
            let amount = band(fact)
            let passed = term.factors.reduce(amount) { $0.times($1.share) }
            let dated = purchases.reduce(AmountBand.zero) { sum, leg in
                let schedule = leg.resolved.schedule
                func part(_ end: AmountEnd) -> Int64 {
                    schedule.paid(from: span.start, to: span.end, of: leg.amount(end).total) ?? 0
                }
                return sum + AmountBand(low: part(.low), stated: part(.stated), high: part(.high))
            }
            spent = spent + amount
            gross = gross + passed
            covered = covered + dated
            periods.append(
                PaymentSchedule.Period(
                    start: span.start, end: span.end,
                    minorUnits: max(0, passed.stated - dated.stated)))
        }
        for leg in purchases where !leg.resolved.schedule.isDated {
            covered =
                covered
                + AmountBand(
                    low: leg.low.total, stated: leg.stated.total, high: leg.high.total)
        }
        let net = gross.less(covered)
        let sources = (term.spending + term.factors.flatMap(\.facts)).map(\.source)
        let needed = sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return PassThroughLeg(
            rule: term.rule, from: from, to: to, spending: term.spending, spent: spent,
            factors: term.factors, gross: gross, covered: covered,
            resolved: net.high > 0
                ? ResolvedLeg(
                    rule: term.rule.id, from: term.payer, to: term.payee, low: net.low,
                    stated: net.stated, high: net.high, schedule: .listed(periods),
                    sources: needed, grade: needed.compactMap(grade).max()) : nil)
    }

    private func band(_ fact: Fact) -> AmountBand {
        guard let amount = amount(fact), let stated = amount.stated?.minorUnits else {
            return .zero
        }
        return AmountBand(
            low: max(0, amount.low?.minorUnits ?? stated), stated: max(0, stated),
            high: max(0, amount.high?.minorUnits ?? stated))
    }
}
