/// Which independent repetition a path belongs to.
///
/// Pseudo-random paths are independent one by one. Paths of a randomised quasi-random point set are not: there the independent repetitions
/// are the random shifts, and every standard error is the spread of the shifts' results.
public struct PathGroups: Sendable {
    /// Independent repetitions; 1: every path stands for itself.
    public let count: Int
    /// The group of each path, from 0; empty when every path stands for itself.
    let ofPath: [UInt16]

    /// Every path is independent of the others.
    public static let independent = PathGroups(count: 1, ofPath: [])

    /// - Parameter group: the group of a path, 0 ..< `count`.
    public init(count: Int, paths: Int, group: (Int) -> Int) {
        self.init(
            count: count, ofPath: count > 1 ? (0..<paths).map { UInt16(group($0)) } : [])
    }

    private init(count: Int, ofPath: [UInt16]) {
        self.count = count
        self.ofPath = ofPath
    }

    var areIndependentPaths: Bool { ofPath.isEmpty }

    /// The estimate of a statistic whose error is the spread over the groups.
    ///
    /// - Parameters:
    ///   - value: the statistic of all paths.
    ///   - ofGroups: the statistic of each group.
    func estimate(_ value: Double, ofGroups: [Double], level: Double) -> Estimate {
        let n = Double(ofGroups.count)
        let mean = ofGroups.reduce(0, +) / n
        let squares = ofGroups.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Estimate(
            value, standardError: (squares / (n - 1) / n).squareRoot(), level: level,
            degrees: ofGroups.count - 1)
    }

    /// The values of each group, in the paths' order.
    func split(_ values: ArraySlice<Double>) -> [[Double]] {
        var parts = [[Double]](repeating: [], count: count)
        for (value, group) in zip(values, ofPath) { parts[Int(group)].append(value) }
        return parts
    }
}
