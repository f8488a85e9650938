import Ledger
import Money
import Text

/// Makes the plan of an import: reads the file by the rules, compares with lock and ledger, and writes the model's files as they would be, in memory.
///
/// ```swift
/// let plan = ImportPlanner(folder: folder, rules: rules).plan(file)
/// print(plan.counts.text)
/// ```
/// Nothing is written. The same folder, rules and file give the same plan, byte for byte.
public struct ImportPlanner {
    private let folder: any ModelFolder
    private let rules: ImportRules
    /// Whether a fact that the ledger has by hand with another value is written as a second claim.
    private let isBeside: Bool

    public init(folder: any ModelFolder, rules: ImportRules, isBeside: Bool = false) {
        self.folder = folder
        self.rules = rules
        self.isBeside = isBeside
    }

    public func plan(_ file: ImportFile) -> ImportPlan {
        var plan = ImportPlan(name: rules.name, file: file.name)
        let current = LedgerReader.read(folder: folder)
        guard let model = current.model else {
            plan.obstacles = current.diagnostics.filter { $0.severity == .error }
            return plan
        }
        do throws(InvalidInput) {
            try fill(&plan, file, model)
        } catch { plan.obstacles += error.diagnostics }
        plan.diagnostics.sort()
        return plan
    }

    private func fill(
        _ plan: inout ImportPlan, _ file: ImportFile, _ model: LedgerModel
    ) throws(InvalidInput) {
        guard let source = ImportSources.of(rules.kind) else { return }
        try checkEntities(model)
        let files = LedgerFiles(name: rules.name)
        let old = try lock()
        let reading = try source.read(file, rules: rules, model: model, lock: old)
        plan.diagnostics += reading.notes
        plan.coverage = reading.coverage
        var content = ImportContent(firm: rules.firm)
        content.resolutions = reading.resolutions
        content.isWhole = source.isWhole
        var lock = ImportLock(name: rules.name)
        lock.files = old.files
        lock.outputs = old.outputs
        lock.entries = old.entries
        let hand = HandEntries(model: model, folder: folder, own: Set(files.all))
        var seen: Set<String> = []
        /// A row that stands twice in one file is read once.
        var read: [String: ImportUnit] = [:]
        plan.digest = ContentHash.hex(file.bytes)
        let before = old.files[file.lastName]
        if before != plan.digest { plan.digestBefore = before }
        var series = try series(files)

        for unit in reading.units {
            var line: ImportPlan.Line
            switch unit.outcome {
            case .skipped(let why): line = .init(kind: .skipped, locator: unit.locator, text: why)
            case .operand:
                line = .init(
                    kind: .derived, locator: unit.locator, text: "part of a difference or a sum")
            case .refused(let problem):
                plan.diagnostics.append(problem)
                line = .init(kind: .refused, locator: unit.locator, text: problem.message)
            case .point(let day, let value):
                let before = series[day]
                series[day] = value.plain
                line = .init(
                    kind: before == nil ? .added : before == value.plain ? .same : .changed,
                    locator: unit.locator, text: "\(day) \(value.plain)")
            case .gives(let entry):
                line = .init(kind: .added, locator: unit.locator, text: entry.ledgerID)
                if let kept = hand.covers(entry, isBeside: isBeside, &plan.diagnostics) {
                    line.kind = kept.isSame ? .same : .skipped
                    line.text = kept.text
                    break
                }
                if let first = read[unit.key] {
                    let isSame = first.hash == unit.hash
                    line.kind = isSame ? .skipped : .refused
                    line.text =
                        isSame
                        ? "the same as \(first.locator)"
                        : "'\(entry.ledgerID)' is stated differently in \(first.locator)"
                    if !isSame {
                        plan.diagnostics.append(
                            Diagnostic(
                                .importRow, at: unit.place(in: file), line.text,
                                help: "keep one of the two; the first is read"))
                    }
                    break
                }
                read[unit.key] = unit
                seen.insert(unit.key)
                if let before = old.entries[unit.key] {
                    line.kind = before.hash == unit.hash ? .same : .changed
                } else if let near = hand.near(entry) {
                    plan.diagnostics.append(
                        Diagnostic(
                            .importNear, at: unit.place(in: file),
                            "'\(entry.ledgerID)' is like the deal '\(near)': same parties and kind, dates and amounts near",
                            help:
                                "if they are one, say `same_as: {\(entry.ledgerID): \(near)}` in the rules"
                        ))
                }
                if line.kind != .same {
                    lock.entries[unit.key] = ImportLock.Entry(
                        hash: unit.hash, ledgerID: entry.ledgerID, plan: "")
                }
                content.add(entry)
            }
            plan.counts.count(line.kind)
            plan.lines.append(line)
        }
        for entity in reading.entities { content.add(.entity(entity)) }
        for entry in reading.derived
        where hand.covers(entry, isBeside: isBeside, &plan.diagnostics) == nil {
            let key = "derived:\(entry.ledgerID)"
            seen.insert(key)
            plan.computed += 1
            let hash = ContentHash.short(["\(entry)"])
            if old.entries[key]?.hash != hash {
                lock.entries[key] = ImportLock.Entry(
                    hash: hash, ledgerID: entry.ledgerID, plan: "")
            }
            content.add(entry)
        }
        for (key, entry) in old.entries.sorted(by: { $0.key < $1.key })
        where source.isWhole && !seen.contains(key) {
            plan.vanished.append(entry.ledgerID)
            plan.diagnostics.append(
                Diagnostic(
                    .importVanished, at: Place(file: file.name, line: 1, column: 1),
                    "'\(entry.ledgerID)' was imported before and is no longer in the file",
                    help: "it stays in the ledger; take it out by hand if it never was"))
        }
        let usedSources = Set(
            content.facts.map(\.source) + content.deals.values.joined().map(\.source))
        let others = Set(
            model.sources.filter { $0.place.file != folder.shown(files.sources) }.map(\.id))
        content.sources = reading.sources.filter {
            usedSources.contains($0.id) && !others.contains($0.id)
        }
        content.sources += content.listed
        sign(&content, plan.digest, file, source.isWhole, model, files, old)
        addRates(&content, model, files)
        content.resolutions.removeAll { choice in
            !content.facts.contains {
                "\($0.metric)@\($0.asOf)" == choice.field && $0.source == choice.use
            }
        }
        lock.files[file.lastName] = plan.digest
        let text = series.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
        try write(&plan, files, content, text.isEmpty ? nil : "date,value\n" + text, &lock, old)
    }

