/// What all exhibits share: headline and subtitle above, legend and source below.
///
/// Exhibits draw their body from ``bodyTop`` on and say how far down they came; the frame adds
/// the rest and closes the document at the height that results.
package struct ExhibitFrame {
    package let text: ExhibitText
    package let theme: Theme
    package let strings: ExhibitStrings
    package let width: Double
    /// Where the body starts.
    package let bodyTop: Double
    package var canvas = SVGCanvas()

    package static let margin = 28.0
    package static let titleSize = 21.0
    private static let narrowTitleSize = 18.0
    package static let subtitleSize = 14.0
    package static let noteSize = 12.0

    package init(
        text: ExhibitText, theme: Theme, strings: ExhibitStrings = .english, width: Double
    ) {
        self.text = text
        self.theme = theme
        self.strings = strings
        self.width = width
        let inner = width - 2 * Self.margin
        var y = 36.0
        let size = width <= ExhibitForm.narrow.width ? Self.narrowTitleSize : Self.titleSize
        for line in wrapped(text.title, width: inner, size: size, weight: .bold) {
            canvas.text(
                line, at: Point(x: Self.margin, y: y), size: size, weight: .bold,
                colour: theme.ink)
            y += 6 + size
        }
        y -= 2
        for line in wrapped(text.subtitle, width: inner, size: Self.subtitleSize, weight: .regular)
        {
            canvas.text(
                line, at: Point(x: Self.margin, y: y), size: Self.subtitleSize,
                colour: theme.muted)
            y += 19
        }
        bodyTop = y + 4
    }

    /// One entry of a legend.
    package struct Key {
        enum Sign {
            case line(Colour, dash: [Double])
            case swatch(Colour)
            case outlined(Colour)
            case boxed(Colour)
        }
        let sign: Sign
        let label: String
    }

    /// Draws a legend that wraps at the width.
    ///
    /// - Returns: the lower edge.
    package mutating func legend(_ keys: [Key], left: Double, top: Double) -> Double {
        if keys.isEmpty { return top }
        let size = 13.0
        let right = width - Self.margin
        var x = left
        var y = top + 9
        for key in keys {
            let sign = signWidth(key.sign)
            let label = fitted(
                key.label, width: right - left - sign - 7, size: size, weight: .regular)
            let step = sign + 7 + textWidth(label, size: size)
            if x > left && x + step > right {
                x = left
                y += 22
            }
            draw(key.sign, x: x, y: y)
            canvas.text(
                label, at: Point(x: x + sign + 7, y: y + 4.5), size: size, colour: theme.ink)
            x += step + 24
        }
        return y + 13
    }

    private func signWidth(_ sign: Key.Sign) -> Double {
        if case .line = sign { return 30 }
        return 14
    }

    private mutating func draw(_ sign: Key.Sign, x: Double, y: Double) {
        switch sign {
        case .line(let colour, let dash):
            canvas.line(
                from: Point(x: x, y: y), to: Point(x: x + 30, y: y),
                paint: .stroke(colour, width: 3, dash: dash))
        case .swatch(let colour):
            canvas.rectangle(
                x: x, y: y - 7, width: 14, height: 14, radius: 3, paint: .fill(colour))
        case .outlined(let colour):
            canvas.rectangle(
                x: x + 0.75, y: y - 6.25, width: 12.5, height: 12.5, radius: 3,
                paint: .stroke(colour, width: 1.5, dash: [3, 2]))
        case .boxed(let colour):
            canvas.rectangle(
                x: x + 1, y: y - 6, width: 12, height: 12, radius: 3,
                paint: .stroke(colour, width: 2))
        }
    }

    /// The legend of flows: the families and line styles that occur, in fixed order.
    package func flowKeys(families: Set<ExhibitFamily>, firmness: Set<ExhibitFirmness>) -> [Key] {
        var keys = ExhibitFamily.allCases.filter(families.contains).map {
            Key(sign: .swatch(theme.colour($0)), label: strings.name($0))
        }
        let styles: [([ExhibitFirmness], String)] = [
            ([.paid, .binding], strings.solidLine), ([.announced], strings.dashedLine),
            ([.reported, .estimated], strings.dottedLine),
        ]
        for (members, label) in styles where members.contains(where: firmness.contains) {
            let dash = members.first?.dash(width: 3) ?? []
            keys.append(Key(sign: .line(theme.muted, dash: dash), label: label))
        }
        return keys
    }

    /// Adds the source below the body and closes the document.
    package mutating func finished(bodyBottom: Double, notes: [String] = []) -> DrawnExhibit {
        var y = bodyBottom + 22
        let inner = width - 2 * Self.margin
        for note in notes + [text.source] {
            for line in wrapped(note, width: inner, size: Self.noteSize, weight: .regular) {
                canvas.text(
                    line, at: Point(x: Self.margin, y: y), size: Self.noteSize,
                    colour: theme.muted)
                y += 17
            }
        }
        let height = (y + 4).rounded(.up)
        let svg = canvas.document(
            id: text.id, title: text.title, description: text.description, width: width,
            height: height, theme: theme)
        return DrawnExhibit(
            id: text.id, svg: svg, width: width, height: height, labels: canvas.labels,
            marks: canvas.marks)
    }
}
