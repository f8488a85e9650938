import Analysis
import Charts
import Text

/// The circuits of an analysis (E1) and who pays whom (E2), drawn as in the report, for pages that show nothing else of it.
package struct FlowDrawings {
    /// One exhibit in both themes, ready to stand in a page.
    package struct Drawing: Sendable {
        /// `E1-circuit-ladder`
        package let name: String
        package let light, dark: String
    }

    package let drawings: [Drawing]

    /// - Precondition: ``AnalysisParts/circuits`` is computed.
    package init(_ analysis: Analysis, language: ReportLanguage, idPrefix: String) {
        let exhibits = ReportExhibits(ReportContext(analysis, language: language))
        drawings = [exhibits.ladder, exhibits.matrix].map { exhibit in
            Drawing(
                name: exhibit.name,
                light: exhibit.draw(.light).svg(idSuffix: "\(idPrefix)-light"),
                dark: exhibit.draw(.dark).svg(idSuffix: "\(idPrefix)-dark"))
        }
    }
}