    /// Gives every source of the file its name and digest.
    ///
    /// Of files that stand beside each other, two may give one source: it stays with the file that it came from first, so that importing them in turn changes nothing.
    private func sign(
        _ content: inout ImportContent, _ digest: String, _ file: ImportFile, _ isWhole: Bool,
        _ model: LedgerModel, _ files: LedgerFiles, _ old: ImportLock
    ) {
        let own = folder.shown(files.sources)
        let others = Set(old.files.filter { $0.key != file.lastName }.values)
        let before = Dictionary(
            model.sources.filter { $0.place.file == own }.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        for index in content.sources.indices {
            let earlier = before[content.sources[index].id]
            if !isWhole, let earlier, let hash = earlier.sha256, others.contains(hash) {
                content.sources[index].file = earlier.file
                content.sources[index].sha256 = hash
            } else {
                content.sources[index].file = content.sources[index].file ?? file.lastName
                content.sources[index].sha256 = digest
            }
        }
    }

    /// Rates of the rules for currencies that the imported deals are in and for which the ledger has none by hand.
    private func addRates(
        _ content: inout ImportContent, _ model: LedgerModel, _ files: LedgerFiles
    ) {
        let base = model.baseCurrency
        let own = folder.shown(files.rates)
        let byHand = Set(
            model.exchangeRates.filter { $0.place.file != own }.flatMap { [$0.base, $0.quote] })
        let used = Set(
            content.deals.values.joined().flatMap(\.legs).compactMap(\.amount.stated?.currency))
        let source = "\(rules.name)-rates"
        let day = rules.known ?? model.defaultAsOf
        content.rates = rules.rates.filter {
            $0.currency != base && used.contains($0.currency) && !byHand.contains($0.currency)
        }.map {
            RateEntry(
                base: base, quote: $0.currency, date: day, rate: $0.rate, source: source)
        }
        guard !content.rates.isEmpty else { return }
        content.sources.append(
            SourceEntry(
                id: source, title: "Exchange rates that imports/\(rules.name).yaml states",
                publisher: nil, kind: .assumption, grade: "F6", published: PartialDate(day),
                url: nil, file: nil, note: "whoever wrote the rules gives them"))
    }

    /// The values that the model's series has: those that the file no longer gives stay.
    private func series(_ files: LedgerFiles) throws(InvalidInput) -> [Day: String] {
        guard rules.kind == .series, let text = try contents(files.series) else { return [:] }
        var values: [Day: String] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let parts = line.split(separator: ",")
            if parts.count == 2, let day = Day(String(parts[0])) { values[day] = String(parts[1]) }
        }
        return values
    }

    private func checkEntities(_ model: LedgerModel) throws(InvalidInput) {
        let ids = model.entities.map(\.id)
        var problems: [Diagnostic] = []
        let named =
            rules.entities.values.map { ($0.id, $0.place) }
            + (rules.firm.map { [($0, rules.place)] } ?? [])
        for (id, place) in named where !ids.contains(id) && rules.unknown != .add {
            problems.append(
                Diagnostic(
                    .importRule, at: place, "the model has no entity '\(id)'",
                    help: Suggestion.nearest(to: id, in: ids).map { "did you mean '\($0)'?" }
                        ?? "add it to the model's entities"))
        }
        for (row, deal) in rules.sameAs where !model.deals.contains(where: { $0.id == deal }) {
            problems.append(
                Diagnostic(
                    .importRule, at: rules.place,
                    "`same_as` says that '\(row)' is the deal '\(deal)', which the model does not have",
                    help: Suggestion.nearest(to: deal, in: model.deals.map(\.id))
                        .map { "did you mean '\($0)'?" } ?? "correct the id"))
        }
        if !problems.isEmpty { throw InvalidInput(problems.sorted()) }
    }

