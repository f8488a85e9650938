/// One YAML file beside the ledger (a scenario, a policy), read with the ledger's checks and messages.
package enum SingleFile {
    /// The root of the file's document; `nil` when the text cannot be used, which has been reported.
    ///
    /// - Parameters:
    ///   - bytes: the file as it is.
    ///   - file: its path as diagnostics show it.
    package static func root(
        _ bytes: [UInt8], file: String, limits: ReadLimits = ReadLimits(),
        _ collector: DiagnosticCollector
    ) -> YAMLNode? {
        guard bytes.count <= limits.fileBytes else {
            collector.report(
                .tooLarge, at: Place(file: file, line: 1, column: 1),
                "the file is larger than \(limits.fileBytes) bytes",
                help: "split it, or raise the limit")
            return nil
        }
        if let problem = TextCheck.problem(bytes, file: file, limits: limits) {
            collector.report(problem)
            return nil
        }
        return YAMLParser.parse(bytes, file: file, limits: limits) { collector.report($0) }
    }
}
