import Circularity
import Foundation
import Ledger
import Liquidity
import Reports
import Testing
import Text

@testable import Analysis

/// Reports count what the ledger says: ten times every amount is ten times every dollar of the report, with the same shares.
@Suite("No number of the report is typed")
struct ComputedReportTests {
    private static func files(_ folder: MemoryFolder) throws -> [(path: String, contents: String)] {
        let model = try #require(LedgerReader.read(folder: folder).model)
        let request = ReportRequest(
            analysis: AnalysisOptions(
                replicates: 199, uncertainty: .init(draws: 200),
                stress: StressSettings(paths: 2000, seed: 7)),
            languages: [.en, .ko], since: day("2025-07-15"))
        return try request.resolved(for: model).files(of: model)
            // Korean drawings leave out labels for which there is no room.
            .filter {
                $0.path.hasSuffix(".md") || ($0.path.hasSuffix(".svg") && !$0.path.contains(".ko."))
            }
    }

    /// The demo with every amount ten times as large: deals, figures of firms, scenarios.
    private static func scaled(_ folder: MemoryFolder) throws -> MemoryFolder {
        var changed = folder
        var count = 0
        for (path, bytes) in folder.files where path.hasSuffix(".yaml") {
            let text = String(decoding: bytes, as: UTF8.self)
            // Plans of scenarios are in millions, without a currency.
            let plan = /((?:value: |\[|, )'?)(-?\d+)/
            let new = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line -> String in
                    guard line.contains("- {year: 20") else {
                        return String(line.replacing(/USD (-?\d+)/) { "USD \($0.1)0" })
                    }
                    return String(line.replacing(plan) { "\($0.1)\($0.2)0" })
                }.joined(separator: "\n")
            if new != text { count += 1 }
            changed.files[path] = Array(new.utf8)
        }
        #expect(count == 6)
        return changed
    }

    /// Dollars of `$6 bn` and `$80 m`, in the order of the text; of `$0.35–1.4 bn` the middle, as a narrow range may be printed as one number.
    private static func dollars(_ text: String) -> [Double] {
        let amount = /\$([\d.,]+)(?:–([\d.,]+))?(?: (tn|bn|m)\b)?/
        let units: [String: Double] = ["tn": 1e12, "bn": 1e9, "m": 1e6]
        func number(_ text: Substring) -> Double? {
            var digits = text.filter { $0 != "," }
            if digits.hasSuffix(".") { digits.removeLast() }
            return Double(digits)
        }
        return text.matches(of: amount).compactMap { match -> Double? in
            let unit: Double = units[match.3.map(String.init) ?? ""] ?? 1
            guard let low = number(match.1) else { return nil }
            let high = match.2.flatMap(number) ?? low
            let dollars = (low + high) / 2 * unit
            // What becomes of each single dollar.
            return dollars == 1 ? nil : dollars
        }
    }

    /// `8조 2,500억 달러`: parts of one amount.
    private static func dollarsInKorean(_ text: String) -> [Double] {
        let number = /(?:([\d,.]+)조)?\s?(?:([\d,.]+)억)?\s?(?:([\d,.]+)만)? ?달러/
        return text.matches(of: number).compactMap { match -> Double? in
            let units: [(Substring?, Double)] = [(match.1, 1e12), (match.2, 1e8), (match.3, 1e4)]
            var sum: Double?
            for (part, unit) in units {
                guard let part, let value = Double(part.filter { $0 != "," }) else { continue }
                sum = (sum ?? 0) + value * unit
            }
            return sum
        }
    }

    private static func shares(_ text: String) -> [String] {
        text.matches(of: /[\d.,]+ ?%/).map { String($0.0) }
    }

    @Test("ten times every amount: ten times every dollar, the same shares")
    func homogeneous() throws {
        let folder = try Repository.folder("demo")
        let before = try Self.files(folder)
        let after = try Self.files(try Self.scaled(folder))
        #expect(before.map(\.path) == after.map(\.path))
        var amounts = 0
        for (old, new) in zip(before, after) {
            let isKorean = old.path.contains(".ko.")
            let read = isKorean ? Self.dollarsInKorean : Self.dollars
            let (from, to) = (read(old.contents), read(new.contents))
            #expect(from.count == to.count, "\(old.path)")
            amounts += from.count
            let wrong = zip(from, to).filter { abs($1 - 10 * $0) > 0.06 * $1.magnitude }
            #expect(wrong.isEmpty, "\(old.path): \(wrong.prefix(5))")
            let (shares, newShares) = (Self.shares(old.contents), Self.shares(new.contents))
            #expect(shares == newShares, "\(old.path)")
        }
        #expect(amounts > 500)
    }
}
