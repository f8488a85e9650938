import Text

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
                    [$0.value, $0.standardError].map { DecimalFormat.fixed($0, 4, .data) }
                }
                lines.append("\(section.unit.rawValue),\(level)," + numbers.joined(separator: ","))
            }
        }
        lines.append(Block.quantiles.header)
        for (index, share) in Self.shares.enumerated() {
            let numbers = sections.flatMap {
                $0.quantiles.map { DecimalFormat.fixed($0[index], 4, .data) }
            }
            lines.append("\(share)," + numbers.joined(separator: ","))
        }
        lines.append(Block.crossings.header)
        for section in sections {
            for (kind, boundary) in zip(BoundaryKind.allCases, section.boundaries) {
                let constant = kind == .familywise ? boundary.values.first : nil
                let cells =
                    [section.unit.rawValue, kind.rawValue]
                    + [constant.map { DecimalFormat.fixed($0, 3, .data) } ?? ""]
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
                end < $0.first ? "" : DecimalFormat.fixed($0.values[end - $0.first], 3, .data)
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
}
