import Analysis
import ArgumentParser
import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// A tracker's own sum beside what can come back.
extension CircularityCommand {
    /// Decimals of a table's amounts at the most.
    private static let headlineScale: Int64 = 1_000_000

    /// - Returns: `nil` where no headline was given.
    func compared(_ measures: EdgeListMeasures) throws -> HeadlineComparison? {
        guard let headline else { return nil }
        guard let kinds = measures.kinds, let found = measures.returnable else {
            throw CommandError.refused(
                input,
                reason:
                    "--compare-headline needs to know which rows are financing and which orders",
                help:
                    "add a column `kind` (financing, order, or a kind of leg such as equity and purchase)"
            )
        }
        let money = Self.number(headline)
        guard let money, money >= 0 else {
            throw ValidationError(
                "--compare-headline \(headline): write an amount of the table's units, such as 800 or 1234.5, with six decimals at the most."
            )
        }
        return HeadlineComparison(
            headline: money, headlineScale: Self.headlineScale, network: kinds, found: found,
            scale: measures.network.scale)
    }

    /// Compared with what is announced or firmer.
    func compared(_ analysis: Analysis) throws -> HeadlineComparison? {
        guard let headline else { return nil }
        let currency = analysis.network.currency
        let amount: Amount
        do throws(GrammarProblem) {
            amount = try Amount.parse(headline)
        } catch {
            throw ValidationError(
                "--compare-headline: \(error.message). Write it such as \(currency.code) 800bn.")
        }
        guard amount.basis == .exact, let money = amount.stated, money.currency == currency else {
            throw ValidationError(
                "--compare-headline \(headline): write one amount of \(currency.code), the currency of the model, such as \(currency.code) 800bn."
            )
        }
        let layer = analysis.returnable.headline
        return HeadlineComparison(
            headline: money.minorUnits, headlineScale: currency.minorUnitsPerUnit,
            network: layer.network, found: layer.stated, scale: currency.minorUnitsPerUnit)
    }

    /// Millionths of a plain decimal; `nil`: it is none, or too large.
    private static func number(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count <= 6, parts.count == 1 || !decimals.isEmpty else { return nil }
        return Int64(whole + decimals + String(repeating: "0", count: 6 - decimals.count))
    }
}
