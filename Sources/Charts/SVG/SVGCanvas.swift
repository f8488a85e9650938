import Text

/// A drawing under way: marks in the order in which they are painted, and the boxes of its labels.
///
/// Writes literal presentation attributes only (no CSS), which every viewer of SVG understands, and
/// in a fixed order, so that the same calls give the same bytes.
package struct SVGCanvas {
    package private(set) var body = ""
    package private(set) var labels: [LabelBox] = []
    package private(set) var marks: [MarkShape] = []

    /// Which end of a line of text its position gives.
    package enum Anchor: String { case start, middle, end }

    /// How a shape is painted.
    package struct Paint {
        var fill: Colour?
        var stroke: Colour?
        var strokeWidth = 1.0
        var dash: [Double] = []

        static func fill(_ colour: Colour) -> Paint { Paint(fill: colour) }
        static func stroke(_ colour: Colour, width: Double, dash: [Double] = []) -> Paint {
            Paint(stroke: colour, strokeWidth: width, dash: dash)
        }
    }

    package mutating func note(mark owner: String, _ form: MarkShape.Form) {
        marks.append(MarkShape(owner: owner, form: form))
    }

    /// What is drawn until ``endGroup()`` has the attribute `data-KEY`, by which a page finds it.
    package mutating func beginGroup(_ key: String, _ value: String) {
        body += "<g data-" + key + "=\"" + xmlEscaped(value) + "\">\n"
    }

    package mutating func endGroup() { body += "</g>\n" }

    package mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, paint: Paint,
        title: String? = nil
    ) {
        var attributes: [(String, String)] = [
            ("x", svgNumber(x)), ("y", svgNumber(y)), ("width", svgNumber(width)),
            ("height", svgNumber(height)),
        ]
        if radius > 0 { attributes.append(("rx", svgNumber(radius))) }
        element("rect", attributes + painted(paint), title: title)
    }

    package mutating func circle(centre: Point, radius: Double, paint: Paint, title: String? = nil)
    {
        let attributes = [
            ("cx", svgNumber(centre.x)), ("cy", svgNumber(centre.y)), ("r", svgNumber(radius)),
        ]
        element("circle", attributes + painted(paint), title: title)
    }

    package mutating func line(from a: Point, to b: Point, paint: Paint, title: String? = nil) {
        let attributes = [
            ("x1", svgNumber(a.x)), ("y1", svgNumber(a.y)), ("x2", svgNumber(b.x)),
            ("y2", svgNumber(b.y)),
        ]
        element("line", attributes + painted(paint), title: title)
    }

    package mutating func polygon(_ points: [Point], paint: Paint, title: String? = nil) {
        let list = points.map { svgNumber($0.x) + "," + svgNumber($0.y) }.joined(separator: " ")
        element("polygon", [("points", list)] + painted(paint), title: title)
    }

    /// An open line through points; nothing for fewer than two.
    package mutating func polyline(_ points: [Point], paint: Paint, title: String? = nil) {
        guard points.count >= 2 else { return }
        let list = points.map { svgNumber($0.x) + "," + svgNumber($0.y) }.joined(separator: " ")
        element("polyline", [("points", list)] + painted(paint), title: title)
    }

    /// A quadratic Bézier curve.
    package mutating func curve(
        from a: Point, control c: Point, to b: Point, paint: Paint, title: String? = nil
    ) {
        let path =
            "M" + svgNumber(a.x) + " " + svgNumber(a.y) + " Q" + svgNumber(c.x) + " "
            + svgNumber(c.y) + " " + svgNumber(b.x) + " " + svgNumber(b.y)
        element("path", [("d", path)] + painted(paint), title: title)
    }

    /// A line that leaves and arrives level: a cubic Bézier curve whose controls lie half way.
    package mutating func cubic(from a: Point, to b: Point, paint: Paint, title: String? = nil) {
        element("path", [("d", "M" + place(a) + level(a, b))] + painted(paint), title: title)
    }

    /// The surface under such a line, of the same height at both ends.
    ///
    /// - Parameters:
    ///   - from: upper corner at one end.
    ///   - to: upper corner at the other.
    package mutating func band(
        from a: Point, to b: Point, thickness: Double, paint: Paint, title: String? = nil
    ) {
        let down = Point(x: 0, y: thickness)
        let path =
            "M" + place(a) + level(a, b) + " L" + place(b + down) + level(b + down, a + down) + " Z"
        element("path", [("d", path)] + painted(paint), title: title)
    }

    private func place(_ point: Point) -> String { svgNumber(point.x) + " " + svgNumber(point.y) }

    private func level(_ a: Point, _ b: Point) -> String {
        let middle = svgNumber((a.x + b.x) / 2)
        return " C" + middle + " " + svgNumber(a.y) + " " + middle + " " + svgNumber(b.y) + " "
            + place(b)
    }

    /// A line of text; its box is kept for ``labels``.
    ///
    /// - Parameters:
    ///   - at: the anchor on the base line.
    ///   - degrees: turned about `at`, clockwise.
    ///   - owner: the mark on which the text may lie.
    package mutating func text(
        _ content: String, at: Point, size: Double, weight: FontWeight = .regular, colour: Colour,
        anchor: Anchor = .start, degrees: Double = 0, owner: String? = nil, title: String? = nil
    ) {
        if content.isEmpty { return }
        var attributes: [(String, String)] = [
            ("x", svgNumber(at.x)), ("y", svgNumber(at.y)), ("font-size", svgNumber(size)),
        ]
        if weight == .bold { attributes.append(("font-weight", "700")) }
        if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
        if degrees != 0 {
            attributes.append(
                (
                    "transform",
                    "rotate(\(svgNumber(degrees)) \(svgNumber(at.x)) \(svgNumber(at.y)))"
                ))
        }
        attributes.append(("fill", colour.description))
        element("text", attributes, title: title, content: content)
        labels.append(
            Self.box(
                content, at: at, size: size, weight: weight, anchor: anchor, degrees: degrees,
                owner: owner))
    }

    /// The box that ``text(_:at:size:weight:colour:anchor:degrees:owner:title:)`` would occupy:
    /// from 0.78 em above the base line to 0.22 em below.
    package static func box(
        _ content: String, at: Point, size: Double, weight: FontWeight, anchor: Anchor,
        degrees: Double = 0, owner: String? = nil
    ) -> LabelBox {
        let width = textWidth(content, size: size, weight: weight)
        let left: Double
        switch anchor {
        case .start: left = at.x
        case .middle: left = at.x - width / 2
        case .end: left = at.x - width
        }
        let direction = degrees == 0 ? Direction.horizontal : Direction(degrees: degrees)
        return LabelBox(
            text: content, owner: owner, left: left, top: at.y - 0.78 * size, width: width,
            height: size, direction: direction, pivot: at)
    }

    /// The complete document.
    ///
    /// - Parameter id: prefix of the ids of title and description, unique on a page.
    package func document(
        id: String, title: String, description: String, width: Double, height: Double, theme: Theme
    ) -> String {
        let w = svgNumber(width)
        let h = svgNumber(height)
        let titleID = xmlEscaped(id) + "-title"
        let descID = xmlEscaped(id) + "-desc"
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(w)\" height=\"\(h)\""
        text += " viewBox=\"0 0 \(w) \(h)\" role=\"img\" aria-labelledby=\"\(titleID) \(descID)\""
        text += " font-family=\"\(xmlEscaped(Theme.fontStack))\">\n"
        text += "<title id=\"\(titleID)\">\(xmlEscaped(title))</title>\n"
        text += "<desc id=\"\(descID)\">\(xmlEscaped(description))</desc>\n"
        text += "<rect x=\"0\" y=\"0\" width=\"\(w)\" height=\"\(h)\""
        text += " fill=\"\(theme.background)\"/>\n"
        return text + body + "</svg>\n"
    }

    private func painted(_ paint: Paint) -> [(String, String)] {
        var result: [(String, String)] = [("fill", paint.fill?.description ?? "none")]
        if let stroke = paint.stroke {
            result.append(("stroke", stroke.description))
            result.append(("stroke-width", svgNumber(paint.strokeWidth)))
        }
        if !paint.dash.isEmpty {
            let dashes = paint.dash.map(svgNumber).joined(separator: " ")
            result.append(("stroke-dasharray", dashes))
        }
        return result
    }

    private mutating func element(
        _ name: String, _ attributes: [(String, String)], title: String?, content: String? = nil
    ) {
        body += "<" + name
        for (key, value) in attributes { body += " " + key + "=\"" + value + "\"" }
        if title == nil && content == nil {
            body += "/>\n"
            return
        }
        body += ">"
        if let title { body += "<title>" + xmlEscaped(title) + "</title>" }
        if let content { body += xmlEscaped(content) }
        body += "</" + name + ">\n"
    }
}
