import Money
import Text

/// E120: the tranches of a leg are not more than the leg.
enum TrancheCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        RunningAmount.visit(context) { leg, amount in
            guard !leg.tranches.isEmpty, let amount, let limit = amount.high else { return [] }
            var sum: Int64 = 0
            for tranche in leg.tranches {
                guard let money = tranche.amount.stated else { continue }
                guard money.currency == limit.currency else {
                    return [
                        Diagnostic(
                            .tranchesAboveLeg, at: tranche.place,
                            "a tranche of leg '\(leg.id)' is in \(money.currency), the leg in \(limit.currency)",
                            help: "write both in one currency")
                    ]
                }
                let (part, tooLarge) = money.minorUnits.multipliedReportingOverflow(
                    by: Int64(tranche.count))
                let (next, overflow) = sum.addingReportingOverflow(tooLarge ? .max : part)
                sum = tooLarge || overflow ? .max : next
            }
            guard sum > limit.minorUnits else { return [] }
            let total = Money(minorUnits: sum, currency: limit.currency)
            let place = leg.places["tranches"] ?? leg.place
            return [
                Diagnostic(
                    .tranchesAboveLeg, at: place,
                    "the tranches of leg '\(leg.id)' add up to \(total.words), more than its amount (\(limit.words))",
                    help: "an amount is the leg's total; tranches are its parts")
            ]
        }
    }
}

/// E121: the amounts of a payment schedule add up to the leg.
enum ScheduleCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        RunningAmount.visit(context) { leg, amount in
            guard let pay = leg.pay, pay.shape == .schedule,
                let currency = pay.amounts.first?.currency,
                let amount, let stated = amount.stated
            else { return [] }
            let place = leg.places["pay"] ?? leg.place
            guard pay.amounts.allSatisfy({ $0.currency == currency }), currency == stated.currency
            else {
                return [
                    Diagnostic(
                        .scheduleSum, at: place,
                        "the schedule of leg '\(leg.id)' is not in the leg's currency (\(stated.currency))",
                        help: "write both in one currency")
                ]
            }
            var sum: Int64 = 0
            for money in pay.amounts {
                let (next, overflow) = sum.addingReportingOverflow(money.minorUnits)
                sum = overflow ? .max : next
            }
            let low = amount.low?.minorUnits ?? 0
            let high = amount.high?.minorUnits ?? .max
            guard !(low...max(low, high)).contains(sum) else { return [] }
            let total = Money(minorUnits: sum, currency: currency)
            return [
                Diagnostic(
                    .scheduleSum, at: place,
                    "the schedule of leg '\(leg.id)' adds up to \(total.words), its amount is \(stated.words)",
                    help: "a schedule lists every period's payment from the start to the end")
            ]
        }
    }
}

/// E123: what is a share of one whole is not above 100%.
enum ShareCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        // A growth rate may exceed 100%; a share of an equity stake, of customers or of a market may not.
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for leg in deal.claims.flatMap(\.legs)
            where leg.kind == .equity || leg.kind == .acquisition {
                if let quantity = leg.quantity, let share = excess(quantity) {
                    found.append(
                        Diagnostic(
                            .shareAboveOne, at: leg.places["quantity"] ?? leg.place,
                            "leg '\(leg.id)' gives \(share)% of a firm",
                            help: "a stake is between 0 and 100%"))
                }
            }
        }
        for fact in context.model.facts
        where ["share", "concentration", "stake"].contains(where: fact.metric.contains) {
            if let quantity = fact.quantity, let share = excess(quantity) {
                found.append(
                    Diagnostic(
                        .shareAboveOne, at: fact.places["quantity"] ?? fact.place,
                        "fact '\(fact.metric)' of '\(fact.firm)' is \(share)%, more than the whole",
                        help: "a share is between 0 and 100%"))
            }
        }
        return found
    }

    private static func excess(_ quantity: Quantity) -> String? {
        let unit = quantity.unit.prefix { $0 != " " }
        guard unit == "%", let value = Double(quantity.ends?.high ?? quantity.value),
            value > 100 || value < 0
        else { return nil }
        return quantity.ends?.high ?? quantity.value
    }
}

/// E124: all legs together stay within what the integer arithmetic of the measures holds.
enum TotalCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        let base = context.model.baseCurrency
        let table = ExchangeTable(base: base, rates: context.model.exchangeRates)
        var total: Int64 = 0
        for deal in context.model.deals {
            var largest: [String: Int64] = [:]
            for claim in deal.claims {
                for leg in claim.legs {
                    let units = largestSum(of: leg, table, on: claim.date.first)
                    let (before, now) = (largest[leg.id] ?? 0, max(largest[leg.id] ?? 0, units))
                    largest[leg.id] = now
                    let (sum, overflow) = total.addingReportingOverflow(now - before)
                    total = overflow ? .max : sum
                    guard total > context.totalUnits else { continue }
                    return [
                        Diagnostic(
                            .totalOutOfRange,
                            at: leg.places["amount"] ?? leg.places["paid"] ?? leg.place,
                            "with leg '\(leg.id)' the amounts of all legs add up to more than the measures can add",
                            help:
                                "check the scales of the amounts (bn, tn); no economy is that large"
                        )
                    ]
                }
            }
        }
        return []
    }

    /// The largest sum that a claim gives of a leg: its amount, what was paid, what stands in the books, its tranches together.
    private static func largestSum(of leg: Leg, _ table: ExchangeTable, on day: Day) -> Int64 {
        func units(_ amount: Amount?) -> Int64 {
            guard let money = amount?.high ?? amount?.stated else { return 0 }
            return table.convert(money, on: day) ?? 0
        }
        let tranches: Int64 = leg.tranches.reduce(0) {
            min(Tranche.limit, $0 + $1.together(units($1.amount)))
        }
        return LegBookKeys.worded.reduce(max(units(leg.amount), units(leg.paid), tranches)) {
            max($0, units(leg.book[keyPath: $1.field]))
        }
    }
}

/// Walks all legs in the order of the file together with the amount that holds at each: its own, or the last one stated before it.
enum RunningAmount {
    static func visit(
        _ context: CheckContext, _ check: (Leg, Amount?) -> [Diagnostic]
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            var amounts: [String: Amount] = [:]
            for leg in deal.claims.flatMap(\.legs) {
                if let amount = leg.amount { amounts[leg.id] = amount }
                // An amount that could not be read hides the one before it.
                let isUnread = leg.amount == nil && leg.places["amount"] != nil
                found += check(leg, isUnread ? nil : amounts[leg.id])
            }
        }
        return found
    }
}

extension Money {
    /// For messages: `USD 38bn`, exact.
    var words: String {
        let magnitude = minorUnits.magnitude
        let sign = minorUnits < 0 ? "-" : ""
        for (suffix, exponent) in DecimalText.scales.reversed() {
            var unit = UInt64(currency.minorUnitsPerUnit)
            for _ in 0..<exponent { unit *= 10 }
            guard magnitude >= unit else { continue }
            // Three decimals of a scale are enough to read; all of them where they are needed to be exact.
            let whole = magnitude / unit
            var rest = magnitude % unit
            var fraction = ""
            while rest != 0 {
                unit /= 10
                fraction += "\(rest / unit)"
                rest %= unit
            }
            return "\(currency) \(sign)\(whole)\(fraction.isEmpty ? "" : "." + fraction)\(suffix)"
        }
        return "\(currency) \(decimalString)"
    }
}
