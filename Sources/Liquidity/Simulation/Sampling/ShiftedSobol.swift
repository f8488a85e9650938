import Statistics

/// Sobol points in the principal directions, each of sixteen copies moved by a random shift of its own (Cranley & Patterson 1976).
///
/// Path p uses point p / 16 of copy p mod 16, so that every block of paths, and every beginning of a run, has the copies in equal parts. The
/// copies are independent: the spread of their means is the error of the whole.
struct ShiftedSobol: Sendable {
    private let directions: PrincipalDirections
    private let points: SobolPoints
    /// `[copy * dimensions + dimension]`.
    private let shifts: [Double]

    init(_ directions: PrincipalDirections, paths: Int, seed: UInt64) throws(SimulationError) {
        let copies = SimulationOptions.Sampling.copies
        let dimensions = directions.directions.count
        do throws(StatisticsError) {
            points = try SobolPoints(
                dimensions: dimensions, count: (paths + copies - 1) / copies + 1)
        } catch { throw .shape("Sobol sampling: \(error)") }
        let generator = Philox(seed: seed)
        shifts = (0..<copies * dimensions).map { place in
            let (copy, dimension) = place.quotientAndRemainder(dividingBy: dimensions)
            let pair = PathStream.shifts.uniformPair(
                generator, path: UInt64(copy), number: dimension / 2)
            return dimension % 2 == 0 ? pair.0 : pair.1
        }
        self.directions = directions
    }

    /// Replaces the components of independent normals, `[quarter * firms + factor][lane]`, along the directions.
    func replace(_ normals: inout [Double], firstPath: Int) {
        let lanes = PathKernel.lanes
        let copies = SimulationOptions.Sampling.copies
        let dimensions = directions.directions.count
        for (dimension, direction) in directions.directions.enumerated() {
            let wave = directions.waves[direction.wave]
            for lane in 0..<lanes {
                let (point, copy) = (firstPath + lane).quotientAndRemainder(dividingBy: copies)
                // Lanes beyond the last path are simulated and not counted.
                let known = min(point, points.count - 1)
                var unit =
                    points.coordinate(of: known, dimension: dimension)
                    + shifts[copy * dimensions + dimension]
                if unit >= 1 { unit -= 1 }
                // Never an end of the interval.
                let wanted = NormalDistribution.quantile(min(max(unit, 0x1p-54), 1 - 0x1p-53))
                var present = 0.0
                for quarter in 0..<directions.quarters {
                    let place = (quarter * directions.firms + direction.component) * lanes + lane
                    present += wave[quarter] * normals[place]
                }
                let change = wanted - present
                for quarter in 0..<directions.quarters {
                    let place = (quarter * directions.firms + direction.component) * lanes + lane
                    normals[place] += change * wave[quarter]
                }
            }
        }
    }
}

extension SimulationOptions.Sampling {
    /// Independent copies of the Sobol points in a run.
    public static let copies = 16

    /// The copy that a path belongs to; `nil` where paths are independent one by one.
    public func copy(ofPath path: Int) -> Int? {
        self == .sobol ? path % Self.copies : nil
    }
}
