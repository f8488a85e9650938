/// Lays out and draws a ``CashOutDots``.
package struct CashOutDotsDrawing {
    private let exhibit: CashOutDots
    private let words: StressExhibitWords
    private var frame: ExhibitFrame
    private let stacks: (byQuarter: [Int], never: Int)
    private let width: Double
    private let left: Double
    private let right: Double
    /// Width of a quarter, and from one dot to the next above it.
    private let step: Double
    private let pitch: Double
    private let neverLines: [String]
    private let neverWidth: Double

    private static let size = 14.0
    private static let tallest = 300.0
    private static let neverColumns = 5
    private static let gap = 2.5

    package init(
        exhibit: CashOutDots, theme: Theme, words: StressExhibitWords, width: Double
    ) {
        self.width = width
        self.exhibit = exhibit
        self.words = words
        frame = ExhibitFrame(text: exhibit.text, theme: theme, width: width)
        stacks = exhibit.stacks
        let lines = Array(
            wrapped(exhibit.never, width: 170, size: Self.size, weight: .regular).prefix(3))
        neverLines = lines
        let labels = lines.map { textWidth($0, size: Self.size) }
        neverWidth = max(
            118,
            (labels + [textWidth(exhibit.neverShare, size: Self.size, weight: .bold)]).max() ?? 0
        )
        left = ExhibitFrame.margin + 10
        right = width - ExhibitFrame.margin - min(170, neverWidth) - 34
        step = (right - left) / Double(max(1, exhibit.quarters.count))
        let highest = Double(max(stacks.byQuarter.max() ?? 0, 1))
        pitch = min(24, step * 0.96, Self.tallest / highest)
    }

    package mutating func drawn() -> DrawnExhibit {
        let rows = (stacks.never + Self.neverColumns - 1) / Self.neverColumns
        let neverPitch = min(24, Self.tallest / 10)
        let highest = Double(max(stacks.byQuarter.max() ?? 0, 5)) * pitch
        let top = frame.bodyTop + 34
        let base = top + max(highest, Double(rows) * neverPitch) + 10
        drawStacks(base: base)
        drawMarker(top: top - 8, base: base)
        drawAxis(y: base + 6)
        let centre = width - ExhibitFrame.margin - min(170, neverWidth) / 2
        drawNever(centre: centre, base: base, pitch: neverPitch)
        let bottom = base + 36 + 22 * Double(max(1, neverLines.count))
        return frame.finished(bodyBottom: bottom)
    }

    private mutating func drawStacks(base: Double) {
        let last = exhibit.marker?.quarter ?? -1
        for (index, count) in stacks.byQuarter.enumerated() where count > 0 {
            let colour = index <= last ? frame.theme.financing : frame.theme.commerce
            let x = left + (Double(index) + 0.5) * step
            let title = "\(exhibit.quarters[index].label): \(words.dots(count))"
            for dot in 0..<count {
                let centre = Point(x: x, y: base - (Double(dot) + 0.5) * pitch)
                let radius = max(1, (pitch - Self.gap) / 2)
                frame.canvas.circle(
                    centre: centre, radius: radius, paint: .fill(colour), title: title)
                frame.canvas.note(mark: "dots", .disc(centre.x, centre.y, radius))
            }
        }
    }

    private mutating func drawMarker(top: Double, base: Double) {
        guard let marker = exhibit.marker, let count = exhibit.dotsBeforeMarker else { return }
        let end = min(max(marker.quarter + 1, 0), exhibit.quarters.count)
        let x = left + Double(end) * step
        frame.canvas.line(
            from: Point(x: x, y: top - 14), to: Point(x: x, y: base + 6),
            paint: .stroke(frame.theme.ink, width: 1.5, dash: [5, 4]))
        let full = words.dotsBefore(marker.label, count, of: CashOutDots.dots)
        let size = Self.size
        let label = fitted(
            full, width: max(x - left, width - ExhibitFrame.margin - x) - 8, size: size,
            weight: .bold)
        let goesRight =
            x + 8 + textWidth(label, size: size, weight: .bold) <= width - ExhibitFrame.margin
        frame.canvas.text(
            label, at: Point(x: goesRight ? x + 8 : x - 8, y: top - 4), size: size, weight: .bold,
            colour: frame.theme.ink, anchor: goesRight ? .start : .end)
    }

    private mutating func drawAxis(y: Double) {
        let theme = frame.theme
        let size = Self.size
        frame.canvas.line(
            from: Point(x: left, y: y), to: Point(x: right, y: y),
            paint: .stroke(theme.muted, width: 1.25))
        let widest =
            exhibit.periods.map {
                max(
                    textWidth($0.label, size: size),
                    textWidth($0.cumulative, size: size, weight: .bold))
            }.max() ?? 0
        // Kept on the page: the last label may be wider than its year.
        let half = min(widest, right - left) / 2
        var centres: [Double] = []
        var start = 0
        for period in exhibit.periods {
            let end = min(start + max(0, period.quarters), exhibit.quarters.count)
            let tick = left + Double(start) * step
            frame.canvas.line(
                from: Point(x: tick, y: y), to: Point(x: tick, y: y + 6),
                paint: .stroke(theme.muted, width: 1.25))
            let middle = left + Double(start + end) / 2 * step
            centres.append(
                min(max(middle, ExhibitFrame.margin + half), max(middle, right + 12 - half)))
            start = end
        }
        // The last year is always named; earlier ones where they have room beside it.
        var edge = Double.infinity
        for (period, centre) in zip(exhibit.periods, centres).reversed()
        where centre + half + 8 <= edge {
            edge = centre - half
            frame.canvas.text(
                fitted(period.label, width: 2 * half + 0.01, size: size, weight: .regular),
                at: Point(x: centre, y: y + 23), size: size, colour: theme.muted, anchor: .middle)
            frame.canvas.text(
                fitted(period.cumulative, width: 2 * half + 0.01, size: size, weight: .bold),
                at: Point(x: centre, y: y + 44), size: size, weight: .bold, colour: theme.ink,
                anchor: .middle)
        }
    }

    private mutating func drawNever(centre: Double, base: Double, pitch: Double) {
        let theme = frame.theme
        let first = centre - Double(Self.neverColumns - 1) / 2 * pitch
        for dot in 0..<stacks.never {
            let row = dot / Self.neverColumns
            let column = dot % Self.neverColumns
            let place = Point(
                x: first + Double(column) * pitch, y: base - (Double(row) + 0.5) * pitch)
            let radius = (pitch - Self.gap) / 2 - 1
            frame.canvas.circle(
                centre: place, radius: radius,
                paint: SVGCanvas.Paint(
                    fill: theme.background, stroke: theme.estimated, strokeWidth: 2),
                title: exhibit.never)
            frame.canvas.note(mark: "dots", .disc(place.x, place.y, radius))
        }
        var y = base + 29
        for line in neverLines {
            frame.canvas.text(
                line, at: Point(x: centre, y: y), size: Self.size, colour: theme.muted,
                anchor: .middle)
            y += 21
        }
        frame.canvas.text(
            fitted(exhibit.neverShare, width: 170, size: Self.size, weight: .bold),
            at: Point(x: centre, y: y), size: Self.size, weight: .bold, colour: theme.ink,
            anchor: .middle)
    }
}
