/// The fixed words of the exhibits in one language.
public struct ExhibitStrings: Sendable, Hashable {
    public var financing, commerce, contingent: String
    public var paid, binding, announced, reported, estimated: String
    /// Line styles of the legend.
    public var solidLine, dashedLine, dottedLine: String
    /// Label of a leg without amount.
    public var undisclosed: String
    /// The same in a cell of a matrix.
    public var undisclosedShort: String
    /// In place of the bar of a circuit that has such a leg.
    public var amountNotDisclosed: String
    /// Under the circuits.
    public var barsShareLegs: String
    /// Heading of the bars of circuits.
    public var goesRound: String
    /// Heading of totals.
    public var total: String
    /// The legend of a boxed pair of cells.
    public var bothWays: String
    /// The legend of lines outside the highlighted circuits.
    public var outsideCircuits: String
    /// Before the number of firms that a picture has no room for.
    public var firmsLeftOut: String

    /// English.
    public static let english = ExhibitStrings(
        financing: "financing", commerce: "purchases", contingent: "warrants, shares, guarantees",
        paid: "paid", binding: "signed contract", announced: "announced, up to",
        reported: "reported", estimated: "estimated", solidLine: "paid or binding",
        dashedLine: "announced", dottedLine: "reported or estimated", undisclosed: "undisclosed",
        undisclosedShort: "n/d", amountNotDisclosed: "amount not disclosed",
        barsShareLegs: "Loops share legs, so the bars must not be added up.",
        goesRound: "can go all the way round", total: "Total",
        bothWays: "boxed: money goes both ways", outsideCircuits: "outside the circuits shown",
        firmsLeftOut: "Smaller firms left out:")

    public init(
        financing: String, commerce: String, contingent: String, paid: String, binding: String,
        announced: String, reported: String, estimated: String, solidLine: String,
        dashedLine: String, dottedLine: String, undisclosed: String, undisclosedShort: String,
        amountNotDisclosed: String, barsShareLegs: String, goesRound: String, total: String,
        bothWays: String, outsideCircuits: String,
        firmsLeftOut: String
    ) {
        self.financing = financing
        self.commerce = commerce
        self.contingent = contingent
        self.paid = paid
        self.binding = binding
        self.announced = announced
        self.reported = reported
        self.estimated = estimated
        self.solidLine = solidLine
        self.dashedLine = dashedLine
        self.dottedLine = dottedLine
        self.undisclosed = undisclosed
        self.undisclosedShort = undisclosedShort
        self.amountNotDisclosed = amountNotDisclosed
        self.barsShareLegs = barsShareLegs
        self.goesRound = goesRound
        self.total = total
        self.bothWays = bothWays
        self.outsideCircuits = outsideCircuits
        self.firmsLeftOut = firmsLeftOut
    }

    /// The name of a family.
    public func name(_ family: ExhibitFamily) -> String {
        switch family {
        case .financing: financing
        case .commerce: commerce
        case .contingent: contingent
        }
    }

    /// The name of a layer of firmness.
    public func name(_ firmness: ExhibitFirmness) -> String {
        switch firmness {
        case .paid: paid
        case .binding: binding
        case .announced: announced
        case .reported: reported
        case .estimated: estimated
        }
    }
}
