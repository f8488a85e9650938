import Charts
import Foundation
import Testing
import Text

@Suite("No label covers another")
struct LabelOverlapTests {
    enum Exhibit: String, CaseIterable, Sendable {
        case e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, a1, a2

        /// Whether it is laid out for narrow screens.
        var forms: [ExhibitForm] {
            [.e1, .e3, .e4, .e6, .e8, .e11].contains(self) ? ExhibitForm.allCases : [.wide]
        }
    }

    static let sizes = [3, 4, 7, 12, 20, 33, 60]

    static func draw(
        _ exhibit: Exhibit, _ count: Int, _ names: Names, _ theme: Theme,
        _ form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        let strings: ExhibitStrings = names.isKorean ? .korean : .english
        let words: StressExhibitWords =
            names.isKorean ? StressExhibitWords(language: .ko) : StressExhibitWords(language: .en)
        switch exhibit {
        case .e1:
            return SampleExhibits.largeLadder(count, names)
                .drawn(theme: theme, strings: strings, form: form)
        case .e2:
            return SampleExhibits.largeMatrix(count, names).drawn(theme: theme, strings: strings)
        case .e3:
            return SampleExhibits.largeBars(count, names)
                .drawn(theme: theme, strings: strings, form: form)
        case .e4:
            return StressSampleExhibits.largeDots(count, names)
                .drawn(theme: theme, words: words, form: form)
        case .e5: return StressSampleExhibits.largeHeatmap(count, names).drawn(theme: theme)
        case .e6:
            return StressSampleExhibits.largeTornado(count, names)
                .drawn(theme: theme, words: words, form: form)
        case .e7:
            return StressSampleExhibits.largeFlows(count, names).drawn(theme: theme, words: words)
        case .e8:
            return OtherSampleExhibits.largeContagion(count, names)
                .drawn(theme: theme, strings: strings, form: form)
        case .e9:
            return OtherSampleExhibits.largeDecay(count, names).drawn(
                theme: theme, strings: strings)
        case .e10:
            return OtherSampleExhibits.largeProviders(count, names)
                .drawn(theme: theme, strings: strings)
        case .e11:
            return OtherSampleExhibits.largePaths(count, names)
                .drawn(theme: theme, strings: strings, form: form)
        case .a1: return SampleExhibits.largeMap(count, names).drawn(theme: theme, strings: strings)
        case .a2:
            return StressSampleExhibits.largeFan(count, names).drawn(theme: theme, words: words)
        }
    }

    @Test(
        "at any number of firms, with long and with Korean names, inside the picture",
        arguments: Exhibit.allCases, Names.all)
    func labels(exhibit: Exhibit, names: Names) throws {
        for (count, form) in Self.sizes.flatMap({ size in exhibit.forms.map { (size, $0) } }) {
            let drawn = Self.draw(exhibit, count, names, .light, form)
            #expect(drawn.overlaps == [], "\(count)")
            #expect(drawn.labels.count >= 3)
            for label in drawn.labels {
                for corner in label.corners {
                    #expect(corner.x >= 0 && corner.x <= drawn.width, "\(count): \(label.text)")
                    #expect(corner.y >= 0 && corner.y <= drawn.height, "\(count): \(label.text)")
                }
            }
            if let folder = ProcessInfo.processInfo.environment["EXHIBIT_FOLDER"] {
                let kind = names.isKorean ? "ko" : "en"
                try Data(drawn.svg.utf8).write(
                    to: URL(
                        fileURLWithPath: "\(folder)/\(exhibit)-\(count).\(form).\(kind).svg"))
            }
        }
    }
}
