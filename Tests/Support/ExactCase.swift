import Clearing
import Foundation
import Testing

/// A case of `clearing_exact_small.json`: rational data, rational answers.
package struct ExactCase: Decodable, Sendable, CustomTestStringConvertible {
    package let name: String
    package let owed: [[String]]
    package let x: [String]
    package let b: [String]
    package let alpha: String
    package let beta: String
    package let greatest: [String]
    package let least: [Double]
    package let `default`: [Int]
    package let equity: [Double]
    package let rounds: Int

    package enum CodingKeys: String, CodingKey {
        case name, x, b, alpha, beta, `default`, equity, rounds
        case owed = "L"
        case greatest = "greatest_p"
        case least = "least_p_float"
    }

    package var testDescription: String { name }

    package static func all() throws -> [ExactCase] {
        try JSONDecoder().decode([ExactCase].self, from: fixture("clearing_exact_small.json"))
    }

    package static func value(_ text: String) throws -> Double {
        let parts = text.split(separator: "/").compactMap { Double($0) }
        let top = try #require(parts.first)
        return parts.count == 2 ? top / parts[1] : top
    }

    package func problem() throws -> ClearingProblem {
        var debtors: [Int32] = []
        var creditors: [Int32] = []
        var amounts: [Double] = []
        for (i, row) in owed.enumerated() {
            for (j, text) in row.enumerated() where i != j {
                debtors.append(Int32(i))
                creditors.append(Int32(j))
                amounts.append(try Self.value(text))
            }
        }
        return try ClearingProblem(
            ObligationNetwork(
                firms: x.count, debtors: debtors, creditors: creditors, amounts: amounts),
            cash: x.map(Self.value), externalLiabilities: b.map(Self.value))
    }

    package func recovery() throws -> RecoveryRates {
        try RecoveryRates(cash: Self.value(alpha), claims: Self.value(beta))
    }
}
