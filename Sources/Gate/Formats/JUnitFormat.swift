import Analysis
import Money
import Text

/// JUnit's XML, as test reporters of CI servers read it: a rule is a test case. Without times: a check has no clock.
///
/// Failed is a failure, undecided an error, waived skipped; a warning passes and says so on standard output.
struct JUnitFormat: GateFormat {
    let name = "junit"

    func text(_ report: GateReport, _ surroundings: RenderContext) -> String {
        let counts =
            "tests=\"\(report.verdicts.count)\" failures=\"\(report.count(.fail))\" errors=\"\(report.count(.indeterminate))\""
        let name = XMLText.escaped("ouroboros check \(report.subject.identity)")
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"\(name)\" \(counts)>",
            "  <testsuite name=\"\(name)\" \(counts) skipped=\"\(report.count(.waived))\">",
            "    <properties>",
        ]
        for (key, value) in [
            ("state", report.state.rawValue), ("asOf", report.subject.asOf.description),
            ("modelHash", report.subject.modelHash), ("policyHash", report.subject.policyHash),
        ] {
            lines.append("      <property name=\"\(key)\" value=\"\(XMLText.escaped(value))\"/>")
        }
        lines.append("    </properties>")
        for verdict in report.verdicts { lines += testCase(verdict, surroundings.paths) }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private func testCase(_ verdict: Verdict, _ paths: RepositoryPaths) -> [String] {
        let head =
            "    <testcase name=\"\(XMLText.escaped(verdict.id))\" classname=\"ouroboros.\(XMLText.escaped(verdict.rule.measure.id))\""
        let message = XMLText.escaped(verdict.sentence)
        let place = XMLText.escaped(
            "\(paths.path(verdict.rule.place.file)):\(verdict.rule.place.line)")
        let inside: String
        switch verdict.state {
        case .pass: return [head + "/>"]
        case .fail: inside = "<failure type=\"fail\" message=\"\(message)\">\(place)</failure>"
        case .indeterminate:
            inside = "<error type=\"indeterminate\" message=\"\(message)\">\(place)</error>"
        case .waived: inside = "<skipped type=\"waived\" message=\"\(message)\"/>"
        case .warn: inside = "<system-out>warning: \(message)</system-out>"
        }
        return [head + ">", "      " + inside, "    </testcase>"]
    }
}
