import CKernels

/// Simulates blocks of paths on one thread.
final class BlockWorker {
    private let model: CompiledModel
    private let source: ShockSource
    private let kernel: PathKernel
    private var shocks: ShockSource.Buffer

    init(_ model: CompiledModel, _ program: KernelProgram, _ source: ShockSource) {
        self.model = model
        self.source = source
        kernel = PathKernel(program, firms: model.firms.count, quarters: model.quarters)
        shocks = source.buffer()
    }

    /// - Parameter paths: of the block, counted from the first path of the run.
    func run(_ block: Int, paths: Range<Int>, into target: CollectedPaths.Target) {
        let lanes = PathKernel.lanes
        kernel.clearSurvival()
        for first in stride(from: paths.lowerBound, to: paths.upperBound, by: lanes) {
            let path = target.firstPath + first
            let count = min(lanes, paths.upperBound - first)
            let keepsFan = first < target.fanPaths
            if source.isDrawnByKernel {
                kernel.run(
                    firstPath: path, count: count, shocks: nil, keepsFan: keepsFan,
                    seesDays: target.seesDays)
            } else {
                source.fill(&shocks, firstPath: path)
                kernel.run(
                    firstPath: path, count: count, shocks: shocks.shocks, keepsFan: keepsFan,
                    seesDays: target.seesDays)
            }
            store(first, count, target)
            if keepsFan { storeFan(first, min(count, target.fanPaths - first), target) }
        }
        guard target.seesDays else { return }
        // The kernel has the firms of a quarter side by side, as it works.
        let size = target.firms * target.quarters
        for quarter in 0..<target.quarters {
            for firm in 0..<target.firms {
                var sum = 0.0
                for lane in 0..<lanes {
                    sum += kernel.survival[(quarter * target.firms + firm) * lanes + lane]
                }
                target.survival[block * size + firm * target.quarters + quarter] = sum
            }
        }
    }

    private func store(_ first: Int, _ count: Int, _ target: CollectedPaths.Target) {
        let lanes = PathKernel.lanes
        let results = kernel.results
        for firm in 0..<target.firms {
            let (from, to) = (firm * lanes, firm * target.paths + first)
            for lane in 0..<count {
                target.cashOut[to + lane] = UInt8(results.cashOut[from + lane])
                target.firstCut[to + lane] = UInt8(results.firstCut[from + lane])
                target.gap[to + lane] = results.gap[from + lane]
                target.directLoss[to + lane] = results.directLoss[from + lane]
                target.passedOnLoss[to + lane] = results.passedOnLoss[from + lane]
                target.terminatedLoss[to + lane] = results.terminatedLoss[from + lane]
                target.stakeLoss[to + lane] = results.stakeLoss[from + lane]
            }
        }
    }

    private func storeFan(_ first: Int, _ count: Int, _ target: CollectedPaths.Target) {
        let lanes = PathKernel.lanes
        for cell in 0..<target.firms * target.quarters {
            for lane in 0..<count {
                target.fan[cell * target.fanPaths + first + lane] = kernel.fan[cell * lanes + lane]
            }
        }
    }
}
