import Money
import Text

/// E144: what is secured is owed, and what secures it can bring in money.
enum PledgeCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        let kinds = kinds(context)
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for leg in deal.claims.flatMap(\.legs) {
                guard let kind = kinds["\(deal.id)/\(leg.id)"] else { continue }
                if !leg.securedBy.isEmpty, !kind.canBeSecured {
                    found.append(
                        Diagnostic(
                            .wrongPledge, at: leg.places["secured_by"] ?? leg.place,
                            "leg '\(leg.id)' is '\(kind.rawValue)', which nothing secures",
                            help:
                                "'secured_by' stands on \(words { $0.canBeSecured })"))
                }
                if !leg.covers.isEmpty, kind.claim != .guarantee {
                    found.append(
                        Diagnostic(
                            .wrongPledge, at: leg.places["covers"] ?? leg.place,
                            "leg '\(leg.id)' is '\(kind.rawValue)', which covers nothing",
                            help: "'covers' stands on \(words { $0.claim == .guarantee })"))
                }
                for asset in leg.securedBy {
                    guard let other = kinds[asset], !other.isSecurity else { continue }
                    found.append(
                        Diagnostic(
                            .wrongPledge, at: leg.places["secured_by"] ?? leg.place,
                            "leg '\(leg.id)' rests on '\(asset)', which is '\(other.rawValue)' and brings in nothing of its own",
                            help: other.claim == .guarantee
                                ? "say on '\(asset)' what it pays for: covers: \(deal.id)/\(leg.id)"
                                : "name a contract, a loan, a stake or a vehicle"))
                }
            }
        }
        return found
    }

    private static func words(_ fits: (LegKind) -> Bool) -> String {
        LegKind.allCases.filter(fits).map(\.rawValue).joined(separator: ", ")
    }

    /// What each leg is, by `DEAL/LEG`.
    private static func kinds(_ context: CheckContext) -> [String: LegKind] {
        var kinds: [String: LegKind] = [:]
        for deal in context.model.deals {
            for merged in context.merged[deal.id] ?? [] {
                if let kind = merged.leg.kind { kinds["\(deal.id)/\(merged.leg.id)"] = kind }
            }
        }
        return kinds
    }
}

extension LegKind {
    /// Whether it is owed, so that something can secure it.
    fileprivate var canBeSecured: Bool { [.loan, .guarantee, .deposit].contains(claim) }

    /// Whether a claim can rest on it: goods or services that will be paid for, money that will come back, a stake.
    fileprivate var isSecurity: Bool {
        [.order, .loan, .stake, .deposit].contains(claim)
    }
}

/// W281: claims on a contract come to more than the contract.
enum PledgedTwiceCheck {
    private struct Pledge {
        var asset: String
        var leg: String
        var units: Int64
        var place: Place
    }

    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        // What could not be read may be the larger amount.
        guard context.incomplete.isEmpty, context.flawedDeals.isEmpty, context.flawedLegs.isEmpty
        else { return [] }
        let exchange = ExchangeTable(
            base: context.model.baseCurrency, rates: context.model.exchangeRates)
        var worth: [String: Int64] = [:]
        var pledges: [Pledge] = []
        for deal in context.model.deals where !DealState.isEnded(deal) {
            for merged in context.merged[deal.id] ?? [] where !merged.isDenied {
                let leg = merged.leg
                let id = "\(deal.id)/\(leg.id)"
                guard let kind = leg.kind,
                    let amount = (leg.book.balance ?? leg.amount).flatMap({
                        exchange.convert($0, on: context.model.defaultAsOf)
                    }),
                    let units = (kind.isContingent ? amount.high ?? amount.stated : amount.stated)?
                        .minorUnits
                else { continue }
                worth[id] = units
                for asset in leg.securedBy {
                    pledges.append(
                        Pledge(
                            asset: asset, leg: id, units: units,
                            place: leg.places["secured_by"] ?? leg.place))
                }
            }
        }
        return Dictionary(grouping: pledges, by: \.asset).sorted { $0.key < $1.key }
            .compactMap { asset, claims in
                guard let carries = worth[asset], let last = claims.last else { return nil }
                var sum: Int64 = 0
                for claim in claims {
                    let (total, isOverflow) = sum.addingReportingOverflow(claim.units)
                    // E124 reports totals that are out of range.
                    guard !isOverflow else { return nil }
                    sum = total
                }
                guard sum > carries else { return nil }
                func text(_ units: Int64) -> String {
                    Money(minorUnits: units, currency: context.model.baseCurrency).shortText
                }
                let names = claims.map { "'\($0.leg)'" }.joined(separator: ", ")
                return Diagnostic(
                    .pledgedTwice, at: last.place,
                    "\(text(sum)) rest on '\(asset)', which comes to \(text(carries)): \(names)",
                    help:
                        "check the amounts, or accept the warning with the reason: the same money secures more than one claim"
                )
            }
    }
}
