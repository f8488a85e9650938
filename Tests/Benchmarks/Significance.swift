import Circularity
import FlowNetwork
import Statistics

/// Speed, calibration and power of the permutation tests, one JSON line each.
///
/// - Speed: 2,000 weight-permutation draws of the circulation share on 30 firms and 90 legs, one thread.
/// - Calibration: how often p ≤ 0.05 on 1,000 networks drawn from the null, 199 replicates each; 5 % ± 1.5 % is demanded.
/// - Power: area under the ROC curve on 200 networks with a planted ring of three and 200 without, 30 firms and 90 legs.
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
            "{\"benchmark\": \"null draws\", \"null\": \"\(null.rawValue)\", \"draws\": 2000, \"seconds\": \(list(seconds))}"
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
    var circulation: (with: [Double], without: [Double]) = ([], [])
    var finn: (with: [Double], without: [Double]) = ([], [])
    for index in 0..<200 {
        let plain = try NullNetwork.drawn(
            seed: UInt64(200_000 + index), firms: 30, legs: 90, plantedRing: 0)
        let ring = try NullNetwork.drawn(
            seed: UInt64(300_000 + index), firms: 30, legs: 90, plantedRing: 3)
        circulation.without.append(try MaximumCirculation(of: plain).share(of: plain) ?? 0)
        circulation.with.append(try MaximumCirculation(of: ring).share(of: ring) ?? 0)
        finn.without.append(try FinnIndex(of: plain).index ?? 0)
        finn.with.append(try FinnIndex(of: ring).index ?? 0)
    }
    let areas = (
        circulation: ROC.area(with: circulation.with, without: circulation.without),
        finn: ROC.area(with: finn.with, without: finn.without)
    )
    if areas.circulation < 0.85 || max(areas.circulation, areas.finn) < 0.95 { isMet = false }
    for (name, area, scores) in [
        ("circulation share", areas.circulation, circulation), ("Finn index", areas.finn, finn),
    ] {
        let curve = ROC.curve(with: scores.with, without: scores.without)
        // The most hits at each twentieth of false alarms.
        let points = (0...20).map { step -> String in
            let limit = Double(step) / 20
            let hits = curve.filter { $0.falseAlarms <= limit }.map(\.hits).max() ?? 0
            return "[\(limit), \(hits)]"
        }
        print(
            "{\"benchmark\": \"planted ring\", \"measure\": \"\(name)\", \"networks\": 400, \"area\": \(area), \"curve\": [\(points.joined(separator: ", "))]}"
        )
    }
    return isMet
}
