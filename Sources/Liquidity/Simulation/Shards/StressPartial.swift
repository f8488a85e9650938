/// The part of a run that one shard did, ready to be put together with the others.
///
/// ```swift
/// let part = StressPartial(label: "baseline", inputs: hash, options: options, outcomes: outcomes)
/// let bytes = StressPartial.encode([part])
/// let whole = try StressPartial.merged(parts)      // byte for byte the outcomes of the unsharded run
/// ```
public struct StressPartial: Sendable, Hashable {
    /// What was simulated: the scenario's id.
    public let label: String
    /// Hash of everything that the run depends on; parts with different ones never go together.
    public let inputs: [UInt8]
    /// Paths of the whole run.
    public let totalPaths: Int
    public let shard: SimulationOptions.Shard
    public let outcomes: PathOutcomes

    /// - Parameter options: those of the run; without a shard it is the only one.
    public init(
        label: String, inputs: [UInt8], options: SimulationOptions, outcomes: PathOutcomes
    ) {
        self.init(
            label: label, inputs: inputs, totalPaths: options.paths,
            shard: options.shard ?? SimulationOptions.Shard(index: 0, count: 1), outcomes: outcomes)
    }

    init(
        label: String, inputs: [UInt8], totalPaths: Int, shard: SimulationOptions.Shard,
        outcomes: PathOutcomes
    ) {
        self.label = label
        self.inputs = inputs
        self.totalPaths = totalPaths
        self.shard = shard
        self.outcomes = outcomes
    }
}

/// Why parts of a run cannot be read or put together.
public enum StressPartialError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAPartial
    case version(UInt32)
    /// Cut off, changed or impossible.
    case damaged(String)
    /// Parts of different runs: what differs.
    case foreign(String)
    case missing(shards: [Int], of: Int)
    case doubled(shard: Int, of: Int)
    case none

    public var description: String {
        switch self {
        case .notAPartial: "this is no partial result of a stress run"
        case .version(let version):
            "the partial result has format \(version); this program reads format \(StressPartial.formatVersion)"
        case .damaged(let why): "the partial result is damaged: \(why)"
        case .foreign(let what): "the partial results are of different runs: \(what) differs"
        case .missing(let shards, let count):
            "missing: shard \(shards.map { "\($0 + 1)/\(count)" }.joined(separator: ", "))"
        case .doubled(let shard, let count): "shard \(shard + 1)/\(count) is there twice"
        case .none: "there is no partial result"
        }
    }
}

extension StressPartial {
    /// The whole run from all its parts, in any order.
    ///
    /// - Throws: ``StressPartialError`` for parts that are missing, doubled, or of another run.
    public static func merged(_ parts: [StressPartial]) throws(StressPartialError) -> PathOutcomes {
        guard let first = parts.first else { throw .none }
        let count = first.shard.count
        for part in parts {
            guard part.label == first.label else { throw .foreign("the scenario") }
            guard part.inputs == first.inputs else { throw .foreign("the hash of the inputs") }
            guard part.totalPaths == first.totalPaths else { throw .foreign("the number of paths") }
            guard part.shard.count == count else { throw .foreign("the number of shards") }
            guard part.outcomes.firms == first.outcomes.firms,
                part.outcomes.quarters == first.outcomes.quarters
            else { throw .foreign("the number of firms or quarters") }
        }
        let ordered = parts.sorted { $0.shard.index < $1.shard.index }
        for (one, next) in zip(ordered, ordered.dropFirst())
        where one.shard.index == next.shard.index {
            throw .doubled(shard: one.shard.index, of: count)
        }
        let present = Set(ordered.map(\.shard.index))
        let missing = (0..<count).filter { !present.contains($0) }
        guard missing.isEmpty else { throw .missing(shards: missing, of: count) }
        var next = 0
        for part in ordered {
            guard part.outcomes.firstPath == next || part.outcomes.paths == 0 else {
                throw .damaged(
                    "shard \(part.shard.index + 1)/\(count) starts at path \(part.outcomes.firstPath), not \(next): it was cut short, or the one before"
                )
            }
            next += part.outcomes.paths
        }
        guard next == first.totalPaths else {
            throw .damaged("\(next) paths of \(first.totalPaths) were done")
        }
        return PathOutcomes(joining: ordered.map(\.outcomes))
    }
}

extension PathOutcomes {
    /// Contiguous parts, in order, of the same firms and quarters; there is at least one.
    fileprivate init(joining parts: [PathOutcomes]) {
        let firms = parts[0].firms
        let quarters = parts[0].quarters
        func joined<Value>(
            _ field: KeyPath<PathOutcomes, [Value]>, rows: Int, _ width: (PathOutcomes) -> Int
        ) -> [Value] {
            var values: [Value] = []
            values.reserveCapacity(parts.reduce(0) { $0 + $1[keyPath: field].count })
            for row in 0..<rows {
                for part in parts {
                    let width = width(part)
                    values += part[keyPath: field][row * width..<(row + 1) * width]
                }
            }
            return values
        }
        self.init(
            firms: firms, quarters: quarters, firstPath: parts[0].firstPath,
            paths: parts.reduce(0) { $0 + $1.paths },
            cashOut: joined(\.cashOut, rows: firms) { $0.paths },
            firstCut: joined(\.firstCut, rows: firms) { $0.paths },
            gap: joined(\.gap, rows: firms) { $0.paths },
            bridgeSurvival: parts.flatMap(\.bridgeSurvival),
            directLoss: joined(\.directLoss, rows: firms) { $0.paths },
            passedOnLoss: joined(\.passedOnLoss, rows: firms) { $0.paths },
            terminatedLoss: joined(\.terminatedLoss, rows: firms) { $0.paths },
            stakeLoss: joined(\.stakeLoss, rows: firms) { $0.paths },
            fan: joined(\.fan, rows: firms * quarters) { $0.fanPaths },
            fanPaths: parts.reduce(0) { $0 + $1.fanPaths })
    }
}
