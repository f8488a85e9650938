import Text

/// The fixed words of the exhibits.
public struct ExhibitStrings: WordTable, Hashable {
    public let language: ReportLanguage

    public static let english = ExhibitStrings(language: .en)
    public static let korean = ExhibitStrings(language: .ko)

    public init(language: ReportLanguage) { self.language = language }

    public var financing: String { word("financing", "자금") }
    public var commerce: String { word("purchases", "구매") }
    public var contingent: String { word("warrants, shares, guarantees", "신주인수권·주식·보증") }
    public var paid: String { word("paid", "지급") }
    public var binding: String { word("signed contract", "서명된 계약") }
    public var announced: String { word("announced, up to", "발표(최대)") }
    public var reported: String { word("reported", "보도") }
    public var estimated: String { word("estimated", "추정") }
    /// Line styles of the legend.
    public var solidLine: String { word("paid or binding", "지급 또는 구속력 있는 계약") }
    public var dashedLine: String { word("announced", "발표") }
    public var dottedLine: String { word("reported or estimated", "보도 또는 추정") }
    /// Label of a leg without amount.
    public var undisclosed: String { word("undisclosed", "미공개") }
    /// The same in a cell of a matrix.
    public var undisclosedShort: String { word("n/d", "미공개") }
    /// In place of the bar of a circuit that has such a leg.
    public var amountNotDisclosed: String { word("amount not disclosed", "금액 미공개") }
    /// Under the circuits.
    public var barsShareLegs: String {
        word(
            "Loops share legs, so the bars must not be added up.", "고리들은 레그를 함께 쓰므로 막대를 더해서는 안 된다.")
    }
    /// The legend of the part of a bar that is softer than the headline's layer.
    public var softer: String { word("softer: reported or estimated", "그보다 약함: 보도 또는 추정") }
    /// Heading of the bars of circuits.
    public var goesRound: String { word("can go all the way round", "끝까지 한 바퀴 돌 수 있는 금액") }
    /// Heading of totals.
    public var total: String { word("Total", "합계") }
    /// The legend of a boxed pair of cells.
    public var bothWays: String { word("boxed: money goes both ways", "테두리: 돈이 양방향으로 오감") }
    /// The legend of lines outside the highlighted circuits.
    public var outsideCircuits: String { word("outside the circuits shown", "실린 고리 밖") }
    /// Before the number of firms that a picture has no room for.
    public var firmsLeftOut: String { word("Smaller firms left out:", "제외한 작은 기업 수:") }

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
