import ArgumentParser
import Circularity
import Documents
import FlowNetwork
import Money
import Reports
import Text

/// The verb on a bare network.
extension CircularityCommand {
    /// Circuits that are listed without `--top`.
    private static let listLimit = 100_000

    func ofEdges() throws -> String {
        try refuse(
            [(time.givenConflict != nil, "--conflict")],
            because: "goes with a model: a bare network has no claims that could disagree")
        if null == nil {
            try refuse(
                [
                    (random.givenReplicates != nil, "--replicates"),
                    (random.givenSeed != nil, "--seed"),
                ], because: "goes with --null: nothing else here is drawn")
        }
        let stages = StageMeter(isQuiet: common.quiet)
        defer { stages.finish() }
        stages.begin("reading \(input)")
        let result = try read(stages)
        if window != nil {
            guard result.list.days.contains(where: { $0 != nil }) else {
                throw ValidationError(
                    "--window has no effect: \(input) has no column `day` or `date` with dates in it."
                )
            }
        }
        if dot || mermaid {
            let network = NetworkExport(try digraph(result.list))
            return dot ? network.dot : network.mermaid
        }
        stages.begin("measuring")
        let measures: EdgeListMeasures
        do throws(CircularityError) {
            measures = try EdgeListMeasures(
                result.list,
                options: .init(
                    maxLength: maxLength, windowDays: window, progress: { stages.begin($0) }))
        } catch {
            throw failed(error)
        }
        stages.begin("listing circuits")
        let found =
            circuits
            ? measures.network.widestCircuits(
                maxLength: maxLength, limit: list.top ?? Self.listLimit) : nil
        if null != nil { stages.begin("testing against chance") }
        let tests = try null.map { try self.tests($0, result.list, measures) }
        let headline = try compared(measures)
        stages.begin("writing")
        let cut = time.asOf.map { EdgeListCut(asOf: $0, laterRows: result.laterRows) }
        switch format {
        case .json:
            return try JSONText.of(
                EdgeListData(
                    measures, circuits: found, tests: tests, cut: cut, headline: headline,
                    listed: list.top))
        case .text:
            return try TextRenderer.fitting(output).render(
                EdgeListSummary(
                    measures, circuits: found, tests: tests, cut: cut, headline: headline,
                    listed: list.top
                ).document)
        }
    }

    private func read(_ stages: StageMeter) throws -> EdgeListReader.Result {
        var options = EdgeListReader.Options()
        options.asOf = time.asOf
        options.isDecimalComma = isDecimalComma
        options.columns = try namedColumns()
        let name = input
        options.progress = { stages.begin("reading \(name): \($0) rows") }
        let bytes = try InputFile.read(input, limit: options.maxBytes)
        let result: EdgeListReader.Result
        do throws(InvalidInput) {
            result = try EdgeListReader(options: options).read(bytes, file: input)
        } catch {
            stages.finish()
            throw CommandError.invalid(error, files: [input: bytes])
        }
        if !result.warnings.isEmpty { stages.clear() }
        ModelLoading(common: common).report(result.warnings, files: [input: bytes])
        return result
    }

    private func namedColumns() throws -> [EdgeColumn: String] {
        var result: [EdgeColumn: String] = [:]
        for text in columns {
            let meanings = EdgeColumn.nameable.map(\.rawValue).joined(separator: ", ")
            guard let sign = text.firstIndex(of: "="),
                let column = EdgeColumn(rawValue: String(text[..<sign])),
                EdgeColumn.nameable.contains(column), text.index(after: sign) < text.endIndex
            else {
                throw ValidationError(
                    "--column \(text): write MEANING=NAME, where MEANING is one of \(meanings).")
            }
            guard result[column] == nil else {
                throw ValidationError("--column names \(column.rawValue) twice.")
            }
            result[column] = String(text[text.index(after: sign)...])
        }
        return result
    }

    private func digraph(_ list: EdgeList) throws -> WeightedDigraph {
        do throws(GraphError) { return try WeightedDigraph(list) } catch { throw failed(error) }
    }

    private func tests(
        _ null: NullModel, _ list: EdgeList, _ measures: EdgeListMeasures
    ) throws -> EdgeListTests {
        do throws(MeasureError) {
            return try EdgeListTests(
                list, network: measures.network, null: null, replicates: random.replicates,
                windowDays: window, maxLength: maxLength, seed: random.seed)
        } catch {
            throw failed(error)
        }
    }

    private func failed(_ error: any Error) -> CommandError {
        .refused(input, reason: "\(error)")
    }
}
