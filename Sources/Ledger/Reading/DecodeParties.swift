import Money
import Text

/// Entities, sources and exchange rates.
extension LedgerDecoder {
    mutating func decodeEntities(_ file: MappingDecoder) {
        for entry in file.table("entities") {
            guard let id = collector.define(entry, "entity", in: &entityPlaces),
                let fields = MappingDecoder(
                    entry.value, .entity, owner: "entity '\(id)'", place: entry.keyPlace, collector)
            else { continue }
            var entity = Entity(id: id, name: fields.text("name") ?? id, place: entry.keyPlace)
            entity.names = fields.texts("names", "name")
            entity.kind = fields.word("kind", Entity.Kind.self) ?? .company
            entity.parent = fields.reference(
                "parent", to: .entity, relation: .parent, subject: id)
            entity.controlledBy = fields.reference(
                "controlled_by", to: .entity, relation: .controlledBy, subject: id)
            entity.listed = fields.flag("listed") ?? false
            entity.country = fields.value(
                "country", .unknownWord, "a country code",
                "write the two capital letters of ISO 3166-1: US, KR"
            ) { text in
                text.count == 2 && text.allSatisfy { ("A"..."Z").contains($0) } ? text : nil
            }
            entity.note = fields.prose("note")
            if let node = fields.node("ids"),
                let ids = MappingDecoder(
                    node, .identifiers, owner: "ids of \(fields.owner)", collector)
            {
                for key in MappingSpec.identifiers.keys.map(\.name) {
                    entity.identifiers[key] = ids.text(key)
                }
                checkLEI(ids)
            }
            fields.readAcceptances()
            model.entities.append(entity)
        }
    }

    private func checkLEI(_ ids: MappingDecoder) {
        guard ids.has("lei"), let lei = ids.text("lei") else { return }
        switch LegalEntityIdentifier.verdict(lei) {
        case .good: break
        case .malformed:
            ids.report(
                .badLEI, "lei", "'\(lei)' is not a legal entity identifier",
                help: "an LEI has 18 letters or digits and two check digits")
        case .wrongChecksum:
            ids.report(
                .badLEI, "lei", "the check digits of the LEI '\(lei)' do not fit",
                help: "compare it with the register; a character is wrong or swapped")
        }
    }

    mutating func decodeSources(_ file: MappingDecoder) {
        for entry in file.table("sources") {
            guard let id = collector.define(entry, "source", in: &sourcePlaces),
                let fields = MappingDecoder(
                    entry.value, .source, owner: "source '\(id)'", place: entry.keyPlace, collector)
            else { continue }
            let worst = Grade("F6")
            let grade = fields.value(
                "grade", .unknownWord, "a grade",
                "write the source's letter A to F and the information's digit 1 to 6: B2"
            ) { Grade($0) }
            let published = fields.date("published")
            if !(fields.has("published") && published == nil) { setPublished(id, published) }
            let kind = fields.word("kind", Source.Kind.self) ?? .news
            let cites = fields.references("cites", to: .source, relation: .cites, subject: id)
            fields.readAcceptances()
            guard let grade = grade ?? worst else { continue }
            var source = Source(
                id: id, title: fields.text("title") ?? id, publisher: fields.text("publisher"),
                kind: kind, grade: grade, published: published,
                publishedBasis: fields.text("published_basis"), lang: fields.text("lang"),
                url: fields.text("url"), file: fields.text("file"), cites: cites,
                note: fields.prose("note"), place: entry.keyPlace)
            source.accession = fields.accession()
            source.sha256 = fields.hash()
            source.falsifier = fields.text("falsifier")
            model.sources.append(source)
        }
    }

    mutating func decodeRates(_ file: MappingDecoder) {
        for node in file.elements("rates") {
            guard let fields = MappingDecoder(node, .rate, owner: "exchange rate", collector) else {
                continue
            }
            let base = fields.currency("base")
            let quote = fields.currency("quote")
            let date = fields.date("date")
            let rate = fields.number("rate")
            let source = fields.reference("source", to: .source)
            let note = fields.prose("note")
            guard let base, let quote, let date, let rate, let source else { continue }
            guard base != quote else {
                fields.report(
                    .unknownCurrency, "quote", "the exchange rate is from \(base) to itself",
                    help: "give two different currencies")
                continue
            }
            model.exchangeRates.append(
                ExchangeRate(
                    base: base, quote: quote, date: date, rate: rate, source: source, note: note,
                    place: node.place))
        }
    }
}

/// Legal entity identifiers (ISO 17442).
enum LegalEntityIdentifier {
    enum Verdict { case good, malformed, wrongChecksum }

    /// Checks form and check digits: letters count as 10 to 35, and the number so written must be 1 modulo 97 (ISO/IEC 7064, MOD 97-10).
    static func verdict(_ text: String) -> Verdict {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { return .malformed }
        var remainder = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where index < 18:
                remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
            default: return .malformed
            }
        }
        return remainder == 1 ? .good : .wrongChecksum
    }
}
