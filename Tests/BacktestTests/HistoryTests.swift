import Charts
import Foundation
import Ledger
import Money
import Testing

@testable import Analysis
@testable import Backtest

/// The committed cases under the policy that is committed beside them.
@Suite("The gate on the committed cases", .enabled(if: !Repository.caseNames.isEmpty))
struct HistoryTests {
    private struct Found: Sendable {
        let backtest: Backtest
        let policy: Policy
    }

    /// Walked once for all tests.
    private static let found: Result<Found, any Error> = Result {
        let file = "Models/cases/policy.yaml"
        let bytes = [UInt8](try Data(contentsOf: Repository.root.appending(path: file)))
        let policy = try PolicyReader(measures: MeasureCatalogue.rules).read(bytes, file: file)
        var cases: [HistoryCase] = []
        for name in Repository.caseNames { cases.append(try Repository.history(name)) }
        return Found(
            backtest: try Backtest(cases, policy: policy, policyBytes: bytes), policy: policy)
    }

    private func walk(_ name: String) throws -> CaseWalk {
        try #require(try Self.found.get().backtest.walks.first { $0.name == name })
    }

    @Test("there are eight cases at the least, four of them healthy")
    func count() throws {
        let kinds = try Self.found.get().backtest.walks.map(\.outcome.kind)
        #expect(kinds.count >= 8)
        #expect(kinds.filter { $0 == .healthy }.count >= 4)
    }

    @Test("Lucent is warned of in 1998 and fails before its correction of December 2000")
    func lucent() throws {
        let days = try walk("telecom-vendors-1998").days
        let of1998 = days.filter { $0.day >= day("1998-01-01") && $0.day <= day("1998-12-31") }
        #expect(!of1998.isEmpty && of1998.allSatisfy(\.isAlarm))
        let before = days.filter { $0.day < day("2000-12-20") }
        #expect(before.last?.state == .fail)
        #expect(before.last?.causes.contains("vendor-promises@lucent") == true)
    }

    @Test("FTX passes on no day from 2022-11-10 on")
    func ftx() throws {
        let days = try walk("ftx-2022").days.filter { $0.day >= day("2022-11-10") }
        #expect(!days.isEmpty)
        #expect(days.allSatisfy { $0.state != .pass })
    }

    @Test(
        "what was healthy fails on no day",
        arguments: [
            "boeing-capital-2003", "captive-finance-2005", "asml-coinvestment-2012",
            "apple-prepayments-2011",
        ])
    func healthy(name: String) throws {
        let failing = try walk(name).days.filter { $0.state == .fail }
        #expect(failing.map { "\($0.day) \($0.causes)" } == [])
    }

    /// Measures that say what another rule says, at another firmness or with cash.
    private static let doubled: Set<String> = [
        "capital-loop-share@paid", "own-revenue-coverage", "outside-coverage-with-cash",
    ]
    /// Measures that warn although a healthy case comes near: the reason of the rule says so.
    private static let unsupported: Set<String> = ["unknown-coverage"]

    @Test("the limits of the policy are those that the table gives")
    func limits() throws {
        let found = try Self.found.get()
        var rules: [String: PolicyRule] = [:]
        for rule in found.policy.rules {
            let layer = rule.subject.parts[.layer].map { "@\($0)" } ?? ""
            rules[rule.measure.id + layer] = rule
        }
        for row in found.backtest.limits.rows {
            let id = row.candidate.id
            let rule = rules.removeValue(forKey: id)
            switch row.use {
            case .fails:
                guard let rule else {
                    #expect(Self.doubled.contains(id), "\(id) is not in the policy")
                    continue
                }
                #expect(rule.warn?.at == row.levels?.warn && rule.fail?.at == row.levels?.fail)
            case .warns, .noControl:
                guard let rule else {
                    #expect(Self.doubled.contains(id), "\(id) is not in the policy")
                    continue
                }
                #expect(rule.warn?.at == row.levels?.warn ?? row.candidate.floors.warn, "\(id)")
                #expect(rule.fail == nil)
            case .falseAlarms, .silent:
                guard let rule else { continue }
                #expect(Self.unsupported.contains(id), "\(id) should not be in the policy")
                #expect(rule.warn?.at == row.levels?.warn && rule.fail == nil, "\(id)")
            }
        }
        #expect(rules.isEmpty)
    }

    @Test("the page is drawn without labels that overlap")
    func exhibit() throws {
        let exhibit = try Self.found.get().backtest.exhibit
        #expect(exhibit.rows.count == Repository.caseNames.count)
        #expect(exhibit.drawn(theme: .light).overlaps == [])
    }
}