    private func lock() throws(InvalidInput) -> ImportLock {
        let path = ImportLock.path(rules.name)
        let bytes: [UInt8]
        do throws(FolderError) {
            bytes = try folder.read(path, limit: 256 << 20)
        } catch {
            if error == .missing { return ImportLock(name: rules.name) }
            throw InvalidInput([
                Diagnostic(
                    .importLock, at: Place(file: folder.shown(path), line: 1, column: 1),
                    "the lock \(error.words)", help: "take the file back from version control")
            ])
        }
        return try ImportLock(reading: bytes, name: rules.name, file: folder.shown(path))
    }

    // MARK: Files

    private func write(
        _ plan: inout ImportPlan, _ files: LedgerFiles, _ content: ImportContent, _ series: String?,
        _ lock: inout ImportLock, _ old: ImportLock
    ) throws(InvalidInput) {
        var changes: [ImportPlan.FileChange] = []
        for path in files.all {
            let before = try contents(path)
            let after: String?
            if path == files.series {
                after = series
            } else {
                let old: LedgerNode? = if let before { try Self.node(before, path) } else { nil }
                if let node = files.merged(path, old: old, content) {
                    after = try files.text(node, path: path)
                } else {
                    after = nil
                }
            }
            guard let after, after != before else { continue }
            if let before, old.outputs[path] != ContentHash.hex(Array(before.utf8)) {
                throw InvalidInput([
                    Diagnostic(
                        .importEdited, at: Place(file: folder.shown(path), line: 1, column: 1),
                        "the file was changed by hand after it was imported",
                        help:
                            "move what you wrote into a file of your own, and take this one back from version control"
                    )
                ])
            }
            changes.append(.init(path: path, before: before, after: after))
            lock.outputs[path] = ContentHash.hex(Array(after.utf8))
        }
        plan.hash = String(
            ContentHash.hex(changes.flatMap { [$0.path, $0.after] } + [lock.text]).prefix(12))
        for (key, entry) in lock.entries where entry.plan.isEmpty {
            lock.entries[key]?.plan = plan.hash
        }
        let path = ImportLock.path(rules.name)
        let before = try contents(path)
        if before != lock.text, !lock.entries.isEmpty || series != nil {
            changes.append(.init(path: path, before: before, after: lock.text))
        }
        plan.changes = changes
        plan.obstacles += check(changes, files)
    }

    private func contents(_ path: String) throws(InvalidInput) -> String? {
        do throws(FolderError) {
            return String(decoding: try folder.read(path, limit: 256 << 20), as: UTF8.self)
        } catch {
            if error == .missing { return nil }
            throw InvalidInput([
                Diagnostic(
                    .unreadable, at: Place(file: folder.shown(path), line: 1, column: 1),
                    "the file \(error.words)")
            ])
        }
    }

    private static func node(_ text: String, _ path: String) throws(InvalidInput) -> LedgerNode {
        let collector = DiagnosticCollector(limit: 100)
        let root = SingleFile.root(Array(text.utf8), file: path, collector)
        guard let root, !collector.hasErrors else { throw InvalidInput(collector.diagnostics) }
        return LedgerNode(root)
    }

    /// What is wrong with the model as it would be.
    private func check(_ changes: [ImportPlan.FileChange], _ files: LedgerFiles) -> [Diagnostic] {
        let written = Dictionary(
            changes.map { ($0.path, Array($0.after.utf8)) }, uniquingKeysWith: { $1 })
        let after = LedgerReader.read(folder: OverlayFolder(base: folder, files: written))
        var problems = after.diagnostics.filter { $0.severity == .error }
        for change in changes where files.all.contains(change.path) {
            guard after.files[folder.shown(change.path)] == nil else { continue }
            let key = files.listing(change.path)
            problems.append(
                Diagnostic(
                    .importUnlisted,
                    at: Place(file: folder.shown("model.yaml"), line: 1, column: 1),
                    "`files` of model.yaml does not list \(change.path), so that nobody would read it",
                    help: "add it: `\(key): [\(pattern(change.path))]`"))
        }
        // An unlisted file takes its entities' references with it: one reason is enough.
        let unlisted = problems.filter { $0.code == .importUnlisted }
        return unlisted.isEmpty ? problems : unlisted
    }

    private func pattern(_ path: String) -> String {
        for kind in ["sources", "entities", "fx"] where path.hasPrefix("\(kind)-imported") {
            return "\(kind).yaml, \(kind)-imported-*.yaml"
        }
        return path
    }
}

extension ImportUnit {
    /// The place of its row, as far as the locator tells.
    func place(in file: ImportFile) -> Place {
        let number = locator.hasPrefix("line ") ? Int(locator.dropFirst(5)) : nil
        return Place(file: file.name, line: number ?? 1, column: 1)
    }
}
