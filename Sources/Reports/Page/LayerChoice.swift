import Analysis
import Circularity
import FlowNetwork
import Ledger
import Text

/// The choice of a layer above E1: a slider, and what of the money can come back up to each layer. The page's script shows E1 and E2 of the layer.
///
/// Without the script all layers are listed.
struct LayerChoice {
    private let context: ReportContext

    init(_ context: ReportContext) { self.context = context }

    /// Layers that have drawings of their own; the softest is what the exhibits show anyway.
    var firmer: [Firmness] { Firmness.allCases.filter { $0 != .estimated } }

    var html: String {
        let words = context.words.page
        let results = context.analysis.returnable
        let last = Firmness.allCases.count - 1
        var html =
            "<section class=\"layers\" aria-labelledby=\"layers-heading\">\n<p id=\"layers-heading\">\(xmlEscaped(words.chooseLayer))</p>\n<input type=\"range\" min=\"0\" max=\"\(last)\" value=\"\(last)\" step=\"1\" aria-labelledby=\"layers-heading\" hidden>\n"
        for layer in Firmness.allCases {
            let result = results.layer(layer)
            let key = layer == .estimated ? "" : layer.name
            let text = words.layer(
                context.words.common.layer(layer), amount: context.money(result.stated.value),
                share: context.percent(result.share),
                isHeadline: layer == results.headline.layer)
            html += "<p class=\"layer\" data-layer=\"\(key)\">\(xmlEscaped(text))</p>\n"
        }
        return html + "</section>\n"
    }
}
