/// Why a text is not an amount, a sum of money or a quantity.
public struct GrammarProblem: Error, Hashable, Sendable {
    public let code: DiagnosticCode
    /// A sentence about the text, without a final full stop.
    public let message: String
    public let help: String?

    public init(code: DiagnosticCode, message: String, help: String?) {
        self.code = code
        self.message = message
        self.help = help
    }
}
