import Money
import Text

/// A plan for machines.
public struct ImportPlanData: Encodable, Sendable {
    let schemaVersion = 1
    let name: String
    let file: String
    let sha256: String
    /// Of the file of that name that was imported before, where it was another one.
    let sha256Before: String?
    let plan: String
    let hasChanges: Bool
    let counts: Counts
    let computed: Int
    let vanished: [String]
    let files: [File]
    let rows: [Row]
    let problems: [Problem]
    let coverage: [Coverage]

    struct Counts: Encodable, Sendable {
        let read, added, same, changed, derived, skipped, refused: Int
    }
    struct File: Encodable, Sendable {
        let path: String
        let isNew: Bool
    }
    struct Row: Encodable, Sendable {
        let outcome, locator, text: String
    }
    struct Problem: Encodable, Sendable {
        let code, severity, file: String
        let line, column: Int
        let message: String
        let help: String?
    }
    struct Coverage: Encodable, Sendable {
        let firm, metric, coverage: String
        let last: String?
        let remark: String
    }

    public init(_ plan: ImportPlan) {
        name = plan.name
        file = plan.file
        sha256 = plan.digest
        sha256Before = plan.digestBefore
        self.plan = plan.hash
        hasChanges = plan.hasChanges
        let c = plan.counts
        counts = Counts(
            read: c.read, added: c.added, same: c.same, changed: c.changed, derived: c.derived,
            skipped: c.skipped, refused: c.refused)
        computed = plan.computed
        vanished = plan.vanished
        files = plan.changes.map { File(path: $0.path, isNew: $0.before == nil) }
        rows = plan.lines.map {
            Row(outcome: $0.kind.rawValue, locator: $0.locator, text: CellText.shown($0.text))
        }
        problems = (plan.obstacles + plan.diagnostics).map {
            Problem(
                code: $0.code.rawValue, severity: $0.severity.rawValue, file: $0.place.file,
                line: $0.place.line, column: $0.place.column, message: $0.message, help: $0.help)
        }
        coverage = plan.coverage.map {
            Coverage(
                firm: $0.firm, metric: $0.metric, coverage: $0.kind.rawValue,
                last: $0.last?.description, remark: $0.remark)
        }
    }
}
