import Reports

/// The style of the served page.
enum LiveStyle {
    static let text = PageStyle.text + "\n" + ExplorerStyle.text + "\n"
}
