/// The arrays of a run while blocks write into them.
struct CollectedPaths {
    let firms: Int
    let quarters: Int
    let range: Range<Int>
    private let fanPaths: Int
    private let blocks: Int
    private var cashOut: [UInt8]
    private var firstCut: [UInt8]
    private var gap: [Double]
    private var directLoss: [Double]
    private var passedOnLoss: [Double]
    private var terminatedLoss: [Double]
    private var stakeLoss: [Double]
    /// `[block * firms * quarters + firm * quarters + quarter]`.
    private var survival: [Double]
    private let seesDays: Bool
    private var fan: [Double]

    /// Where blocks write. Blocks write to places of their own, so that threads can share it.
    struct Target: @unchecked Sendable {
        let firms: Int
        let quarters: Int
        let firstPath: Int
        let paths: Int
        let fanPaths: Int
        let cashOut, firstCut: UnsafeMutablePointer<UInt8>
        let gap, directLoss, passedOnLoss, terminatedLoss, stakeLoss: UnsafeMutablePointer<Double>
        let survival, fan: UnsafeMutablePointer<Double>
        let seesDays: Bool
    }

    init(firms: Int, quarters: Int, range: Range<Int>, seesDays: Bool) {
        self.seesDays = seesDays
        self.firms = firms
        self.quarters = quarters
        self.range = range
        fanPaths = max(0, min(range.upperBound, PathOutcomes.fanLimit) - range.lowerBound)
        blocks = (range.count + PathOutcomes.blockSize - 1) / PathOutcomes.blockSize
        let cells = firms * range.count
        cashOut = [UInt8](repeating: 0, count: cells)
        firstCut = cashOut
        gap = [Double](repeating: 0, count: cells)
        directLoss = [Double](repeating: 0, count: cells)
        passedOnLoss = [Double](repeating: 0, count: cells)
        terminatedLoss = [Double](repeating: 0, count: cells)
        stakeLoss = [Double](repeating: 0, count: cells)
        survival = [Double](repeating: 0, count: seesDays ? blocks * firms * quarters : 0)
        fan = [Double](repeating: 0, count: firms * quarters * fanPaths)
    }

    /// Lends the arrays to `body`.
    mutating func fill(_ body: (Target) -> Void) {
        guard !range.isEmpty else { return }
        let (firms, quarters, range, fanPaths) = (firms, quarters, range, fanPaths)
        Self.lend(&cashOut) { cashOut in
            Self.lend(&firstCut) { firstCut in
                Self.lend(&gap) { gap in
                    Self.lend(&directLoss) { directLoss in
                        Self.lend(&passedOnLoss) { passedOnLoss in
                            Self.lend(&terminatedLoss) { terminatedLoss in
                                Self.lend(&stakeLoss) { stakeLoss in
                                    Self.lend(&survival) { survival in
                                        Self.lend(&fan) { fan in
                                            body(
                                                Target(
                                                    firms: firms, quarters: quarters,
                                                    firstPath: range.lowerBound,
                                                    paths: range.count, fanPaths: fanPaths,
                                                    cashOut: cashOut, firstCut: firstCut, gap: gap,
                                                    directLoss: directLoss,
                                                    passedOnLoss: passedOnLoss,
                                                    terminatedLoss: terminatedLoss,
                                                    stakeLoss: stakeLoss, survival: survival,
                                                    fan: fan, seesDays: seesDays))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Arrays are passed as pointers that live as long as the call; an empty one has no base, and nothing is written to it.
    private static func lend<Value>(
        _ values: inout [Value], _ body: (UnsafeMutablePointer<Value>) -> Void
    ) {
        body(&values)
    }

    /// The results of the first `paths` paths of the range.
    consuming func outcomes(paths: Int) -> PathOutcomes {
        let kept = paths == range.count
        let all = range.count
        func first<Value>(_ values: [Value], of count: Int, keeping wanted: Int) -> [Value] {
            guard !kept, count > wanted else { return values }
            let rows = values.count / max(1, count)
            return (0..<rows).flatMap { values[$0 * count..<$0 * count + wanted] }
        }
        let done = (paths + PathOutcomes.blockSize - 1) / PathOutcomes.blockSize
        let size = firms * quarters
        return PathOutcomes(
            firms: firms, quarters: quarters, firstPath: range.lowerBound, paths: paths,
            cashOut: first(cashOut, of: all, keeping: paths),
            firstCut: first(firstCut, of: all, keeping: paths),
            gap: first(gap, of: all, keeping: paths),
            bridgeSurvival: seesDays
                ? (0..<done).map { Array(survival[$0 * size..<($0 + 1) * size]) } : [],
            directLoss: first(directLoss, of: all, keeping: paths),
            passedOnLoss: first(passedOnLoss, of: all, keeping: paths),
            terminatedLoss: first(terminatedLoss, of: all, keeping: paths),
            stakeLoss: first(stakeLoss, of: all, keeping: paths),
            fan: first(fan, of: fanPaths, keeping: min(fanPaths, paths)),
            fanPaths: min(fanPaths, paths))
    }
}
