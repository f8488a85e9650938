/// Lays out and draws a ``CircuitLadder``.
package struct CircuitLadderDrawing {
    private let ladder: CircuitLadder
    private let theme: Theme
    private let strings: ExhibitStrings
    private var frame: ExhibitFrame
    private let largest: Double
    private let chainLeft: Double
    private let chainRight: Double
    private let barLeft: Double
    private let largestBar: Double
    /// Whether the bar stands under its chain.
    private let isNarrow: Bool
    /// Most room of the label of a leg.
    private let labelRoom: Double

    private static let wide = 1040.0
    private static let barWidth = 132.0
    private static let pillHeight = 28.0
    private static let lineHeight = 50.0
    /// Lines of one chain stand closer than chains.
    private static let continuedLineHeight = 45.0
    /// From a chain to its bar, where that stands under it.
    private static let underHeight = 31.0
    private static let nameSize = 14.0
    private static let labelSize = 12.5

    package init(
        ladder: CircuitLadder, theme: Theme, strings: ExhibitStrings, form: ExhibitForm
    ) {
        let width = form == .wide ? Self.wide : form.width
        isNarrow = form == .narrow
        labelRoom = form == .narrow ? 110 : 150
        self.ladder = ladder
        self.theme = theme
        self.strings = strings
        frame = ExhibitFrame(text: ladder.text, theme: theme, strings: strings, width: width)
        var largest = 0.0
        var largestBar = 0.0
        var barLabel = 0.0
        var idWidth = 0.0
        for row in ladder.rows {
            for leg in row.legs {
                if let amount = leg.amount, amount.isFinite { largest = max(largest, amount) }
            }
            idWidth = max(idWidth, textWidth(row.id, size: Self.nameSize, weight: .bold))
            guard let index = row.thinnest else { continue }
            largestBar = max(largestBar, row.legs[index].amount ?? 0)
            barLabel = max(
                barLabel, textWidth(row.legs[index].label, size: Self.nameSize, weight: .bold))
        }
        self.largest = largest
        self.largestBar = largestBar
        let words = textWidth(strings.amountNotDisclosed, size: 13)
        let heading = textWidth(strings.goesRound, size: 12)
        let column = min(300, max(Self.barWidth + 8 + barLabel, words, heading))
        let edge = width - ExhibitFrame.margin
        // On a narrow page the id stands before the bar, and the chain has the whole width.
        let afterID = ExhibitFrame.margin + min(form == .narrow ? 60 : 120, idWidth) + 16
        chainLeft = form == .narrow ? ExhibitFrame.margin : afterID
        barLeft = form == .narrow ? afterID : edge - column
        chainRight = form == .narrow ? edge : barLeft - 26
    }

    /// A firm on a line of a row; `repeated` marks the one that opens a continued line.
    private struct Pill {
        let name: String
        let x: Double
        let width: Double
        let repeated: Bool
    }

    /// A line of a chain: pills and, between them, legs by index.
    private struct Line {
        var pills: [Pill]
        var legs: [Int]
    }

    package mutating func drawn() -> DrawnExhibit {
        var y = frame.bodyTop + 22
        frame.canvas.text(
            fitted(strings.goesRound, width: 300, size: 12, weight: .regular),
            at: Point(x: barLeft, y: y), size: 12, colour: theme.muted)
        y += 30
        for row in ladder.rows {
            let lines = lines(of: row)
            frame.canvas.beginGroup("circuit", row.id)
            if !isNarrow { drawBar(row, y: y) }
            for (index, line) in lines.enumerated() {
                if index > 0 { y += Self.continuedLineHeight }
                draw(line, of: row, y: y)
            }
            if isNarrow {
                y += Self.underHeight
                drawBar(row, y: y)
            }
            frame.canvas.endGroup()
            y += Self.lineHeight
        }
        let families = Set(ladder.rows.flatMap { $0.legs.map(\.family) })
        let firmness = Set(ladder.rows.flatMap { $0.legs.map(\.firmness) })
        var keys = frame.flowKeys(families: families, firmness: firmness)
        if !ladder.firmLabel.isEmpty, ladder.rows.contains(where: isSofter) {
            keys.append(.init(sign: .swatch(theme.bar), label: ladder.firmLabel))
            keys.append(.init(sign: .swatch(softer), label: strings.softer))
        }
        let bottom = frame.legend(keys, left: ExhibitFrame.margin, top: y - 8)
        return frame.finished(
            bodyBottom: bottom, notes: [ladder.note, strings.barsShareLegs].compactMap { $0 })
    }

    private func pillWidth(_ name: String) -> Double {
        textWidth(name, size: Self.nameSize, weight: .bold) + 20
    }

    private func legLabel(_ leg: CircuitLadder.Leg) -> String {
        let label = leg.amount == nil ? strings.undisclosed : leg.label
        return fitted(label, width: labelRoom, size: Self.labelSize, weight: .bold)
    }

    /// Breaks a chain into lines that fit. Legs shrink from 96 units to what their labels need
    /// before a chain is broken; a broken chain repeats the firm at which it goes on.
    private func lines(of row: CircuitLadder.Row) -> [Line] {
        guard let first = row.legs.first else { return [Line(pills: [], legs: [])] }
        let needs = row.legs.map {
            max(46, textWidth(legLabel($0), size: Self.labelSize, weight: .bold) + 24)
        }
        let available = chainRight - chainLeft
        // Two names and the leg between them must fit on a line.
        let room = min(190, (available - (needs.max() ?? 46)) / 2 - 20)
        let names = ([first.from] + row.legs.map(\.to)).map {
            fitted($0, width: room, size: Self.nameSize, weight: .bold)
        }
        let pills = names.reduce(0) { $0 + pillWidth($1) }
        let wide = needs.map { max(92, $0) }
        let lengths = pills + wide.reduce(0, +) <= available ? wide : needs

        var lines: [Line] = []
        var line = Line(
            pills: [
                Pill(name: names[0], x: chainLeft, width: pillWidth(names[0]), repeated: false)
            ],
            legs: [])
        var x = chainLeft + pillWidth(names[0])
        for (index, length) in lengths.enumerated() {
            let width = pillWidth(names[index + 1])
            if x + length + width > chainRight && !line.legs.isEmpty {
                lines.append(line)
                let start = Pill(
                    name: names[index], x: chainLeft, width: pillWidth(names[index]), repeated: true
                )
                line = Line(pills: [start], legs: [])
                x = chainLeft + start.width
            }
            x += length
            line.pills.append(Pill(name: names[index + 1], x: x, width: width, repeated: false))
            line.legs.append(index)
            x += width
        }
        lines.append(line)
        return lines
    }

    private mutating func draw(_ line: Line, of row: CircuitLadder.Row, y: Double) {
        for (position, index) in line.legs.enumerated() {
            let start = line.pills[position].x + line.pills[position].width + 4
            let end = line.pills[position + 1].x - 4
            frame.canvas.beginGroup("leg", row.legs[index].flowKey)
            draw(row.legs[index], from: start, to: end, y: y, isThinnest: row.thinnest == index)
            frame.canvas.endGroup()
        }
        for (position, pill) in line.pills.enumerated() {
            // Marks need owners of their own: a firm may stand twice in a line and once in each row.
            let owner = "\(row.id) \(Int(y)) \(position) \(pill.name)"
            let top = y - Self.pillHeight / 2
            frame.canvas.rectangle(
                x: pill.x, y: top, width: pill.width, height: Self.pillHeight, radius: 13,
                paint: SVGCanvas.Paint(
                    fill: pill.repeated ? theme.background : theme.nodeFill,
                    stroke: theme.nodeStroke, strokeWidth: 1.5, dash: pill.repeated ? [3, 3] : []),
                title: pill.name)
            frame.canvas.note(mark: owner, .box(pill.x, top, pill.width, Self.pillHeight))
            frame.canvas.text(
                pill.name, at: Point(x: pill.x + pill.width / 2, y: y + 5), size: Self.nameSize,
                weight: .bold, colour: pill.repeated ? theme.muted : theme.ink, anchor: .middle,
                owner: owner)
        }
    }

    private mutating func draw(
        _ leg: CircuitLadder.Leg, from start: Double, to end: Double, y: Double, isThinnest: Bool
    ) {
        let colour = theme.colour(leg.family)
        let width = lineWidth(amount: leg.amount, largest: largest, maximum: 8)
        let head = ArrowHead(lineWidth: width)
        let label = legLabel(leg)
        let title =
            "\(leg.from) → \(leg.to): \(label), \(strings.name(leg.family)), "
            + strings.name(leg.firmness)
        frame.canvas.line(
            from: Point(x: start, y: y), to: Point(x: max(start, end - head.length + 0.5), y: y),
            paint: .stroke(colour, width: width, dash: leg.firmness.dash(width: width)),
            title: title)
        frame.canvas.polygon(
            head.triangle(tip: Point(x: end, y: y), direction: Point(x: 1, y: 0)),
            paint: .fill(colour))
        let middle = (start + end - head.length / 2) / 2
        let weight: FontWeight = isThinnest ? .bold : .regular
        if isThinnest {
            let inner = textWidth(label, size: Self.labelSize, weight: .bold)
            frame.canvas.rectangle(
                x: middle - inner / 2 - 6, y: y - 25.5, width: inner + 12, height: 18, radius: 9,
                paint: .stroke(colour, width: 1.5))
        }
        frame.canvas.text(
            label, at: Point(x: middle, y: y - 12), size: Self.labelSize, weight: weight,
            colour: leg.amount == nil ? theme.muted : colour, anchor: .middle)
    }

    /// Whether part of what goes round is softer than the headline's layer.
    private func isSofter(_ row: CircuitLadder.Row) -> Bool {
        guard let firm = row.firm, let index = row.thinnest, let amount = row.legs[index].amount
        else { return false }
        return firm < amount
    }

    private var softer: Colour { theme.background.mixed(with: theme.bar, share: 0.35) }

    private mutating func drawBar(_ row: CircuitLadder.Row, y: Double) {
        frame.canvas.text(
            fitted(row.id, width: isNarrow ? 60 : 120, size: Self.nameSize, weight: .bold),
            at: Point(x: ExhibitFrame.margin, y: y + 5), size: Self.nameSize, weight: .bold,
            colour: theme.muted)
        guard let index = row.thinnest, let amount = row.legs[index].amount else {
            frame.canvas.text(
                fitted(strings.amountNotDisclosed, width: 300, size: 13, weight: .regular),
                at: Point(x: barLeft, y: y + 4.5), size: 13, colour: theme.muted)
            return
        }
        let share = largestBar > 0 ? max(0, amount) / largestBar : 0
        let width = max(2, Self.barWidth * share)
        let label = fitted(
            row.legs[index].label, width: 160, size: Self.nameSize, weight: .bold)
        frame.canvas.rectangle(
            x: barLeft, y: y - 9, width: width, height: 18, radius: 2,
            paint: .fill(isSofter(row) ? softer : theme.bar), title: "\(row.id): \(label)")
        if isSofter(row), let firm = row.firm, firm > 0, amount > 0 {
            frame.canvas.rectangle(
                x: barLeft, y: y - 9, width: width * firm / amount, height: 18, radius: 2,
                paint: .fill(theme.bar), title: "\(row.id): \(ladder.firmLabel)")
        }
        frame.canvas.text(
            label, at: Point(x: barLeft + width + 8, y: y + 5), size: Self.nameSize,
            weight: .bold, colour: theme.ink)
    }
}
