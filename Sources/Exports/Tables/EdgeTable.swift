import Analysis
import FlowNetwork
import Ledger
import Money
import Reports

extension DataTable {
    /// The entities of the ledger.
    static func firms(_ subject: ExportSubject) -> DataTable {
        let entities = subject.analysis.ledger.model.entities
        return DataTable(
            name: "firms", title: "Firms and other entities of the ledger",
            columns: [
                Column("id", .string, "id in the ledger", isRequired: true, isUnique: true),
                Column("name", .string, "English name", isRequired: true),
            ] + EntityAttribute.all.map { Column($0.name, .string, $0.meaning) },
            rows: entities.map { entity in
                [entity.id, entity.name]
                    + EntityAttribute.all.map { $0.text(entity, subject.analysis) }
            }, primaryKey: ["id"])
    }

    /// The counted money of a layer as `ouroboros circularity` reads it: a row for each part of a leg that is equally firm.
    static func edges(_ subject: ExportSubject) -> DataTable {
        let firms = subject.analysis.network.firms
        let attributes = MoneyEdge.attributes.filter { $0.name != "not_counted" }
        return DataTable(
            name: "edges", title: subject.caption,
            columns: [
                Column("id", .string, "deal, leg and firmness", isRequired: true, isUnique: true),
                Column("source", .string, "id of the firm that pays", isRequired: true),
                Column("target", .string, "id of the firm that is paid", isRequired: true),
                Column("weight", .number, "money of this firmness", isRequired: true, least: 0),
            ] + attributes.map { Column($0.name, .string, $0.meaning) },
            rows: subject.edges.compactMap { edge in
                edge.money.map { money in
                    [edge.id, firms[edge.from].id, firms[edge.to].id, money.decimalString]
                        + attributes.map { $0.text(edge, subject.analysis) }
                }
            }, primaryKey: ["id"])
    }
}
