import Ledger
import Money
import Text

/// The keys of a rules file; see ``MappingSpec``.
extension MappingSpec {
    static let importRules = MappingSpec(
        "import rules",
        [
            .required("import", .id, "name of the import: its files and its lock carry it"),
            .required("reads", .mapping(importReads), "what the file is and how it is written"),
            .optional("columns", .mapping(importColumns), "the table's column for each part"),
            .optional("scale", .text, "scale of amounts that give none: k, m, bn, tn"),
            .optional("currency", .mapping(importCurrency), "currency of amounts that give none"),
            .optional("entities", .table(.text), "the table's name: entity id"),
            .optional("kinds", .table(.text), "the table's word: kind, or a mapping"),
            .optional("statuses", .table(.text), "the table's word: status, or a mapping"),
            .optional("defaults", .mapping(importDefaults), "where no column says it"),
            .optional("split", .mapping(importSplit), "what separates several names in a cell"),
            .optional("skip", .list(.mapping(importSkip)), "rows to leave out"),
            .optional("same_as", .table(.id), "row id: deal written by hand that it is"),
            .optional("on_missing", .mapping(importMissing), "what an empty cell means"),
            .optional(
                "on_unknown", .words(ImportRules.Unknown.self), "parties that the model lacks"),
            .optional("on_zero", .words(ImportRules.Zero.self), "what an amount of 0 means"),
            .optional("periods", .mapping(importPeriods), "which periods are taken"),
            .optional("metrics", .list(.text), "which metrics are taken; absent: all"),
            .optional("tags", .table(.mapping(importTag)), "metric: tags to use instead"),
            .optional("forms", .list(.text), "lists of filings: which forms"),
            .optional("items", .list(.text), "lists of filings: items of current reports"),
            .optional("column", .text, "series: the column with the values"),
            .optional("known", .day, "when what the file says became known"),
            .optional("source", .mapping(importSource), "how the source is described"),
        ])

    static let importReads = MappingSpec(
        "reads",
        [
            .required("kind", .words(ImportKind.self), "what the file is"),
            .optional("file", .text, "its name; * within it"),
            .optional("cik", .text, "SEC central index key"),
            .optional("firm", .id, "entity id that the figures are about"),
            .optional("year_end", .count(1...12), "month in which the firm's year ends"),
            .optional("sheet", .text, "sheet of a workbook"),
            .optional("header", .count(1...1_000_000), "row of the headings"),
            .optional("header_rows", .count(1...3), "rows that the headings take"),
            .optional("last", .mapping(importSkip), "the first row that is no more part of it"),
            .optional("encoding", .words(FileEncoding.self), "where it is not UTF-8"),
            .optional("separator", .text, "between cells: ',', ';', '|' or tab"),
            .optional("decimal", .words(DecimalMark.self), "in front of decimals"),
            .optional("date_order", .words(DateOrder.self), "dmy, mdy, ymd or yymmdd"),
        ])

    static let importColumns = MappingSpec(
        "columns",
        ColumnRole.allCases.map { .optional($0.rawValue, .text, "heading of the column") })

    static let importCurrency = MappingSpec(
        "currency",
        [
            .optional("default", .currency, "ISO 4217 code of amounts that name none"),
            .optional(
                "rates", .table(.number(1e-9...1e12)),
                "currency: units of it for one of the model's, where the ledger has no rate"),
        ])

    static let importDefaults = MappingSpec(
        "defaults",
        [
            .optional("kind", .words(LegKind.self), "kind of every row"),
            .optional("status", .words(DealStatus.self), "status of every row"),
            .optional("binding", .words(Binding.self), "what binds, unless a word says it"),
        ])

    static let importSplit = MappingSpec(
        "split",
        [
            .optional("payer", .text, "between payers"),
            .optional("payee", .text, "between payees"),
        ])

    static let importSkip = MappingSpec(
        "skip",
        [
            .required("column", .text, "heading of the column"),
            .required("is", .oneOrMany(.text), "its text"),
        ])

    static let importMissing = MappingSpec(
        "on_missing",
        [
            .optional("amount", .words(ImportRules.Missing.self), "undisclosed or refuse"),
            .optional("date", .words(ImportRules.Missing.self), "refuse or known"),
            .optional("party", .words(ImportRules.Missing.self), "refuse or skip"),
        ])

    static let importPeriods = MappingSpec(
        "periods",
        [
            .optional("from", .day, "first last-day of a period"),
            .optional("to", .day, "last last-day of a period"),
            .optional("keep", .list(.words(ImportRules.Keep.self)), "kinds of period"),
        ])

    static let importTag = MappingSpec(
        "tags",
        [
            .required("use", .oneOrMany(.text), "tags, the first that has a value is used"),
            .optional("scope", .text, "scope of the facts"),
        ])

    static let importSource = MappingSpec(
        "source",
        [
            .optional("id", .text, "id, with {form}, {period}, {filed} for filings"),
            .optional("title", .text, "title in the analyst's own words"),
            .optional("publisher", .text, "who published it"),
            .optional("kind", .words(Source.Kind.self), "what it is"),
            .optional("grade", .grade, "Admiralty grade"),
            .optional("url", .text, "address"),
        ])

    static let importWord = MappingSpec(
        "word",
        [
            .optional("kind", .words(LegKind.self), "kind of the leg"),
            .optional("status", .words(DealStatus.self), "status of the deal"),
            .optional("binding", .words(Binding.self), "what binds the parties"),
            .optional("reverse", .flag, "whether the payer of the table is paid"),
            .optional("skip", .flag, "whether such rows are left out"),
        ])
}
