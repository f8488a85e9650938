/// Lays out and draws ``PathPanels``: panels under each other, names in a column to the right of their lines.
struct PathPanelsDrawing {
    private let exhibit: PathPanels
    private let theme: Theme
    private let strings: ExhibitStrings
    private let width: Double
    private let left, right: Double
    /// Where names of lines begin, and where marks and their names stand.
    private let names, marks: Double
    private let namesWidth, marksWidth: Double
    /// Whether lines and marks share a column of names, for want of room.
    private let isMerged: Bool

    private static let size = 12.5
    private static let lineHeight = 17.0
    private static let dashes: [[Double]] = [[], [7, 4], [2, 3], [9, 3, 2, 3]]

    init(exhibit: PathPanels, theme: Theme, strings: ExhibitStrings, width: Double) {
        self.exhibit = exhibit
        self.theme = theme
        self.strings = strings
        self.width = width
        func widest(_ texts: [String]) -> Double {
            texts.map { textWidth($0, size: Self.size, weight: .bold) }.max() ?? 0
        }
        let hasMarks = exhibit.panels.contains { !$0.marks.isEmpty }
        let inner = width - 2 * ExhibitFrame.margin
        isMerged = hasMarks && width <= ExhibitForm.narrow.width
        let most = inner * (isMerged ? 0.5 : hasMarks ? 0.27 : 0.35)
        let lines = widest(exhibit.panels.flatMap(\.lines).map(\.name))
        let today = widest(exhibit.panels.flatMap(\.marks).map(\.name))
        namesWidth = min(most, isMerged ? max(lines, today) : lines)
        marksWidth =
            hasMarks && !isMerged ? min(most, max(today, widest([exhibit.marksHeading]))) : 0
        left = ExhibitFrame.margin + 52
        let edge = width - ExhibitFrame.margin
        marks = edge - marksWidth
        names = (hasMarks && !isMerged ? marks - 26 : edge) - namesWidth
        right = names - (isMerged ? 22 : 12)
    }

    func drawn() -> DrawnExhibit {
        var frame = ExhibitFrame(text: exhibit.text, theme: theme, strings: strings, width: width)
        var top = frame.legend(keys, left: ExhibitFrame.margin, top: frame.bodyTop + 6) + 30
        for panel in exhibit.panels {
            let count =
                isMerged
                ? panel.lines.count + panel.marks.count
                : max(panel.lines.count, panel.marks.count)
            let rows = Double(count) * Self.lineHeight
            let height = max(190, rows)
            draw(panel, top: top, height: height, on: &frame)
            top += height + 72
        }
        return frame.finished(bodyBottom: top - 46)
    }

    private var keys: [ExhibitFrame.Key] {
        var keys: [ExhibitFrame.Key] = []
        if !exhibit.badLabel.isEmpty {
            keys.append(.init(sign: .swatch(theme.financing), label: exhibit.badLabel))
        }
        if !exhibit.otherLabel.isEmpty {
            keys.append(.init(sign: .swatch(theme.commerce), label: exhibit.otherLabel))
        }
        if !exhibit.levelLabel.isEmpty {
            keys.append(.init(sign: .line(theme.ink, dash: [1, 3]), label: exhibit.levelLabel))
        }
        if isMerged, !exhibit.marksHeading.isEmpty {
            keys.append(.init(sign: .swatch(theme.ink), label: exhibit.marksHeading))
        }
        return keys
    }

