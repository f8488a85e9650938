/// The fragment under which GitHub and GitLab reach a heading: lower case, no punctuation, hyphens for spaces.
package func headingAnchor(_ heading: String) -> String {
    var anchor = ""
    for scalar in heading.lowercased().unicodeScalars {
        let properties = scalar.properties
        if scalar == " " {
            anchor.unicodeScalars.append("-")
        } else if scalar == "-" || scalar == "_" || properties.isAlphabetic
            || properties.numericType != nil
        {
            anchor.unicodeScalars.append(scalar)
        }
    }
    return "#" + anchor
}
