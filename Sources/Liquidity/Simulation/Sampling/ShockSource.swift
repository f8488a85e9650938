import CKernels
import Statistics

/// Where the shocks of a run come from: drawn inside the kernel, or prepared here for eight paths at a time.
struct ShockSource: Sendable {
    private let model: CompiledModel
    private let generator: Philox
    private let points: ShiftedSobol?
    private let copula: StudentCopula?
    /// Shocks of independent normals are drawn by Philox in principal coordinates where Sobol points choose some of them.
    private let factor: ShockFactor

    /// Shocks of eight paths: `[quarter * firms + firm][lane]`.
    struct Buffer {
        var shocks: [Double]
        var normals: [Double]
    }

    init(_ model: CompiledModel, _ options: SimulationOptions) throws(SimulationError) {
        self.model = model
        generator = Philox(seed: options.seed)
        switch options.sampling {
        case .pseudoRandom:
            points = nil
            factor = model.factor
        case .sobol:
            let directions = try PrincipalDirections(model)
            points = try ShiftedSobol(directions, paths: options.paths, seed: options.seed)
            factor = directions.factor
        }
        if case .studentT(let degrees) = model.shocks.copula {
            copula = StudentCopula(degrees: degrees)
        } else {
            copula = nil
        }
    }

    var isDrawnByKernel: Bool { points == nil && copula == nil }

    func buffer() -> Buffer {
        guard !isDrawnByKernel else { return Buffer(shocks: [], normals: []) }
        let count = model.firms.count
        let zeros = [Double](
            repeating: 0, count: (model.quarters * count + 3) * PathKernel.lanes)
        return Buffer(shocks: zeros, normals: zeros)
    }

    func fill(_ buffer: inout Buffer, firstPath: Int) {
        draw(&buffer.normals, firstPath)
        points?.replace(&buffer.normals, firstPath: firstPath)
        correlate(buffer.normals, into: &buffer.shocks)
        copula?.transform(
            &buffer.shocks, firms: model.firms.count, quarters: model.quarters,
            generator: generator, firstPath: firstPath)
    }

    /// Independent normals, `[quarter * firms + factor][lane]`: the same numbers as the kernel's own.
    private func draw(_ normals: inout [Double], _ firstPath: Int) {
        let lanes = PathKernel.lanes
        let blocks = (model.quarters * model.firms.count + 3) / 4
        normals.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            // What the last block has too many lands in the spare end.
            for block in 0..<blocks {
                ouroboros_burn_normals(
                    generator.seed, PathStream.shocks.rawValue,
                    UInt32(truncatingIfNeeded: block), UInt64(firstPath),
                    base + 4 * block * lanes)
            }
        }
    }

    private func correlate(_ normals: [Double], into shocks: inout [Double]) {
        let lanes = PathKernel.lanes
        let count = model.firms.count
        for quarter in 0..<model.quarters {
            let start = quarter * count
            for row in 0..<count {
                let end = factor.isLower ? row + 1 : count
                for lane in 0..<lanes {
                    var sum = 0.0
                    for column in 0..<end {
                        sum = sum.addingProduct(
                            factor.values[row * count + column],
                            normals[(start + column) * lanes + lane])
                    }
                    shocks[(start + row) * lanes + lane] = sum
                }
            }
        }
    }
}
