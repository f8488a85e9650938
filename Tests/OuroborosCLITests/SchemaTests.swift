import Testing

@Suite("Published schemas of the JSON outputs")
struct SchemaTests {
    /// The quick ones; `make test-exports` holds every output against its schema.
    @Test("outputs are what their schemas say (Scripts/setup.sh --tests installs the validator)")
    func outputs() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            "python3 \"$REPO/Scripts/json-schemas.py\" \"$O\" --check circularity-edges contagion-clearing contagion-debtrank lint",
            in: folder.url)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.lines.count { $0.hasPrefix("ok") } == 9, "\(run.output)")
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
