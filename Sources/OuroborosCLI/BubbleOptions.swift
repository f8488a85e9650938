import ArgumentParser

/// Which options have an effect: one that has none is an error, lest somebody believe that it had.
extension BubbleCommand {
    /// The options that were given, with what they belong to.
    private func given(_ options: [(name: String, isGiven: Bool)]) -> [String] {
        options.filter(\.isGiven).map(\.name)
    }

    private var ofExplosiveness: [(name: String, isGiven: Bool)] {
        [
            ("--lag", lag != nil), ("--max-lag", maxLag != nil),
            ("--min-window", minimumWindow != nil), ("--unit", unit != nil),
            ("--critical-values", criticalValues != nil),
        ] + ofSimulation
    }

    private var ofSimulation: [(name: String, isGiven: Bool)] {
        [
            ("--multiplier", multiplier != nil), ("--drift", drift != nil),
            ("--control-window", controlWindow != nil), ("--tables", tables != nil),
            ("--replicates", replicates != nil), ("--level", level != nil),
            ("--boundary", boundary != nil), ("--screen", screen != nil), ("--looks", looks != nil),
        ]
    }

    private var ofPowerLaw: [(name: String, isGiven: Bool)] {
        [
            ("--filter", filter != nil), ("--shortest", shortest != nil),
            ("--longest", longest != nil), ("--step", step != nil), ("--trust", trust != nil),
        ]
    }

    private var ofSeries: [(name: String, isGiven: Bool)] {
        [
            ("--column", column != nil), ("--dates", dates != nil), ("--decimal", decimal != nil),
            ("--log", log != nil), ("--resample", resample != nil), ("--method", method != nil),
        ] + ofExplosiveness + ofPowerLaw
    }

    private func refuse(_ options: [(name: String, isGiven: Bool)], _ why: String) throws {
        let names = given(options)
        guard !names.isEmpty else { return }
        throw ValidationError(
            "\(names.joined(separator: ", ")) \(names.count == 1 ? "has" : "have") no effect \(why)."
        )
    }

    /// - Throws: a usage error for options of another method, or of another source of critical values.
    func checkEffects() throws {
        switch method ?? .gsadf {
        case .lppls:
            try refuse(ofExplosiveness, "on --method lppls")
        case .gsadf:
            try refuse(ofPowerLaw, "without --method lppls")
            let source = criticalValues ?? .wild
            if source == .none { try refuse(ofSimulation, "with --critical-values none") }
            if source != .wild {
                try refuse(
                    [("--multiplier", multiplier != nil), ("--drift", drift != nil)],
                    "without --critical-values wild")
            }
            if source != .composite {
                try refuse(
                    [("--control-window", controlWindow != nil)],
                    "without --critical-values composite")
            }
            if source != .montecarlo {
                try refuse(
                    [("--tables", tables != nil)],
                    "without --critical-values montecarlo: tables hold values of random walks")
            }
            if lag != "aic", lag != "bic" {
                try refuse([("--max-lag", maxLag != nil)], "without --lag aic or bic")
            }
        }
        if let looks, looks < 1 { throw ValidationError("--looks is \(looks); it is at least 1.") }
    }

    /// - Throws: a usage error for options of a series.
    func checkModelOptions() throws {
        try refuse(ofSeries, "on the ratio indicators of a model")
    }
}
