import Circularity
import FlowNetwork
import Statistics

/// Speed, calibration and power of the permutation tests, one JSON line each.
///
/// - Speed: 2,000 weight-permutation draws of the circulation share on 30 firms and 90 legs, one thread.
/// - Calibration: how often p ≤ 0.05 on 1,000 networks drawn from the null, 199 replicates each; 5 % ± 1.5 % is demanded.
/// - Power: area under the ROC curve on 200 networks with a planted ring of three and 200 without, 30 firms and 90 legs, for rings of half, once and twice the largest leg that
///   chance brings; demanded of the middle one.
///
/// - Returns: whether every demand is met.
func runSignificance() throws -> Bool {
    var isMet = true
    let speed = try NullNetwork.drawn(seed: 1, firms: 30, legs: 90, plantedRing: 0)
    for null in NullModel.allCases {
        let seconds = try timed(3) {
            _ = try ExcessCirculation(
                of: speed, null: null, replicates: 2000, streams: RandomStreams(seed: 1),
                threads: 1)
        }
        let best = seconds.min() ?? .infinity
        if null == .weights, best > 2 { isMet = false }
        print(
            "{\"benchmark\": \"null draws\", \"null\": \"\(null.rawValue)\", \"draws\": 2000, \"seconds\": \(text(of: seconds))}"
        )
    }
    for null in NullModel.allCases {
        let networks = 1000
        let below = try Blocks(items: networks, size: 10).map { _, items in
            Result {
                try items.count { index in
                    let drawn = try NullNetwork.drawn(
                        seed: UInt64(100_000 + index), firms: 30, legs: 90, plantedRing: 0)
                    return try ExcessCirculation(
                        of: drawn, null: null, replicates: 199,
                        streams: RandomStreams(seed: UInt64(index)), threads: 1
                    ).test.pValue <= 0.05
                }
            }
        }.reduce(0) { try $0 + $1.get() }
        let rate = Double(below) / Double(networks)
        if abs(rate - 0.05) > 0.015 { isMet = false }
        print(
            "{\"benchmark\": \"calibration\", \"null\": \"\(null.rawValue)\", \"networks\": \(networks), \"rate\": \(rate)}"
        )
    }
    for share in [0.5, 1, 2] {
        if try !runPower(share: share), share == 1 { isMet = false }
    }
    return isMet
}

/// Prints how well a planted ring is told from none.
///
/// - Parameter share: size of the ring's legs over the largest leg that chance brings.
/// - Returns: whether the areas are what is demanded of a ring of large legs (`share` 1): 0.85 for the circulation share, 0.95 for the better
///   measure.
private func runPower(share: Double) throws -> Bool {
    var circulation: (with: [Double], without: [Double]) = ([], [])
    var finn: (with: [Double], without: [Double]) = ([], [])
    let amount = Int64((share * Double(NullNetwork.largestLeg)).rounded())
    for index in 0..<200 {
        let plain = try NullNetwork.drawn(
            seed: UInt64(200_000 + index), firms: 30, legs: 90, plantedRing: 0)
        let ring = try NullNetwork.drawn(
            seed: UInt64(300_000 + index), firms: 30, legs: 90, plantedRing: 3, amount: amount)
        circulation.without.append(try MaximumCirculation(of: plain).share(of: plain) ?? 0)
        circulation.with.append(try MaximumCirculation(of: ring).share(of: ring) ?? 0)
        finn.without.append(try FinnIndex(of: plain).index ?? 0)
        finn.with.append(try FinnIndex(of: ring).index ?? 0)
    }
    let areas = [circulation, finn].map { ROC.area(with: $0.with, without: $0.without) }
    for (name, area, scores) in [
        ("circulation share", areas[0], circulation), ("Finn index", areas[1], finn),
    ] {
        let curve = ROC.curve(with: scores.with, without: scores.without)
        // The most hits at each twentieth of false alarms.
        let points = (0...20).map { step -> String in
            let limit = Double(step) / 20
            let hits = curve.filter { $0.falseAlarms <= limit }.map(\.hits).max() ?? 0
            return "[\(limit), \(hits)]"
        }
        print(
            "{\"benchmark\": \"planted ring\", \"legOverLargest\": \(share), \"measure\": \"\(name)\", \"networks\": 400, \"area\": \(area), \"curve\": [\(points.joined(separator: ", "))]}"
        )
    }
    return areas[0] >= 0.85 && max(areas[0], areas[1]) >= 0.95
}
