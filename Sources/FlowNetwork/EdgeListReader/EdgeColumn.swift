/// What a column of an edge list can mean.
///
/// ```
/// src,dst,weight              source,target,amount        Source,Target,Type,Id,Label,Weight
/// from,to,value               payer,payee,amount_usd      "","from","to","weight"
/// ```
///
/// Names are those of this project, of data frames, of igraph, networkx and Gephi, and of payment tables; capitals and blanks around them do
/// not matter. Everything else is a column that the network does not need.
public enum EdgeColumn: String, Sendable, CaseIterable {
    case source = "src"
    case target = "dst"
    case weight
    case date
    case kind
    /// Directed or undirected, as Gephi writes it.
    case direction

    /// Columns that a table must have.
    public static let needed: [EdgeColumn] = [.source, .target, .weight]

    /// Columns that may be named by hand.
    public static let nameable: [EdgeColumn] = [.source, .target, .weight, .date, .kind]

    /// Accepted names, the first being the one that messages use.
    var names: [String] {
        switch self {
        case .source: ["src", "source", "from", "payer", "sender", "debtor"]
        case .target:
            [
                "dst", "dest", "destination", "target", "to", "payee", "recipient", "receiver",
                "creditor",
            ]
        case .weight: ["weight", "amount", "value"]
        case .date: ["date", "day"]
        case .kind: ["kind"]
        case .direction: ["type"]
        }
    }

    /// The meaning of a header's name; `nil` for a column that is not needed.
    public init?(header: String) {
        let name = header.lowercased()
        guard
            let found = EdgeColumn.allCases.first(where: { column in
                column.names.contains(name)
                    || (column == .weight && EdgeColumn.isAmount(name, of: column.names))
            })
        else { return nil }
        self = found
    }

    /// `weight_musd`, `amount (USD)`, `value_eur`; not `value_date`, `amount_currency`.
    private static func isAmount(_ name: String, of words: [String]) -> Bool {
        if name.hasPrefix("weight") { return !describes(name.dropFirst(6)) }
        return words.contains { word in
            guard name.hasPrefix(word), let next = name.dropFirst(word.count).unicodeScalars.first
            else { return false }
            return !next.properties.isAlphabetic && !describes(name.dropFirst(word.count))
        }
    }

    /// Whether a suffix says that the column holds something about the amount.
    private static func describes(_ suffix: Substring) -> Bool {
        let word = suffix.drop { !$0.isLetter }
        return ["date", "day", "time", "currency", "unit", "kind", "type", "id", "basis", "note"]
            .contains(word.prefix { $0.isLetter }.description)
    }
}
