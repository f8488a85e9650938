/// A coordinate as text: two decimals, halves to even, no trailing zeros, no `-0`.
///
/// `12.5`, `-3`, `0.07`. What is not finite, or beyond ten million, cannot be a place on a page
/// and is drawn at the limit, so that the output stays well formed.
package func svgNumber(_ value: Double) -> String {
    guard value == value else { return "0" }
    let limited = min(10_000_000, max(-10_000_000, value))
    let hundredths = Int((limited * 100).rounded(.toNearestOrEven))
    let size = hundredths.magnitude
    var text = hundredths < 0 ? "-" : ""
    text += String(size / 100)
    let rest = size % 100
    if rest == 0 { return text }
    if rest % 10 == 0 { return text + "." + String(rest / 10) }
    return text + (rest < 10 ? ".0" : ".") + String(rest)
}
