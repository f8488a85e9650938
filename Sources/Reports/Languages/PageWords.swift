import Documents

/// The fixed words of the page that `report --html` writes.
public protocol PageWords: HTMLWords {
    /// Language of the page as BCP 47 names it: `en`.
    var code: String { get }
    /// The switch of colours.
    var theme: String { get }
    var system: String { get }
    var light: String { get }
    var dark: String { get }
    /// Keyboard users' way past the controls.
    var skipToReport: String { get }
    /// The list of sections.
    var contents: String { get }
    /// The choice of circuits.
    var chooseCircuit: String { get }
    var allCircuits: String { get }
    func circuit(_ id: String) -> String
    /// Heads of the table of a circuit's legs.
    var from: String { get }
    var to: String { get }
    var amount: String { get }
    var kind: String { get }
    var firmness: String { get }
    /// Beside the leg that limits the circuit.
    var thinnest: String { get }
}
