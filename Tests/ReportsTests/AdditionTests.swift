import Foundation
import TestSupport
import Testing

/// What CONTRIBUTING.md says of the files of Sources that an addition touches.
@Suite struct AdditionTests {
    /// Members that nothing treats apart from their like, and the files that name them: those that one more of the kind is written in.
    static let members: [(name: String, files: [String])] = [
        // Kinds of legs.
        (".governanceRight", ["Ledger/Model/LegKind.swift"]),
        (".leaseFinancing", ["Ledger/Model/LegKind.swift"]),
        (".backstop", ["Ledger/Model/LegKind.swift"]),
        // Adjustments of scenarios; the second changes what feeds back.
        (
            ".rateShift",
            [
                "Liquidity/Scenarios/Adjustment+Apply.swift",
                "Liquidity/Scenarios/AdjustmentKind.swift",
            ]
        ),
        (
            ".capacityFactor",
            [
                "Liquidity/Scenarios/Adjustment+Apply.swift",
                "Liquidity/Scenarios/Adjustment+Feedback.swift",
                "Liquidity/Scenarios/AdjustmentKind.swift",
            ]
        ),
        // Indicators and sections.
        (
            "UsefulLifeIndicator",
            ["Indicators/IndicatorRegistry.swift", "Indicators/UsefulLifeIndicator.swift"]
        ),
        (
            "LimitsSection",
            ["Reports/Sections/LimitsSection.swift", "Reports/Sections/Report.swift"]
        ),
    ]

    @Test func `an addition is made where its kind is declared and listed, and nowhere else`()
        throws
    {
        let sources = repository.appending(path: "Sources")
        var found: [String: [String]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
        where path.hasSuffix(".swift") {
            let text = try Data(contentsOf: sources.appending(path: path))
            for member in Self.members where Self.names(text, member.name) {
                found[member.name, default: []].append(path)
            }
        }
        for member in Self.members { #expect(found[member.name] == member.files, "\(member.name)") }
    }

    /// Whether a text has the name as a whole: `.backstop`, and not `.backstops`.
    private static func names(_ text: Data, _ name: String) -> Bool {
        var rest = text[...]
        while let found = rest.range(of: Data(name.utf8)) {
            let isWhole =
                found.upperBound == text.endIndex
                || !(text[found.upperBound] == UInt8(ascii: "_")
                    || UnicodeScalar(text[found.upperBound]).properties.isAlphabetic
                    || UnicodeScalar(text[found.upperBound]).properties.numericType != nil)
            if isWhole { return true }
            rest = text[found.upperBound...]
        }
        return false
    }
}
