import Dispatch
import Statistics
import Synchronization

/// Firms burning cash over many random futures, cleared inside every quarter of every path.
///
/// ```swift
/// let simulation = try LiquiditySimulation(model)
/// let outcomes = try simulation.run(SimulationOptions(paths: 100_000, seed: 1))
/// let planned = simulation.zeroShock()
/// ```
///
/// Random numbers are a function of (seed, purpose, path, quarter, factor) by Philox4x32-10, and paths are worked on in fixed blocks: the
/// result is the same, bit for bit, on any number of threads and shards.
///
/// About a microsecond per firm and a hundred quarters on one core with an AVX2 unit; 42 bytes a firm and path.
public struct LiquiditySimulation: Sendable {
    public let model: CashFlowModel
    let compiled: CompiledModel

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(_ model: CashFlowModel) throws(SimulationError) {
        compiled = try CompiledModel(model)
        self.model = model
    }

    /// The name of the generator, as a manifest names it.
    public static let generatorName = "philox4x32-10"

    /// More than any machine this runs on has processors; those that find no work allocate nothing.
    private static let mostWorkers = 64

    /// - Parameters:
    ///   - seesDays: whether ``PathOutcomes/bridgeSurvival`` is computed, for cash that runs out between quarter ends; without it a run is an eighth
    ///     faster, and nothing else changes.
    ///   - progress: called from any thread with the number of paths just done.
    ///   - isCancelled: asked before every block. A cancelled run returns the paths before the first block that was not done.
    /// - Throws: ``SimulationError`` for options outside the stated limits.
    public func run(
        _ options: SimulationOptions, seesDays: Bool = true,
        progress: (@Sendable (_ paths: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) -> PathOutcomes {
        try run(
            try range(of: options), options, seesDays: seesDays, progress: progress,
            isCancelled: isCancelled)
    }

    /// A range of whole blocks from anywhere in the run.
    func run(
        _ range: Range<Int>, _ options: SimulationOptions, seesDays: Bool,
        progress: (@Sendable (_ paths: Int) -> Void)?, isCancelled: (@Sendable () -> Bool)?
    ) throws(SimulationError) -> PathOutcomes {
        let source = try ShockSource(compiled, options)
        let blocks = Blocks(items: range.count, size: PathOutcomes.blockSize)
        let program = KernelProgram(compiled, seed: options.seed)
        var collected = CollectedPaths(
            firms: compiled.firms.count, quarters: compiled.quarters, range: range,
            seesDays: seesDays)
        let next = Atomic(0)
        let finished = Mutex([Bool](repeating: false, count: blocks.count))
        let workers = max(1, min(options.threads ?? Self.mostWorkers, blocks.count))
        collected.fill { target in
            DispatchQueue.concurrentPerform(iterations: workers) { _ in
                var worker: BlockWorker?
                while true {
                    let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard block < blocks.count, isCancelled?() != true else { return }
                    let own = worker ?? BlockWorker(compiled, program, source)
                    worker = own
                    own.run(block, paths: blocks[block], into: target)
                    finished.withLock { $0[block] = true }
                    progress?(blocks[block].count)
                }
            }
        }
        let done = finished.withLock { $0.firstIndex(of: false) } ?? blocks.count
        return collected.outcomes(
            paths: done == blocks.count ? range.count : done * PathOutcomes.blockSize)
    }

    /// The path without shocks, in full: revenue is its mean, which is the plan; nothing jumps, and a promise pays the share of its probability.
    ///
    /// Half of all paths lie below ``medianPath()``, which lies below this one: log-normal revenue has a mean above its median.
    public func zeroShock() -> Trajectory {
        trajectory(promises: .share, isMean: true) { _ in
            [Double](repeating: 0, count: compiled.firms.count)
        }
    }

    /// The path of zero shocks: every log revenue grows by its growth less σ²/2. The centre of what is drawn, from which distances in standard
    /// deviations are taken.
    public func medianPath() -> Trajectory {
        trajectory(promises: .share) { _ in [Double](repeating: 0, count: compiled.firms.count) }
    }

    /// The path of given shocks: independent standard normal numbers, `[quarter * firms + factor]`, which the factor of the correlation
    /// matrix turns into the firms' shocks. Nothing jumps, and a promise pays the share of its probability.
    ///
    /// - Parameter uniforms: one number between 0 and 1 a funding, which decides whether its promise is kept; `nil`: it pays the share of its probability.
    /// - Throws: ``SimulationError/shape(_:)`` for another number of shocks, or numbers that are not finite.
    public func trajectory(
        shocks: [Double], uniforms: [Double]? = nil
    ) throws(SimulationError) -> Trajectory {
        let count = compiled.firms.count
        guard shocks.count == compiled.quarters * count, shocks.allSatisfy(\.isFinite) else {
            throw .shape(
                "\(shocks.count) shocks for \(compiled.quarters) quarters of \(count) firms; "
                    + "\(compiled.quarters * count) finite numbers are needed")
        }
        if let uniforms {
            guard uniforms.count == compiled.inflows.count,
                uniforms.allSatisfy({ $0 > 0 && $0 < 1 })
            else {
                throw .shape(
                    "\(uniforms.count) uniform numbers for \(compiled.inflows.count) fundings; one between 0 and 1 for each is needed"
                )
            }
        }
        return trajectory(promises: uniforms.map { .uniforms($0) } ?? .share) { quarter in
            compiled.factor.correlated(Array(shocks[quarter * count..<(quarter + 1) * count]))
        }
    }

    private func trajectory(
        promises: ReferenceFeedback.Promises, isMean: Bool = false, _ shocks: (Int) -> [Double]
    ) -> Trajectory {
        var path = ReferencePath(
            model: compiled, program: KernelProgram(compiled, seed: 0), promises: promises)
        var trajectory = Trajectory(compiled)
        for quarter in 0..<compiled.quarters {
            path.step(quarter, shocks: shocks(quarter), jump: 0, isMean: isMean)
            trajectory.append(path)
        }
        trajectory.finish(path)
        assert(
            trajectory.conserves(compiled, opening: compiled.firms.map(\.openingCash)),
            "a dollar appeared or vanished")
        return trajectory
    }

    /// Path `number` of a pseudo-random run, in full: the random numbers of ``run(_:seesDays:progress:isCancelled:)``, worked through by the plain recursion.
    ///
    /// - Parameter number: from 0; the same whatever the paths of the run are.
    /// - Throws: ``SimulationError/shape(_:)`` for a Student t copula, whose mixing variable only a run draws.
    public func path(_ number: Int, seed: UInt64) throws(SimulationError) -> Trajectory {
        guard case .gaussian = compiled.shocks.copula else {
            throw .shape("a single path is drawn with a Gaussian copula only")
        }
        let generator = Philox(seed: seed)
        let stream = UInt64(max(0, number))
        func uniform(_ purpose: PathStream, _ place: Int) -> Double {
            let pair = purpose.uniformPair(generator, path: stream, number: place / 2)
            return place % 2 == 0 ? pair.0 : pair.1
        }
        var path = ReferencePath(
            model: compiled, program: KernelProgram(compiled, seed: seed),
            promises: .uniforms(
                compiled.feedback.draw.map { uniform(.promises, $0) },
                market: (0..<compiled.quarters).map { uniform(.market, $0) }))
        let count = compiled.firms.count
        let normals = (0..<(compiled.quarters * count + 3) / 4).flatMap {
            PathStream.shocks.normals(generator, path: stream, number: $0)
        }
        var trajectory = Trajectory(compiled)
        for quarter in 0..<compiled.quarters {
            let jump = compiled.shocks.jump.map {
                uniform(.jumps, quarter) < $0.probability ? $0.logSize : 0
            }
            path.step(
                quarter,
                shocks: compiled.factor.correlated(
                    Array(normals[quarter * count..<(quarter + 1) * count])), jump: jump ?? 0)
            trajectory.append(path)
        }
        trajectory.finish(path)
        assert(
            trajectory.conserves(compiled, opening: compiled.firms.map(\.openingCash)),
            "a dollar appeared or vanished")
        return trajectory
    }

    /// Paths of the run, or of its shard.
    private func range(of options: SimulationOptions) throws(SimulationError) -> Range<Int> {
        func check(
            _ name: String, _ value: Int, _ allowed: ClosedRange<Int>
        ) throws(SimulationError) {
            guard allowed.contains(value) else {
                throw .limit(name: name, value: value, allowed: allowed)
            }
        }
        try check("paths", options.paths, SimulationLimits.paths)
        try check("paths × firms", options.paths * compiled.firms.count, SimulationLimits.cells)
        if let threads = options.threads { try check("threads", threads, 1...4096) }
        guard let shard = options.shard else { return 0..<options.paths }
        let blocks = (options.paths + PathOutcomes.blockSize - 1) / PathOutcomes.blockSize
        try check("shards", shard.count, 1...4096)
        try check("shard index", shard.index, 0...shard.count - 1)
        let first = blocks * shard.index / shard.count
        let end = blocks * (shard.index + 1) / shard.count
        return min(
            options.paths, first * PathOutcomes.blockSize)..<min(
                options.paths, end * PathOutcomes.blockSize)
    }
}

extension ShockFactor {
    /// `A z`, in the kernel's order of operations.
    func correlated(_ z: [Double]) -> [Double] {
        let count = z.count
        return (0..<count).map { row in
            var sum = 0.0
            for column in 0..<(isLower ? row + 1 : count) {
                sum = sum.addingProduct(values[row * count + column], z[column])
            }
            return sum
        }
    }
}

extension Trajectory {
    mutating func append(_ path: ReferencePath) {
        revenue += path.revenue
        demand += path.feedback.demand
        demandLost += path.feedback.demandLost
        capacityRatio += path.feedback.capacityRatio
        quotient += path.feedback.quotient
        overPlan += path.feedback.overPlan
        cutCosts += path.feedback.cutCosts
        newDue += path.base
        cut += path.feedback.cut
        availability += path.feedback.availability
        cash += path.cash
        receipts += path.receipts
        seniorCosts += path.senior
        seniorShortfall += path.clearing.seniorShortfall
        unpaid += path.cash.indices.map {
            path.clearing.isInDefault[$0] ? path.total[$0] - path.clearing.payment[$0] : 0
        }
        shadowBalance += path.cash.indices.map {
            path.cash[$0] - (path.lost[$0] + path.outstanding[$0])
        }
        let failed = path.cash.indices.map {
            path.clearing.isInDefault[$0]
                || path.clearing.seniorShortfall[$0] > 1e-12 * abs(path.senior[$0])
        }
        hasPaid += failed.map { !$0 }
        hasBrokenCovenant += path.covenantsKept.map { $0 == 0 }
        due += path.due
        payment += path.paid
        arrears += path.arrears
        funding += path.funding
    }

    mutating func finish(_ path: ReferencePath) {
        cashOut = path.cashOut.map { Int($0) }
        firstCut = path.feedback.firstCut.map { Int($0) }
        gap = path.cash.indices.map { path.gap($0) }
        directLoss = path.directLoss
        passedOnLoss = path.passedOnLoss
        terminatedLoss = path.terminatedLoss
        stakeLoss = path.stakeLoss
    }
}
