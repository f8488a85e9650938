import Money

/// Documentation/metrics.md: every word of the format that is chosen from a list, from the tables that the reader itself uses.
public enum MetricsPage {
    /// The text of the page.
    public static func markdown() -> String {
        var lines = [
            "# Metrics, kinds and currencies", "",
            "Written by the tables of the reader; a test holds this page to them. `ouroboros explain CODE` explains the diagnostics, [numbers.md](numbers.md) the measures.",
        ]
        lines += section(
            "Metrics", "What a firm's file may state under `facts`.",
            heads: ["Metric", "Stated as", "Of", "Meaning"],
            FactMetric.all.map {
                ["`\($0.id)`", $0.unit.rawValue, $0.time.words, $0.meaning]
            })
        lines += section(
            "Kinds of legs", "`kind` of a leg: what the money, goods or rights are given for.",
            heads: ["Kind", "Family", "Contingent", "Meaning"],
            LegKind.allCases.map {
                [
                    "`\($0.rawValue)`", $0.family.rawValue,
                    $0.isContingent ? "yes" : "no", $0.meaning,
                ]
            })
        lines += section(
            "Statuses", "`status` of a claim moves its deal.", heads: ["Status", "Meaning"],
            DealStatus.allCases.map { ["`\($0.rawValue)`", $0.meaning] })
        lines += section(
            "Events", "`event` of a claim that leaves the status as it is.",
            heads: ["Event", "Meaning"],
            ClaimEvent.allCases.map { ["`\($0.rawValue)`", $0.meaning] })
        lines += section(
            "Currencies",
            "ISO 4217, with the digits behind the point that their amounts are kept to.",
            heads: ["Currency", "Digits"],
            Currency.known.map { ["`\($0.code)`", "\($0.minorDigits)"] })
        lines += [
            "", "## Other words", "",
            "What other books call otherwise is suggested where it is met: `kind: loan` asks \u{201C}did you mean 'debt'?\u{201D}, `investment` leads to `equity`, `order` to `purchase`, `sales` to `revenue_annual`.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(
        _ title: String, _ about: String, heads: [String], _ rows: [[String]]
    ) -> [String] {
        ["", "## \(title)", "", about, ""]
            + ([heads, heads.map { _ in "---" }] + rows).map {
                "| " + $0.joined(separator: " | ") + " |"
            }
    }
}

extension FactMetric.Time {
    fileprivate var words: String {
        switch self {
        case .stock: "a day"
        case .quarter: "a quarter"
        case .year: "a year"
        case .trailingYear: "four quarters"
        case .other: "as its scope or period says"
        }
    }
}
