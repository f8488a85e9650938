/// The words that a document rendered as HTML needs beside its own.
public protocol HTMLWords: Sendable {
    func footnote(_ number: Int) -> String
    func backToReference(_ number: Int, _ count: Int) -> String
    var footnotes: String { get }
    func table(_ number: Int) -> String
    func name(_ kind: AlertKind) -> String
}
