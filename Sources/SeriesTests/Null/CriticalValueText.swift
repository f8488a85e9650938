extension CriticalValueTable {
    /// Keys of the notes before the first block of numbers, in order.
    enum Note: String, CaseIterable {
        case observations, lag, window, level, episode, replicates, seed
    }

    /// Blocks of numbers by their header, in order.
    enum Block: CaseIterable {
        case criticalValues, quantiles, crossings, boundaries

        var header: String {
            switch self {
            case .criticalValues: "unit,level,adf,adf_error,sadf,sadf_error,gsadf,gsadf_error"
            case .quantiles:
                "share,levels_adf,levels_sadf,levels_gsadf,rows_adf,rows_sadf,rows_gsadf"
            case .crossings: "unit,boundary,constant,anywhere,lasting,at_end"
            case .boundaries: "end,levels_sadf,levels_pointwise,rows_sadf,rows_pointwise"
            }
        }

        var columns: Int { header.count { $0 == "," } + 1 }
    }

    /// The table as a file: notes, then four blocks of comma-separated values.
    public var text: String {
        var lines = [
            "# Critical values of the tests of explosiveness under a random walk: see Documentation/bubble.md.",
            "# Made by: ouroboros critical-values --length \(key.count) --lag \(key.lag) --min-window \(key.window)"
                + " --level \(key.level) --replicates \(replicates) --seed \(seed)",
        ]
        lines += Note.allCases.map { "# \($0.rawValue): \(value(of: $0))" }
        lines.append(Block.criticalValues.header)
        for section in sections {
            for (level, values) in zip(Self.levels, section.criticalValues) {
                let numbers = [values.adf, values.sadf, values.gsadf].flatMap {
                    [$0.value, $0.standardError].map { Self.decimal($0, 4) }
                }
                lines.append("\(section.unit.rawValue),\(level)," + numbers.joined(separator: ","))
            }
        }
        lines.append(Block.quantiles.header)
        for (index, share) in Self.shares.enumerated() {
            let numbers = sections.flatMap { $0.quantiles.map { Self.decimal($0[index], 4) } }
            lines.append("\(share)," + numbers.joined(separator: ","))
        }
        lines.append(Block.crossings.header)
        for section in sections {
            for (kind, boundary) in zip(BoundaryKind.allCases, section.boundaries) {
                let constant = kind == .familywise ? boundary.values.first : nil
                let cells =
                    [section.unit.rawValue, kind.rawValue]
                    + [constant.map { Self.decimal($0, 3) } ?? ""]
                    + [boundary.anywhere, boundary.lasting, boundary.atEnd].map(String.init)
                lines.append(cells.joined(separator: ","))
            }
        }
        lines.append(Block.boundaries.header)
        // The family-wise boundary is one number, which stands above.
        let columns = sections.flatMap { section in
            section.boundaries.dropFirst().map {
                (values: $0.values, first: key.count - $0.values.count)
            }
        }
        for end in (columns.map(\.first).min() ?? key.count)..<key.count {
            let numbers = columns.map {
                end < $0.first ? "" : Self.decimal($0.values[end - $0.first], 3)
            }
            lines.append("\(end)," + numbers.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func value(of note: Note) -> String {
        switch note {
        case .observations: "\(key.count)"
        case .lag: "\(key.lag)"
        case .window: "\(key.window)"
        case .level: "\(key.level)"
        case .episode: "\(key.minimumDuration)"
        case .replicates: "\(replicates)"
        case .seed: "\(seed)"
        }
    }

    /// A number that has been rounded to this many decimals.
    private static func decimal(_ value: Double, _ digits: Int) -> String {
        let scale = digits == 3 ? 1e3 : 1e4
        let scaled = (value * scale).rounded()
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let units = Int(scaled)
        let text = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return (units < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
