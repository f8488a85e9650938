import Clearing
import FlowNetwork
import Ledger

/// Who loses what when a firm of a ledger stops paying, for every firm that others have claims on.
///
/// ```swift
/// let contagion = try LedgerContagion(network: network, ledger: ledger, layer: .binding)
/// contagion.failures[0].losses      // who loses most if the most important firm stops paying
/// ```
public struct LedgerContagion: Sendable {
    public let network: FlowNetwork
    public let exposures: LedgerExposures
    /// One outcome for each firm that others have claims on, largest loss first.
    public let failures: [ContagionOutcome]

    /// - Throws: ``ClearingError`` when losses do not come to rest.
    public init(
        network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness = .binding
    ) throws(ClearingError) {
        self.network = network
        exposures = LedgerExposures(network, ledger: ledger, layer: layer)
        failures = try exposures.mostImportant(.max)
    }

    /// The firm that an outcome is about.
    public func firm(_ outcome: ContagionOutcome) -> Firm? {
        switch outcome.shock {
        case .stopsPaying(let firm), .stakeWrittenDown(let firm, _): network.firms[firm]
        case .backlogCancelled(let buyer, _): network.firms[buyer]
        }
    }

    /// Firms with claims on others, and how many of them have a known buffer.
    public var coverage: (creditors: Int, withBuffer: Int) {
        let creditors = Set(exposures.claims.map(\.creditor))
        return (creditors.count, creditors.filter { exposures.buffers[$0] != nil }.count)
    }

    /// Money in the claims of firms with a known buffer, as a share of all; `nil` without claims.
    public var shareWithBuffer: Double? {
        let all = exposures.claims.reduce(0.0) { $0 + Double($1.amount) }
        let known = exposures.claims.reduce(0.0) {
            exposures.buffers[$1.creditor] == nil ? $0 : $0 + Double($1.amount)
        }
        return all > 0 ? known / all : nil
    }
}