    private func draw(
        _ panel: PathPanels.Panel, top: Double, height: Double, on frame: inout ExhibitFrame
    ) {
        let bottom = top + height
        let values =
            panel.lines.flatMap { $0.points.map(\.value) } + panel.marks.map(\.value)
            + (panel.level.map { [$0] } ?? [])
        let finite = values.filter(\.isFinite)
        let axis = AxisScale(low: min(0, finite.min() ?? 0), high: finite.max() ?? 1)
        func y(_ value: Double) -> Double {
            bottom - height * (value.isFinite ? min(1, max(0, axis.place(value))) : 0)
        }
        let heading = fitted(
            panel.title,
            width: max(40, (panel.marks.isEmpty || isMerged ? width - 28 : marks - 14) - left),
            size: 13.5, weight: .bold)
        frame.canvas.text(
            heading, at: Point(x: left, y: top - 12), size: 13.5, weight: .bold, colour: theme.ink)
        if !panel.marks.isEmpty, !isMerged {
            frame.canvas.text(
                fitted(exhibit.marksHeading, width: marksWidth, size: Self.size, weight: .regular),
                at: Point(x: marks, y: top - 12), size: Self.size, colour: theme.muted)
        }
        for tick in axis.ticks {
            let place = y(tick.value)
            frame.canvas.line(
                from: Point(x: left, y: place), to: Point(x: right, y: place),
                paint: .stroke(theme.rest, width: 0.5))
            frame.canvas.text(
                fitted(tick.label + panel.unit, width: 46, size: 12, weight: .regular),
                at: Point(x: left - 6, y: place + 4), size: 12, colour: theme.muted, anchor: .end)
        }
        if let level = panel.level {
            frame.canvas.line(
                from: Point(x: left, y: y(level)), to: Point(x: right, y: y(level)),
                paint: .stroke(theme.ink, width: 2, dash: [1, 3]))
        }
        drawTicks(bottom: bottom, on: &frame)
        for (index, line) in panel.lines.enumerated() {
            draw(line, index: index, y: y, on: &frame)
        }
        let lines = panel.lines.map { line in
            Name(
                text: line.name, y: line.points.last.map { y($0.value) } ?? bottom,
                colour: colour(line))
        }
        let today = panel.marks.map { Name(text: $0.name, y: y($0.value), colour: theme.ink) }
        let column = isMerged ? right + 12 : marks - 12
        for mark in panel.marks {
            let centre = Point(x: column, y: y(mark.value))
            frame.canvas.polygon(
                [(0.0, -6.0), (6, 0), (0, 6), (-6, 0)].map { centre + Point(x: $0.0, y: $0.1) },
                paint: .fill(theme.ink), title: mark.name)
        }
        if isMerged {
            write(
                lines + today, x: names, width: namesWidth, top: top, bottom: bottom, on: &frame)
        } else {
            write(lines, x: names, width: namesWidth, top: top, bottom: bottom, on: &frame)
            write(today, x: marks, width: marksWidth, top: top, bottom: bottom, on: &frame)
        }
    }

    /// A name and the height of what it names.
    private struct Name {
        let text: String
        let y: Double
        let colour: Colour
    }

    private func colour(_ line: PathPanels.Line) -> Colour {
        line.isBad ? theme.financing : theme.commerce
    }

    private func place(_ value: Double) -> Double {
        let places =
            exhibit.panels.flatMap { $0.lines.flatMap { $0.points.map(\.place) } }
            + exhibit.ticks.map(\.place)
        let finite = places.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), high > low else { return left }
        return left + (right - left) * (value - low) / (high - low)
    }

    private func drawTicks(bottom: Double, on frame: inout ExhibitFrame) {
        var free = -Double.infinity
        for tick in exhibit.ticks {
            let x = place(tick.place)
            let half = textWidth(tick.label, size: 12) / 2
            guard x - half > free, x - half > 4, x + half < width - 4 else { continue }
            frame.canvas.line(
                from: Point(x: x, y: bottom), to: Point(x: x, y: bottom + 5),
                paint: .stroke(theme.muted, width: 1))
            frame.canvas.text(
                tick.label, at: Point(x: x, y: bottom + 22), size: 12, colour: theme.muted,
                anchor: .middle)
            free = x + half + 10
        }
    }

    private func draw(
        _ line: PathPanels.Line, index: Int, y: (Double) -> Double, on frame: inout ExhibitFrame
    ) {
        let points = line.points.filter { $0.value.isFinite && $0.place.isFinite }
        let colour = colour(line)
        let dash = Self.dashes[index % Self.dashes.count]
        frame.canvas.polyline(
            points.map { Point(x: place($0.place), y: y($0.value)) },
            paint: .stroke(colour, width: 2, dash: dash))
        for point in points {
            frame.canvas.circle(
                centre: Point(x: place(point.place), y: y(point.value)), radius: 3,
                paint: .fill(colour), title: "\(line.name): \(point.label)")
        }
    }

    /// Names beside their heights, moved apart where they would meet.
    private func write(
        _ texts: [Name], x: Double, width: Double, top: Double, bottom: Double,
        on frame: inout ExhibitFrame
    ) {
        let order = texts.indices.sorted { (texts[$0].y, $0) < (texts[$1].y, $1) }
        // From above down, then pushed up from below where the last ones leave the panel.
        var places: [Double] = []
        for index in order {
            let wanted = max(top + 4, texts[index].y)
            places.append(places.last.map { max(wanted, $0 + Self.lineHeight) } ?? wanted)
        }
        var floor = bottom
        for position in places.indices.reversed() {
            places[position] = min(places[position], floor)
            floor = places[position] - Self.lineHeight
        }
        for (position, index) in order.enumerated() {
            frame.canvas.text(
                fitted(texts[index].text, width: width, size: Self.size, weight: .bold),
                at: Point(x: x, y: places[position] + 4), size: Self.size, weight: .bold,
                colour: texts[index].colour, title: texts[index].text)
        }
    }
}
