import Analysis
import Text

/// One way to write a ``GateReport``. To add one, write its type and list it in ``GateFormats/all``.
public protocol GateFormat: Sendable {
    /// What `--format` is given.
    var name: String { get }
    /// Whether the output is made of commands that the program which reads a job's log shall obey.
    var isCommands: Bool { get }
    /// The whole output with its final line feed.
    func text(_ report: GateReport, _ surroundings: RenderContext) -> String
}

extension GateFormat {
    public var isCommands: Bool { false }
}

/// What a format may need besides the report.
public struct RenderContext: Sendable {
    /// Bytes of the policy, for excerpts.
    public var policy: [UInt8]
    public var isColored: Bool
    /// Whether passing rules are written at length too.
    public var isVerbose: Bool
    /// Whether a text for people is about what went wrong only.
    public var isQuiet: Bool
    public var toolVersion: String
    /// How programs that read a report find the files it names.
    public var paths: RepositoryPaths

    public init(
        policy: [UInt8], isColored: Bool = false, isVerbose: Bool = false, isQuiet: Bool = false,
        toolVersion: String, paths: RepositoryPaths = RepositoryPaths()
    ) {
        self.policy = policy
        self.isColored = isColored
        self.isVerbose = isVerbose
        self.isQuiet = isQuiet
        self.toolVersion = toolVersion
        self.paths = paths
    }
}

/// Every output format.
public enum GateFormats {
    public static let all: [any GateFormat] = [
        TextFormat(), JSONFormat(), JUnitFormat(), SARIFFormat(), GitHubFormat(), GitLabFormat(),
        OpenMetricsFormat(),
    ]

    /// What is written where nothing else is asked for.
    public static let forPeople: any GateFormat = TextFormat()

    public static func format(_ name: String) -> (any GateFormat)? {
        all.first { $0.name == name }
    }
}

extension GateReport {
    /// What is to be looked at, worst first: neither what passed nor what somebody took responsibility for.
    ///
    /// Code scanning of GitHub and code quality of GitLab show every result that they are given as open.
    var openVerdicts: [Verdict] {
        worstFirst.filter { $0.state != .pass && $0.state != .waived }
    }

    /// What a verdict is known by from run to run, wherever the repository is checked out.
    func fingerprint(_ verdict: Verdict) -> String {
        SHA256.hex(Array("\(subject.identity)\n\(verdict.identity)".utf8))
    }
}

extension Verdict {
    /// What the verdict is known by from run to run: the rule and what it is about, never a line or a value.
    var identity: String { id }

    /// The value as people read it; `unknown` where there is none, `none` where the model has nothing that the rule is about.
    var valueText: String {
        measure?.value.map { NumberText.readable($0, rule.measure.unit) }
            ?? (measure != nil || isUndecided ? "unknown" : "none")
    }

    /// `80% interval 12% to 31%`, or bounds from the wording of amounts.
    var intervalText: String? {
        guard let interval = measure?.interval else { return nil }
        let low = NumberText.readable(interval.low, rule.measure.unit)
        let high = NumberText.readable(interval.high, rule.measure.unit)
        guard let level = interval.level else {
            return "\(low) to \(high) by the wording of amounts"
        }
        return "\(low) to \(high) (\(NumberText.significant(100 * level, 3))%)"
    }

    /// A sentence with its subject: `Vendor financing of nvidia: 0.31 is above the limit of 0.25`.
    var sentence: String {
        let subject = MeasureIDText.subject(id)
        return "\(rule.measure.title.text())\(subject.map { ", \($0)" } ?? ""): \(why)"
    }
}

/// Parts of a verdict's id.
enum MeasureIDText {
    static func subject(_ id: String) -> String? {
        id.firstIndex(of: "@").map { String(id[id.index(after: $0)...]) }
    }
}
