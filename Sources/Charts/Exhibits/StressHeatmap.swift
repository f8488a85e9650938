/// E5: firms by scenario, a number in every cell, the worst boxed.
///
/// The shade says which band a number falls into; the number and the box say it without colour.
public struct StressHeatmap: Sendable, Hashable {
    /// A firm under a scenario.
    public struct Cell: Sendable, Hashable {
        /// The number, as short as a cell: `13`, `60+`.
        public var label: String
        /// Position in ``StressHeatmap/bands``; `nil` for a firm that the scenario does not concern.
        public var band: Int?
        public var isBoxed: Bool

        public init(label: String, band: Int?, isBoxed: Bool = false) {
            self.label = label
            self.band = band
            self.isBoxed = isBoxed
        }
    }

    /// A firm.
    public struct Row: Sendable, Hashable {
        public var name: String
        /// One for each scenario; missing ones stay empty, further ones are left out.
        public var cells: [Cell]

        public init(name: String, cells: [Cell]) {
            self.name = name
            self.cells = cells
        }
    }

    public var text: ExhibitText
    /// Names of the scenarios.
    public var scenarios: [String]
    public var rows: [Row]
    /// Names of the bands, the worst first: `< 6 months`.
    public var bands: [String]
    /// What a box means; in the legend when a cell has one.
    public var boxLabel: String

