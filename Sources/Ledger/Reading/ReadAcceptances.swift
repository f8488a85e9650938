import Text

extension MappingDecoder {
    /// Reads `accept`.
    package func readAcceptances() {
        for node in elements("accept") {
            guard
                let fields = MappingDecoder(
                    node, .acceptance, owner: "accept of \(owner)", collector)
            else { continue }
            guard let code = fields.text("code"), let reason = fields.text("reason") else {
                continue
            }
            let entry = DiagnosticCatalog.ledger.entry(code)
            guard let entry, entry.code.severity == .warning else {
                fields.report(
                    .badAcceptance, "code",
                    entry == nil
                        ? "'\(code)' is not a diagnostic code"
                        : "the error \(code) cannot be accepted",
                    help: entry == nil
                        ? collector.didYouMean(
                            code, in: DiagnosticCatalog.ledger.map(\.code.rawValue))
                        : "mend it; only warnings can be accepted")
                continue
            }
            collector.acceptances.append(
                Acceptance(
                    code: entry.code, reason: reason, place: fields.place, from: from,
                    until: until))
        }
    }
}
