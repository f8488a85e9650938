/// Lays out and draws a ``PayerReceiverMatrix``.
package struct PayerReceiverDrawing {
    private let matrix: PayerReceiverMatrix
    private let theme: Theme
    private let strings: ExhibitStrings
    private var frame: ExhibitFrame
    private let metrics: Metrics
    private let cells: [Pair: [PayerReceiverMatrix.Flow]]
    private let largest: Double

    private struct Pair: Hashable {
        let from: String
        let to: String
    }

    /// Sizes that follow from the number of firms and the longest texts.
    private struct Metrics {
        var nameSize = 14.0
        var cellSize = 13.0
        var gap = 3.0
        var cellWidth = 0.0
        var cellHeight = 0.0
        var rowNames = 0.0
        var columnNames = 0.0
        var degrees = -35.0
        var totals = 0.0
        var width = 0.0
    }

    package init(matrix: PayerReceiverMatrix, theme: Theme, strings: ExhibitStrings) {
        self.matrix = matrix
        self.theme = theme
        self.strings = strings
        let payers = Set(matrix.payers.map(\.name))
        let receivers = Set(matrix.receivers)
        var cells: [Pair: [PayerReceiverMatrix.Flow]] = [:]
        var largest = 0.0
        for flow in matrix.flows where payers.contains(flow.from) && receivers.contains(flow.to) {
            cells[Pair(from: flow.from, to: flow.to), default: []].append(flow)
            if let amount = flow.amount, amount.isFinite { largest = max(largest, amount) }
        }
        let order = ExhibitFamily.allCases
        for (pair, flows) in cells {
            cells[pair] = order.flatMap { family in flows.filter { $0.family == family } }
        }
        self.cells = cells
        self.largest = largest
        metrics = Self.metrics(
            of: matrix, parts: cells.values.map(\.count).max() ?? 1, strings: strings)
        frame = ExhibitFrame(
            text: matrix.text, theme: theme, strings: strings, width: metrics.width)
    }

    private static func metrics(
        of matrix: PayerReceiverMatrix, parts: Int, strings: ExhibitStrings
    ) -> Metrics {
        let count = max(matrix.payers.count, matrix.receivers.count)
        var m = Metrics()
        var least = (width: 58.0, height: 37.0)
        if count > 14 {
            (m.nameSize, m.cellSize, m.gap, least) = (12.5, 11, 2, (34, 27))
        }
        if count > 32 {
            (m.nameSize, m.cellSize, m.gap, least) = (11, 9.5, 1.5, (24, 24))
        }
        let labels = matrix.flows.map { $0.amount == nil ? strings.undisclosedShort : $0.label }
        let cellLabel = labels.map { textWidth($0, size: m.cellSize, weight: .bold) }.max() ?? 0
        m.cellWidth = max(least.width, min(120, cellLabel) + 8)
        m.cellHeight = max(least.height, Double(parts) * (m.cellSize * 1.25 + 1) + 2)
        m.degrees = m.cellWidth < 46 ? -60 : -35
        func widest(_ texts: [String], weight: FontWeight) -> Double {
            texts.map { textWidth($0, size: m.nameSize, weight: weight) }.max() ?? 0
        }
        m.rowNames = min(190, max(40, widest(matrix.payers.map(\.name), weight: .bold)))
        m.columnNames = min(160, widest(matrix.receivers, weight: .regular))
        m.totals = min(
            140, widest(matrix.payers.map(\.totalLabel) + [strings.total], weight: .bold))
        let columns = Double(matrix.receivers.count) * (m.cellWidth + m.gap)
        let slant = Direction(degrees: m.degrees)
        let right = max(m.totals + 18, m.columnNames * slant.cosine - m.cellWidth / 2 + 12)
        let needed = ExhibitFrame.margin * 2 + m.rowNames + 14 + columns + right
        m.width = max(760, needed.rounded(.up))
        return m
    }

    package mutating func drawn() -> DrawnExhibit {
        let m = metrics
        let slant = Direction(degrees: m.degrees)
        let left = ExhibitFrame.margin + m.rowNames + 14
        let right = left + Double(matrix.receivers.count) * (m.cellWidth + m.gap)
        let top = frame.bodyTop + 14 - m.columnNames * slant.sine + m.nameSize
        let step = m.cellHeight + m.gap
        drawGrid(left: left, right: right, top: top)
        for (index, name) in matrix.receivers.enumerated() {
            let x = left + Double(index) * (m.cellWidth + m.gap) + m.cellWidth / 2
            frame.canvas.text(
                fitted(name, width: m.columnNames, size: m.nameSize, weight: .regular),
                at: Point(x: x, y: top - 8), size: m.nameSize, colour: theme.muted,
                degrees: m.degrees)
        }
        // The names of columns lean over the column of totals, high enough to leave room below.
        let totals = right + 10 + m.totals
        frame.canvas.text(
            fitted(strings.total, width: m.totals, size: m.nameSize, weight: .regular),
            at: Point(x: totals, y: top - 8), size: m.nameSize, colour: theme.muted, anchor: .end)
        var y = top
        for payer in matrix.payers {
            let base = y + m.cellHeight / 2 + m.nameSize * 0.36
            frame.canvas.text(
                fitted(payer.name, width: m.rowNames, size: m.nameSize, weight: .bold),
                at: Point(x: left - 12, y: base), size: m.nameSize, weight: .bold,
                colour: theme.ink, anchor: .end)
            for (index, receiver) in matrix.receivers.enumerated() {
                let x = left + Double(index) * (m.cellWidth + m.gap)
                drawCell(from: payer.name, to: receiver, x: x, y: y)
            }
            frame.canvas.text(
                fitted(payer.totalLabel, width: m.totals, size: m.nameSize, weight: .bold),
                at: Point(x: totals, y: base), size: m.nameSize, weight: .bold, colour: theme.ink,
                anchor: .end)
            y += step
        }
        let bottom = frame.legend(keys(), left: left, top: y + 12)
        return frame.finished(bodyBottom: bottom)
    }

    private func keys() -> [ExhibitFrame.Key] {
        let families = Set(cells.values.flatMap { $0.map(\.family) })
        var keys = frame.flowKeys(families: families, firmness: [])
        if cells.keys.contains(where: isTwoWay) {
            keys.append(ExhibitFrame.Key(sign: .boxed(theme.ink), label: strings.bothWays))
        }
        return keys
    }

    private func isTwoWay(_ pair: Pair) -> Bool {
        pair.from != pair.to && cells[pair] != nil
            && cells[Pair(from: pair.to, to: pair.from)] != nil
    }

    /// Empty cells, as bands cut by strips: their number grows with the firms, not with the pairs.
    private mutating func drawGrid(left: Double, right: Double, top: Double) {
        let m = metrics
        let width = right - left - m.gap
        if matrix.payers.isEmpty || width <= 0 { return }
        let height = Double(matrix.payers.count) * (m.cellHeight + m.gap) - m.gap
        for index in matrix.payers.indices {
            let y = top + Double(index) * (m.cellHeight + m.gap)
            frame.canvas.rectangle(
                x: left, y: y, width: width, height: m.cellHeight, paint: .fill(theme.cell))
        }
        for index in matrix.receivers.indices.dropFirst() {
            let x = left + Double(index) * (m.cellWidth + m.gap) - m.gap
            frame.canvas.rectangle(
                x: x, y: top, width: m.gap, height: height, paint: .fill(theme.background))
        }
    }

    private mutating func drawCell(from: String, to: String, x: Double, y: Double) {
        let m = metrics
        let pair = Pair(from: from, to: to)
        if from == to {
            frame.canvas.rectangle(
                x: x, y: y, width: m.cellWidth, height: m.cellHeight, radius: 2,
                paint: .fill(theme.diagonal))
        }
        guard let parts = cells[pair] else { return }
        let boxed = isTwoWay(pair)
        let height = m.cellHeight / Double(parts.count)
        for (index, flow) in parts.enumerated() {
            draw(
                flow, x: x, y: y + Double(index) * height,
                height: height - (index + 1 < parts.count ? 1 : 0), isBold: boxed)
        }
        if boxed {
            frame.canvas.rectangle(
                x: x, y: y, width: m.cellWidth, height: m.cellHeight, radius: 3,
                paint: .stroke(theme.ink, width: m.gap > 2 ? 2 : 1.5))
        }
    }

    private mutating func draw(
        _ flow: PayerReceiverMatrix.Flow, x: Double, y: Double, height: Double, isBold: Bool
    ) {
        let m = metrics
        var share = 0.14
        if let amount = flow.amount, amount > 0, largest > 0 {
            share = 0.2 + 0.75 * (amount / largest).squareRoot()
        }
        let surface = theme.background.mixed(with: theme.colour(flow.family), share: share)
        let full = flow.amount == nil ? strings.undisclosedShort : flow.label
        let weight: FontWeight = isBold ? .bold : .regular
        let label = fitted(full, width: m.cellWidth - 4, size: m.cellSize, weight: weight)
        frame.canvas.beginGroup(
            "flow", FlowMap.key(from: flow.from, to: flow.to, family: flow.family))
        frame.canvas.rectangle(
            x: x, y: y, width: m.cellWidth, height: height, radius: 2, paint: .fill(surface),
            title: "\(flow.from) → \(flow.to): \(full), \(strings.name(flow.family))")
        frame.canvas.text(
            label, at: Point(x: x + m.cellWidth / 2, y: y + height / 2 + m.cellSize * 0.36),
            size: m.cellSize, weight: weight, colour: theme.readable(on: surface), anchor: .middle)
        frame.canvas.endGroup()
    }
}