    public init(
        text: ExhibitText, scenarios: [String], rows: [Row], bands: [String], boxLabel: String
    ) {
        self.text = text
        self.scenarios = scenarios
        self.rows = rows
        self.bands = bands
        self.boxLabel = boxLabel
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of cells.
    public func drawn(theme: Theme) -> DrawnExhibit {
        let layout = StressHeatmapLayout(self)
        var frame = ExhibitFrame(text: text, theme: theme, width: layout.width)
        let left = ExhibitFrame.margin + layout.names + 14
        let top = frame.bodyTop + 14 + layout.headHeight
        heads(layout, left: left, bottom: top - 9, on: &frame)
        var y = top
        for row in rows {
            frame.canvas.text(
                fitted(row.name, width: layout.names, size: layout.size, weight: .bold),
                at: Point(x: left - 12, y: y + layout.cellHeight / 2 + layout.size * 0.36),
                size: layout.size, weight: .bold, colour: theme.ink, anchor: .end)
            for (index, cell) in row.cells.prefix(scenarios.count).enumerated() {
                let x = left + Double(index) * (layout.cellWidth + layout.gap)
                draw(cell, "\(row.name), \(scenarios[index])", x: x, y: y, layout, on: &frame)
            }
            y += layout.cellHeight + layout.gap
        }
        var keys = bands.enumerated().map {
            ExhibitFrame.Key(
                sign: .swatch(Self.colour($0.offset, of: bands.count, theme)), label: $0.element)
        }
        if rows.contains(where: { $0.cells.contains(where: \.isBoxed) }) {
            keys.append(ExhibitFrame.Key(sign: .boxed(theme.ink), label: boxLabel))
        }
        return frame.finished(bodyBottom: frame.legend(keys, left: left, top: y + 12))
    }

    private func heads(
        _ layout: StressHeatmapLayout, left: Double, bottom: Double, on frame: inout ExhibitFrame
    ) {
        for (index, lines) in layout.heads.enumerated() {
            let x =
                left + Double(index) * (layout.cellWidth + layout.gap) + layout.cellWidth / 2
            if layout.degrees != 0 {
                frame.canvas.text(
                    lines[0], at: Point(x: x, y: bottom), size: layout.headSize,
                    colour: frame.theme.muted, degrees: layout.degrees)
                continue
            }
            for (line, text) in lines.enumerated() {
                let up = Double(lines.count - 1 - line) * StressHeatmapLayout.lineHeight
                frame.canvas.text(
                    text, at: Point(x: x, y: bottom - up), size: layout.headSize,
                    colour: frame.theme.muted, anchor: .middle)
            }
        }
    }

    private func draw(
        _ cell: Cell, _ name: String, x: Double, y: Double, _ layout: StressHeatmapLayout,
        on frame: inout ExhibitFrame
    ) {
        let theme = frame.theme
        let surface =
            cell.band.map { Self.colour($0, of: bands.count, theme) } ?? theme.cell
        let weight: FontWeight = cell.isBoxed ? .bold : .regular
        frame.canvas.rectangle(
            x: x, y: y, width: layout.cellWidth, height: layout.cellHeight, radius: 3,
            paint: .fill(surface), title: "\(name): \(cell.label)")
        if cell.isBoxed {
            frame.canvas.rectangle(
                x: x + 1, y: y + 1, width: layout.cellWidth - 2, height: layout.cellHeight - 2,
                radius: 3, paint: .stroke(theme.ink, width: 2))
        }
        frame.canvas.text(
            fitted(cell.label, width: layout.cellWidth - 8, size: layout.size, weight: weight),
            at: Point(
                x: x + layout.cellWidth / 2,
                y: y + layout.cellHeight / 2 + layout.size * 0.36),
            size: layout.size, weight: weight, colour: theme.readable(on: surface),
            anchor: .middle)
    }

    /// One hue from the page to the accent, in steps that grey keeps in order: the worst band is furthest from the page.
    package static func colour(_ band: Int, of count: Int, _ theme: Theme) -> Colour {
        guard count > 1 else { return theme.announced }
        let mild = 1 - Double(min(max(band, 0), count - 1)) / Double(count - 1)
        let isDark = theme.background.luminance < 0.5
        let strongest =
            isDark ? theme.financing : theme.financing.mixed(with: theme.ink, share: 0.45)
        // The mildest band is a tint, so that it differs from a cell of which nothing is said.
        return theme.background.mixed(with: strongest, share: 0.08 + 0.92 * mild)
    }
}

/// Sizes that follow from the number of firms and scenarios and from the longest texts.
package struct StressHeatmapLayout {
    package let size: Double
    package let headSize = 12.5
    package let gap: Double
    package let cellWidth: Double
    package let cellHeight: Double
    package let names: Double
    /// Lines of every head; one when the heads lean.
    package let heads: [[String]]
    package let headHeight: Double
    package let degrees: Double
    package let width: Double

    package static let lineHeight = 16.0
    private static let mostLines = 3
    /// Room of names and of leaning heads, above which they are cut.
    private static let mostNames = 400.0
    private static let mostHead = 360.0

    package init(_ map: StressHeatmap) {
        let many = map.rows.count > 24
        let size = many ? 12.0 : 14.0
        self.size = size
        gap = many ? 2 : 4
        cellHeight = many ? 22 : map.rows.count > 12 ? 30 : 40
        let names = map.rows.map { textWidth($0.name, size: size, weight: .bold) }.max() ?? 40
        self.names = min(Self.mostNames, max(40, names))
        let count = Double(max(1, map.scenarios.count))
        let label =
            map.rows.flatMap(\.cells).map { textWidth($0.label, size: size, weight: .bold) }.max()
            ?? 0
        let room = (1000 - 2 * ExhibitFrame.margin - self.names - 14) / count - gap
        let cell = min(140, max(54, min(label, 120) + 12, room))
        cellWidth = cell
        let headSize = headSize
        let words = map.scenarios.flatMap { $0.split(whereSeparator: \.isWhitespace) }
        let longest = words.map { textWidth(String($0), size: headSize) }.max() ?? 0
        let lines = map.scenarios.map {
            wrapped($0, width: cell - 4, size: headSize, weight: .regular)
        }
        var reach = 0.0
        if longest <= cell - 4 && lines.allSatisfy({ $0.count <= Self.mostLines }) {
            degrees = 0
            heads = lines
            headHeight = Double(lines.map(\.count).max() ?? 0) * Self.lineHeight
        } else {
            let slant = Direction(degrees: -40)
            degrees = -40
            heads = map.scenarios.map {
                [fitted($0, width: Self.mostHead, size: headSize, weight: .regular)]
            }
            let widest = heads.map { textWidth($0[0], size: headSize) }.max() ?? 0
            headHeight = -widest * slant.sine + headSize
            reach = max(0, widest * slant.cosine - cell / 2 + 10)
        }
        let cells = count * (cell + gap)
        width = max(
            760,
            (2 * ExhibitFrame.margin + self.names + 14 + cells + reach).rounded(.up))
    }
}
