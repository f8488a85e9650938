import Analysis
import Backtest
import Clearing
import FlowNetwork
import Gate
import Imports
import Ledger
import Liquidity
import SeriesTests
import Text

extension DiagnosticCatalog {
    /// What `ouroboros explain` knows, in the order of the codes: the entries of every module.
    static let all: [Entry] =
        (text + references + amounts + structure + edgeLists + contagion + series + scenarios
        + policies + imports + backtest + proof + notes + warnings + edgeListWarnings
        + contagionWarnings
        + seriesWarnings + scenarioWarnings + policyWarnings + importWarnings)
        .sorted { $0.code.rawValue < $1.code.rawValue }
}
