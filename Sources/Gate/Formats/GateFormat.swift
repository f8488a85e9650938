import Analysis
import Text

/// One way to write a ``GateReport``. To add one, write its type and list it in ``GateFormats/all``.
public protocol GateFormat: Sendable {
    /// What `--format` is given.
    var name: String { get }
    /// The whole output with its final line feed.
    func text(_ report: GateReport, _ surroundings: Surroundings) -> String
}

/// What a format may need besides the report.
public struct Surroundings: Sendable {
    /// Bytes of the policy, for excerpts.
    public var policy: [UInt8]
    public var isColored: Bool
    /// Whether passing rules are written at length too.
    public var isVerbose: Bool
    public var toolVersion: String

    public init(
        policy: [UInt8], isColored: Bool = false, isVerbose: Bool = false, toolVersion: String
    ) {
        self.policy = policy
        self.isColored = isColored
        self.isVerbose = isVerbose
        self.toolVersion = toolVersion
    }
}

/// Every output format.
public enum GateFormats {
    public static let all: [any GateFormat] = [
        TextFormat(), JSONFormat(), JUnitFormat(), SARIFFormat(), GitHubFormat(), GitLabFormat(),
        OpenMetricsFormat(),
    ]

    public static func format(_ name: String) -> (any GateFormat)? {
        all.first { $0.name == name }
    }
}

extension Verdict {
    /// What the verdict is known by from run to run: the rule and what it is about, never a line or a value.
    var identity: String { id }

    /// The value as people read it; `unknown` where there is none.
    var valueText: String {
        measure.flatMap(numbers.text) ?? "unknown"
    }

    /// The limit as people read it, in the unit of ``limitScale``.
    var limitText: String? {
        limit.map {
            limitScale == .probability
                ? DecimalFormat.significant($0, 3) : numbers.text($0, rule.measure.unit)
        }
    }

    /// `80 % interval 12 % to 31 %`, or bounds from the wording of amounts.
    var intervalText: String? {
        guard let measure, let (low, high) = numbers.ends(measure) else { return nil }
        guard let level = measure.interval?.level else {
            return "\(low) to \(high) by the wording of amounts"
        }
        return "\(low) to \(high) (\(PercentFormat.text(level)))"
    }

    /// A sentence with its subject: `Vendor financing of nvidia: 0.31 is above the limit of 0.25`.
    var sentence: String {
        let subject = MeasureIDText.subject(id)
        return "\(rule.measure.title)\(subject.map { ", \($0)" } ?? ""): \(why)"
    }
}

/// Parts of a verdict's id.
enum MeasureIDText {
    static func subject(_ id: String) -> String? {
        id.firstIndex(of: "@").map { String(id[id.index(after: $0)...]) }
    }
}
