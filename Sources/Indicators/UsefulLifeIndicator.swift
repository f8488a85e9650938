import Ledger
import Text

/// What shorter lives of servers would add to depreciation, as a share of what they cost.
public struct UsefulLifeIndicator: Indicator {
    public let id = "useful-life"
    public let title = LocalizedText(
        en: "Restated useful life", ko: "내용연수 재산정")
    public let formula =
        "1/L_real − 1/L_book: yearly depreciation left out, as a share of the equipment's cost K"
    public let unit = IndicatorUnit.ratio
    public let thresholds: [IndicatorThreshold] = []
    public let episode = "none published"

    public func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        let critics = inputs.ledger.facts.filter { $0.metric == "server_life_critic" }
            .compactMap(inputs.figure)
        let lives = critics.map(\.value).filter { $0.low > 0 }
        return inputs.firms.compactMap { firm in
            let book = inputs.stock("server_life", firm)
            guard let book, book.value.low > 0, let shortest = lives.map(\.low).min(),
                let longest = lives.map(\.high).max()
            else {
                return .missing(
                    id, inputs.id(firm),
                    (book == nil ? [.metric("server_life")] : [])
                        + (lives.isEmpty ? [.metric("server_life_critic")] : []))
            }
            let middle = (1 / shortest + 1 / longest) / 2
            let value = IndicatorValue(
                1 / longest - 1 / book.value.low, middle - 1 / book.value.value,
                1 / shortest - 1 / book.value.high)
            return inputs.reading(id, firm, value, net: value, [book] + critics)
        }
    }
}
