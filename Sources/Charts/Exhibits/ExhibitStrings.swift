import Text

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
    /// How numbers inside a drawing are written.
    public var language: ReportLanguage

    /// English.
    public static let english = ExhibitStrings(
        language: .en,
        financing: "financing", commerce: "purchases", contingent: "warrants, shares, guarantees",
        paid: "paid", binding: "signed contract", announced: "announced, up to",
        reported: "reported", estimated: "estimated", solidLine: "paid or binding",
        dashedLine: "announced", dottedLine: "reported or estimated", undisclosed: "undisclosed",
        undisclosedShort: "n/d", amountNotDisclosed: "amount not disclosed",
        barsShareLegs: "Loops share legs, so the bars must not be added up.",
        goesRound: "can go all the way round", total: "Total",
        bothWays: "boxed: money goes both ways", outsideCircuits: "outside the circuits shown",
        firmsLeftOut: "Smaller firms left out:")

    /// Korean.
    public static let korean = ExhibitStrings(
        language: .ko,
        financing: "자금", commerce: "구매", contingent: "신주인수권·주식·보증",
        paid: "지급", binding: "서명된 계약", announced: "발표(최대)",
        reported: "보도", estimated: "추정", solidLine: "지급 또는 구속력 있는 계약",
        dashedLine: "발표", dottedLine: "보도 또는 추정", undisclosed: "미공개",
        undisclosedShort: "미공개", amountNotDisclosed: "금액 미공개",
        barsShareLegs: "고리들은 구간을 함께 쓰므로 막대를 더해서는 안 된다.",
        goesRound: "끝까지 한 바퀴 돌 수 있는 금액", total: "합계",
        bothWays: "테두리: 돈이 양방향으로 오감", outsideCircuits: "실린 고리 밖",
        firmsLeftOut: "제외한 작은 기업 수:")

    public init(
        language: ReportLanguage = .en, financing: String, commerce: String, contingent: String,
        paid: String, binding: String,
        announced: String, reported: String, estimated: String, solidLine: String,
        dashedLine: String, dottedLine: String, undisclosed: String, undisclosedShort: String,
        amountNotDisclosed: String, barsShareLegs: String, goesRound: String, total: String,
        bothWays: String, outsideCircuits: String,
        firmsLeftOut: String
    ) {
        self.language = language
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
