import CKernels

/// One task's buffers for the C kernel: eight paths at a time, nothing allocated between calls.
struct PathKernel: ~Copyable {
    static let lanes = Int(OUROBOROS_BURN_LANES)

    private let program: KernelProgram
    private let memory: UnsafeMutablePointer<Double>
    private let workspace: UnsafeMutablePointer<Double>
    let results: ouroboros_burn_results
    /// `[quarter * firms + firm][lane]`, summed over the calls since ``clearSurvival()``.
    let survival: UnsafeMutablePointer<Double>
    /// Cash by firm, quarter and lane of the last call.
    let fan: UnsafeMutablePointer<Double>
    private let counted: UnsafeMutablePointer<Double>
    private let cells: Int

    /// Doubles on one cache line.
    private static let alignment = 64

    init(_ program: KernelProgram, firms: Int, quarters: Int) {
        self.program = program
        let lanes = Self.lanes
        let figures = firms * lanes
        cells = firms * quarters * lanes
        let count = program.workspace + 7 * figures + 2 * cells + lanes
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: count * MemoryLayout<Double>.stride, alignment: Self.alignment)
        memory = raw.bindMemory(to: Double.self, capacity: count)
        memory.initialize(repeating: 0, count: count)
        // The kernel's vectors come first, where the alignment is.
        survival = memory
        fan = survival + cells
        var next = fan + cells
        func take() -> UnsafeMutablePointer<Double> {
            defer { next += figures }
            return next
        }
        results = ouroboros_burn_results(
            cashOut: take(), gap: take(), directLoss: take(), passedOnLoss: take(),
            terminatedLoss: take(), stakeLoss: take(), survival: survival, fan: nil,
            firstCut: take())
        counted = next
        workspace = next + lanes
    }

    deinit { memory.deallocate() }

    /// Simulates eight paths, of which the first `count` count.
    func run(
        firstPath: Int, count: Int, shocks: UnsafePointer<Double>?, keepsFan: Bool, seesDays: Bool
    ) {
        for lane in 0..<Self.lanes { counted[lane] = lane < count ? 1 : 0 }
        var results = results
        results.fan = keepsFan ? fan : nil
        results.survival = seesDays ? survival : nil
        withUnsafePointer(to: program.layout) {
            ouroboros_burn_paths($0, UInt64(firstPath), shocks, counted, workspace, &results)
        }
    }

    func clearSurvival() { survival.update(repeating: 0, count: cells) }
}
