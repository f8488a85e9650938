/// A piece of a stacked bar, as E3 and E8 draw it: filled or, for what may never come about, outlined with dashes; its label inside where there is room.
package struct StackedSegment {
    package let colour: Colour
    package let isOutlined: Bool
    package let label: String
    package let title: String

    private static let labelSize = 12.0

    /// - Parameter y: the middle of the bar.
    package func draw(
        x: Double, y: Double, width: Double, height: Double, on frame: inout ExhibitFrame
    ) {
        let theme = frame.theme
        if isOutlined && width > 4 {
            frame.canvas.rectangle(
                x: x + 0.75, y: y - height / 2 + 0.75, width: width - 1.5, height: height - 1.5,
                radius: 2,
                paint: SVGCanvas.Paint(
                    fill: theme.background, stroke: colour, strokeWidth: 1.5, dash: [3, 2]),
                title: title)
        } else {
            frame.canvas.rectangle(
                x: x, y: y - height / 2, width: width, height: height, radius: min(2, width / 2),
                paint: .fill(colour), title: title)
        }
        let size = Self.labelSize
        guard textWidth(label, size: size) + 12 <= width else { return }
        frame.canvas.text(
            label, at: Point(x: x + width / 2, y: y + size * 0.36), size: size,
            colour: theme.readable(on: isOutlined ? theme.background : colour), anchor: .middle)
    }
}
