import Testing

@Suite("Published schemas of the JSON outputs")
struct SchemaTests {
    /// The quick ones; `make test-exports` holds every output against its schema.
    @Test(
        "outputs are what their schemas say (Scripts/setup.sh --tests installs the validator)",
        arguments: [
            (
                "circularity-edges contagion-clearing contagion-debtrank contagion-failure-costs contagion-furfine contagion-valuation",
                20
            ), ("shard-job shard-result shard-merge forecast", 13),
            ("lint verify-sources import-plan", 9),
        ])
    func outputs(_ names: String, _ count: Int) throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            "python3 \"$REPO/Scripts/json-schemas.py\" \"$O\" --check \(names)", in: folder.url)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.lines.count { $0.hasPrefix("ok") } == count, "\(run.output)")
    }

    @Test("every verb, model and method that prints JSON has a schema, with a row in the list")
    func verbs() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            "python3 \"$REPO/Scripts/json-schemas.py\" \"$O\" --verbs", in: folder.url)
        #expect(run.status == 0 && run.output.hasPrefix("ok"), "\(run.output)")
    }

    @Test(
        "a verb, a model or a file without its schema is named",
        arguments: [
            ("rm Documentation/schemas/score.schema.json", "score: a file"),
            (
                "sed -i '/network(\"--model\", \"merton\")/d' Scripts/json-schemas.py",
                "contagion model merton"
            ),
            ("sed -i '/\\[\"lint\", /d' Scripts/json-schemas.py", "lint --format json"),
            (
                "sed -i '/^| `backtest`/d' Documentation/schemas/README.md",
                "backtest: a row in README.md"
            ),
            ("echo '{}' > Documentation/schemas/other.schema.json", "other: outputs"),
        ])
    func missing(_ change: String, _ named: String) throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            "mkdir Scripts Documentation && cp -r \"$REPO/Documentation/schemas\" Documentation/ && cp \"$REPO/Scripts/json-schemas.py\" Scripts/ && ln -s \"$REPO/Models\" Models && \(change) && python3 Scripts/json-schemas.py \"$O\" --verbs",
            in: folder.url)
        #expect(run.status == 1, "\(run.output)")
        #expect(run.output.contains("FAIL without a schema: \(named)\n"), "\(run.output)")
    }

    @Test(
        "a key that goes, and a key of another type, is a breach",
        arguments: ["del value['network']", "value['network']['firms'] = 'three'"])
    func breach(_ change: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("src,dst,weight\na,b,5\nb,a,7\n", to: "edges.csv")
        let check = """
            import json, sys
            sys.path.append("/usr/lib/python3/dist-packages")
            import jsonschema
            value = json.load(sys.stdin)
            \(change)
            schema = json.load(open(sys.argv[1]))
            problems = list(jsonschema.Draft202012Validator(schema).iter_errors(value))
            print(len(problems), problems[:1])
            """
        try folder.write(check, to: "check.py")
        let run = try ShellRun(
            "\"$O\" circularity edges.csv --format json | python3 check.py \"$REPO/Documentation/schemas/circularity-edges.schema.json\"",
            in: folder.url)
        #expect(run.output.hasPrefix("1 "), "\(run.output)")
    }
}
