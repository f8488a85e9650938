import Text

extension ContagionReader {
    /// Reads `HOLDINGS.csv`: `owner` holds the part `share` of the equity of `firm`.
    ///
    /// ```
    /// owner,firm,share
    /// a,b,0.5
    /// ```
    ///
    /// Rows of one owner and firm add up. Time and memory are proportional to the bytes, within the limits.
    ///
    /// - Parameter names: firms of `FIRMS.csv`, in its order.
    /// - Throws: `InvalidInput` with every problem, up to the limit; among them a firm whose shares add up to 1 or more, at the
    ///   row that makes them do so.
    public func readHoldings(
        _ bytes: [UInt8], file: String, firms names: [String]
    ) throws(InvalidInput) -> Shareholdings {
        let firms = Dictionary(
            names.enumerated().map { ($0.element, Int32(clamping: $0.offset)) },
            uniquingKeysWith: { first, _ in first })
        var (owned, owners, shares) = ([Int32](), [Int32](), [Double]())
        var held = [Double](repeating: 0, count: names.count)
        var table = ContagionTable(reader: self)
        try table.read(
            bytes, file: file,
            columns: [.init(names: ["owner"]), .init(names: ["firm"]), .init(names: ["share"])]
        ) { table, rows, fields, place in
            let owner = table.firm(fields[0], rows, in: firms)
            let firm = table.firm(fields[1], rows, in: firms)
            let share = table.share(fields[2], rows)
            guard let owner, let firm, let share else { return }
            guard owner != firm else {
                table.report(
                    .contagionSelfHolding, place, "a firm owns itself",
                    help: "leave the row out: such shares belong to the other owners")
                return
            }
            // Ten tenths are a whole, though their sum as `Double` is just below 1.
            let whole = ClearingOptions.solvencyThreshold
            let wasPart = held[Int(firm)] < whole
            held[Int(firm)] += share
            if wasPart, held[Int(firm)] >= whole {
                table.report(
                    .contagionOwnedWhole, fields[2].map { table.place($0, rows) } ?? place,
                    "with this row the firms own \(held[Int(firm)]) of `\(names[Int(firm)])`",
                    help: "outsiders must hold a part: keep the sum of its shares below 1")
            }
            owned.append(firm)
            owners.append(owner)
            shares.append(share)
        }
        guard table.problems.isEmpty else { throw InvalidInput(table.problems) }
        do throws(ClearingError) {
            return try Shareholdings(
                firms: names.count, owned: owned, owners: owners, shares: shares)
        } catch {
            throw InvalidInput([
                Diagnostic(
                    .contagionTooLarge, at: Place(file: file, line: 1, column: 1),
                    "the shares cannot be added up: \(error)", help: "add up parallel shares before"
                )
            ])
        }
    }
}

extension ContagionTable {
    /// A part of the whole, from 0 to 1.
    mutating func share(_ field: CSVReader.Field?, _ rows: CSVReader) -> Double? {
        guard let field, let value = number(field, rows, "share") else { return nil }
        guard (0...1).contains(value) else {
            report(
                .contagionBadShare, place(field, rows), "the share \(value) is outside 0 to 1",
                help: "write 0.3 for 30%")
            return nil
        }
        return value
    }

    /// The rank of a debt.
    mutating func seniority(_ field: CSVReader.Field, _ rows: CSVReader) -> UInt8? {
        let text = NameFolding.folded(rows.text(field))
        guard let rank = UInt8(text), ContagionReader.seniorities.contains(Int(rank)) else {
            report(
                .contagionBadSeniority, place(field, rows),
                "the seniority `\(String(text.prefix(40)))` is not a whole number from \(ContagionReader.seniorities.lowerBound) to \(ContagionReader.seniorities.upperBound)",
                help: "write 1 for the debts that are paid first, 2 for the next, and so on")
            return nil
        }
        return rank
    }
}
