/// Lays out and draws a ``FlowMap``.
package struct FlowMapDrawing {
    private let theme: Theme
    private let strings: ExhibitStrings
    private var frame: ExhibitFrame
    private let firms: [FlowMap.Firm]
    /// Highlighted ones last, so that they are painted over the rest.
    private let flows: [FlowMap.Flow]
    private let ends: [(from: Int, to: Int)]
    private let leftOut: Int
    private let size: Point

    private static let labelSize = 12.5

    package init(map: FlowMap, theme: Theme, strings: ExhibitStrings) {
        self.theme = theme
        self.strings = strings
        var seen: Set<String> = []
        let unique = map.firms.filter { seen.insert($0.name).inserted }
        // Large firms first: they start in the middle of the layout. Ties keep their order.
        let ranked = unique.enumerated().sorted { a, b in
            let (x, y) = (Self.finite(a.element.throughput), Self.finite(b.element.throughput))
            return x == y ? a.offset < b.offset : x > y
        }.map(\.element)
        let firms = Array(ranked.prefix(FlowMap.mostFirms))
        var index: [String: Int] = [:]
        for (position, firm) in firms.enumerated() { index[firm.name] = position }
        let known = map.flows.filter {
            $0.from != $0.to && index[$0.from] != nil && index[$0.to] != nil
        }
        let order = known.enumerated().sorted { a, b in
            if a.element.isHighlighted != b.element.isHighlighted { return a.element.isHighlighted }
            let (x, y) = (Self.finite(a.element.amount), Self.finite(b.element.amount))
            return x == y ? a.offset < b.offset : x > y
        }.map(\.element)
        self.firms = firms
        flows = Array(order.prefix(FlowMap.mostFlows).reversed())
        ends = flows.map { (index[$0.from] ?? 0, index[$0.to] ?? 0) }
        leftOut = ranked.count - firms.count
        let root = Double(max(1, firms.count)).squareRoot()
        size = Point(x: (760 + 80 * root).rounded(), y: (230 + 135 * root).rounded())
        frame = ExhibitFrame(text: map.text, theme: theme, strings: strings, width: size.x)
    }

    private static func finite(_ value: Double?) -> Double {
        guard let value, value.isFinite else { return 0 }
        return max(0, value)
    }

    package mutating func drawn() -> DrawnExhibit {
        let radii = radii()
        let places = layout(radii)
        let largest = flows.reduce(0) { max($0, Self.finite($1.amount)) }
        let widths = flows.map { lineWidth(amount: $0.amount, largest: largest, maximum: 9) }
        // The highlighted flows choose their curves first, then the rest.
        let routing = FlowRouting(centres: places, radii: radii, size: size)
        let legs = flows.indices.reversed().map {
            FlowRouting.Leg(from: ends[$0].from, to: ends[$0].to, width: widths[$0])
        }
        let offset = Point(x: 0, y: frame.bodyTop + 6)
        let curves = Array(routing.curves(legs).reversed())
        let shifted = curves.indices.map { index in
            shift(curves[index], by: offset, radii: radii, width: widths[index])
        }
        let centres = places.map { $0 + offset }
        for index in flows.indices { draw(flows[index], shifted[index], width: widths[index]) }
        for index in firms.indices { drawDisc(index, centres[index], radii[index]) }
        drawLabels(centres: centres, radii: radii, curves: shifted, top: offset.y)

        let bottom = frame.legend(keys(), left: ExhibitFrame.margin, top: offset.y + size.y + 6)
        let notes = leftOut > 0 ? ["\(strings.firmsLeftOut) \(leftOut)"] : []
        return frame.finished(bodyBottom: bottom, notes: notes)
    }

    private func keys() -> [ExhibitFrame.Key] {
        let shown = flows.filter(\.isHighlighted)
        var keys = frame.flowKeys(
            families: Set(shown.map(\.family)), firmness: Set(flows.map(\.firmness)))
        if shown.count < flows.count {
            keys.append(
                ExhibitFrame.Key(sign: .swatch(theme.rest), label: strings.outsideCircuits))
        }
        return keys
    }

    private func layout(_ radii: [Double]) -> [Point] {
        let layout = NetworkLayout(
            size: size, padding: 26, gap: firms.count > 30 ? 30 : 44,
            labelledGap: firms.count > 30 ? 64 : firms.count > 14 ? 84 : 118)
        return layout.positions(
            radii: radii, edges: ends.map { ($0.from, $0.to) },
            labelled: flows.indices.filter { flows[$0].isHighlighted }
                .map { (ends[$0].from, ends[$0].to) })
    }

    private func radii() -> [Double] {
        let largest = firms.reduce(0) { max($0, Self.finite($1.throughput)) }
        let most = firms.count > 30 ? 34.0 : firms.count > 14 ? 42 : 54
        return firms.map { firm in
            largest > 0
                ? max(12, most * (Self.finite(firm.throughput) / largest).squareRoot()) : 16
        }
    }

    private func shift(
        _ curve: FlowCurve, by offset: Point, radii: [Double], width: Double
    ) -> FlowCurve {
        let chord = curve.b - curve.a
        let length = max(chord.length, 1e-9)
        let lift = curve.c - (curve.a + curve.b) * 0.5
        let normal = chord.unit.normal
        return FlowCurve(
            from: curve.from, to: curve.to, a: curve.a + offset, b: curve.b + offset,
            radiusA: radii[curve.from], radiusB: radii[curve.to],
            bend: (lift.x * normal.x + lift.y * normal.y) / length, lineWidth: width)
    }

    private mutating func draw(_ flow: FlowMap.Flow, _ curve: FlowCurve, width: Double) {
        let colour = flow.isHighlighted ? theme.colour(flow.family) : theme.rest
        let label = flow.amount == nil ? strings.undisclosed : flow.label
        let line = curve.line
        frame.canvas.beginGroup("flow", key(flow))
        frame.canvas.curve(
            from: line.from, control: line.control, to: line.to,
            paint: .stroke(colour, width: width, dash: flow.firmness.dash(width: width)),
            title: "\(flow.from) → \(flow.to): \(label), \(strings.name(flow.family)), "
                + strings.name(flow.firmness))
        frame.canvas.polygon(curve.arrow, paint: .fill(colour))
        frame.canvas.endGroup()
    }

    private func key(_ flow: FlowMap.Flow) -> String {
        FlowMap.key(from: flow.from, to: flow.to, family: flow.family)
    }

    private mutating func drawDisc(_ index: Int, _ centre: Point, _ radius: Double) {
        let firm = firms[index]
        frame.canvas.beginGroup("firm", firm.name)
        frame.canvas.circle(
            centre: centre, radius: radius,
            paint: SVGCanvas.Paint(
                fill: theme.nodeFill, stroke: theme.nodeStroke, strokeWidth: 1.5),
            title: firm.label.isEmpty ? firm.name : "\(firm.name): \(firm.label)")
        frame.canvas.endGroup()
        frame.canvas.note(mark: firm.name, .disc(centre.x, centre.y, radius))
    }

    /// The largest size at which a name fits into its disc, if any does.
    private func sizeInside(_ name: String, radius: Double) -> Double? {
        for size in [14.0, 13, 12, 11] {
            let chord = 2 * max(0, radius * radius - size * size / 4).squareRoot()
            if textWidth(name, size: size, weight: .bold) + 6 <= chord { return size }
        }
        return nil
    }

    /// A name of several words in two lines of size 12, broken where the longer line is shortest.
    private func linesInside(_ name: String, radius: Double) -> (String, String)? {
        let words = name.split(separator: " ", maxSplits: 6)
        if words.count < 2 || words.count > 6 { return nil }
        let chord = 2 * max(0, radius * radius - 12 * 12).squareRoot()
        var best: (width: Double, first: String, second: String)?
        for cut in 1..<words.count {
            let first = words[..<cut].joined(separator: " ")
            let second = words[cut...].joined(separator: " ")
            let width = max(
                textWidth(first, size: 12, weight: .bold),
                textWidth(second, size: 12, weight: .bold))
            if width + 6 > chord { continue }
            if let found = best, found.width <= width { continue }
            best = (width, first, second)
        }
        return best.map { ($0.first, $0.second) }
    }

    private mutating func drawLabels(
        centres: [Point], radii: [Double], curves: [FlowCurve], top: Double
    ) {
        var placer = LabelPlacer(
            low: Point(x: 6, y: top - 2), high: Point(x: size.x - 6, y: top + size.y + 2),
            centres: centres, radii: radii, curves: curves,
            weights: flows.map { $0.isHighlighted ? 2.5 : 1 })
        for index in firms.indices {
            frame.canvas.beginGroup("firm", firms[index].name)
            drawName(index, centres[index], radii[index], &placer)
            frame.canvas.endGroup()
        }
        // Short curves have the fewest places, so their labels go first.
        let order = flows.indices.filter { flows[$0].isHighlighted }.sorted { a, b in
            let (x, y) = ((curves[a].b - curves[a].a).length, (curves[b].b - curves[b].a).length)
            return x == y ? a < b : x < y
        }
        for index in order {
            frame.canvas.beginGroup("flow", key(flows[index]))
            drawAmount(index, curves[index], &placer)
            frame.canvas.endGroup()
        }
    }

    private mutating func drawName(
        _ index: Int, _ centre: Point, _ radius: Double, _ placer: inout LabelPlacer
    ) {
        let name = firms[index].name
        if let inside = sizeInside(name, radius: radius) {
            frame.canvas.text(
                name, at: Point(x: centre.x, y: centre.y + inside * 0.36), size: inside,
                weight: .bold, colour: theme.ink, anchor: .middle, owner: name)
            return
        }
        if let (first, second) = linesInside(name, radius: radius) {
            let size = 12.0
            for (line, shift) in [(first, -2.0), (second, size + 0.5)] {
                frame.canvas.text(
                    line, at: Point(x: centre.x, y: centre.y + shift), size: size, weight: .bold,
                    colour: theme.ink, anchor: .middle, owner: name)
            }
            return
        }
        let size = 13.0
        let shown = fitted(name, width: 170, size: size, weight: .bold)
        let box = Point(x: textWidth(shown, size: size, weight: .bold) + 6, y: size + 3)
        let reachX = radius + 4 + box.x / 2
        let reachY = radius + 3 + box.y / 2
        let d = radius * 0.75 + 3
        // Flush with a side of the disc, for firms at the edge of the picture.
        let inset = max(0, box.x / 2 - radius)
        let offsets: [(x: Double, y: Double, cost: Double)] = [
            (0, reachY, 0), (0, -reachY, 0.2), (reachX, 0, 0.6), (-reachX, 0, 0.6),
            (inset, reachY, 0.4), (-inset, reachY, 0.4), (inset, -reachY, 0.5),
            (-inset, -reachY, 0.5),
            (d + box.x / 2, d + box.y / 2, 1), (d + box.x / 2, -d - box.y / 2, 1),
            (-d - box.x / 2, d + box.y / 2, 1), (-d - box.x / 2, -d - box.y / 2, 1),
        ]
        let candidates = offsets.map {
            LabelPlacer.Candidate(centre: centre + Point(x: $0.x, y: $0.y), cost: $0.cost)
        }
        guard let place = placer.place(box, near: candidates, around: centre) else { return }
        if place.isDistant { leader(from: centre, radius: radius, to: place.centre) }
        chip(place, box)
        frame.canvas.text(
            shown, at: Point(x: place.centre.x, y: place.centre.y + size * 0.28), size: size,
            weight: .bold, colour: theme.ink, anchor: .middle, owner: name)
    }

    private mutating func drawAmount(
        _ index: Int, _ curve: FlowCurve, _ placer: inout LabelPlacer
    ) {
        let flow = flows[index]
        let size = Self.labelSize
        let full = flow.amount == nil ? strings.undisclosed : flow.label
        let shown = fitted(full, width: 150, size: size, weight: .bold)
        let box = Point(x: textWidth(shown, size: size, weight: .bold) + 8, y: size + 4)
        var candidates: [LabelPlacer.Candidate] = []
        for share in [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8] {
            let point = curve.drawnPoint(share)
            let normal = curve.normal(share)
            for offset in [0.0, 9, -9, 15, -15] {
                candidates.append(
                    LabelPlacer.Candidate(
                        centre: point + normal * offset,
                        cost: 7 * abs(share - 0.5) + 0.25 * abs(offset)))
            }
        }
        let middle = curve.drawnPoint(0.5)
        guard let place = placer.place(box, near: candidates, around: middle, own: index) else {
            return
        }
        if place.isDistant { leader(from: middle, radius: 0, to: place.centre) }
        chip(place, box)
        frame.canvas.text(
            shown, at: Point(x: place.centre.x, y: place.centre.y + size * 0.28), size: size,
            weight: .bold, colour: theme.colour(flow.family), anchor: .middle)
    }

    private mutating func leader(from centre: Point, radius: Double, to label: Point) {
        let start = centre + (label - centre).unit * radius
        frame.canvas.line(from: start, to: label, paint: .stroke(theme.muted, width: 0.75))
    }

    private mutating func chip(_ place: LabelPlacer.Place, _ box: Point) {
        if !place.coversLines { return }
        frame.canvas.rectangle(
            x: place.centre.x - box.x / 2, y: place.centre.y - box.y / 2, width: box.x,
            height: box.y, radius: 3, paint: .fill(theme.background))
    }
}
