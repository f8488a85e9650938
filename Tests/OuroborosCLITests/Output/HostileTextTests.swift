import Foundation
import Testing

@Suite("Text of strangers on the way to a terminal and a log")
struct HostileTextTests {
    private func demo(_ edit: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let policy =
            "version: 1\\nrules:\\n  - {id: circulation-share, layer: binding, warn: 0.99}\\n"
        let run = try ShellRun(
            """
            cp -r "$REPO/Models/demo" m; chmod -R u+w m; printf '\(policy)' > m/policy.yaml
            \(edit)
            """, in: folder.url)
        try #require(run.output.isEmpty, "\(run.output)")
        return folder
    }

    @Test(
        "control characters are refused however YAML writes them",
        arguments: [
            "\\\"a\\\\eb\\\"", "\\\"a\\\\x00b\\\"", "\\\"a\\\\u0085b\\\"", "\\\"a\\\\nb\\\"",
            "\\\"a\\\\u2028b\\\"",
        ])
    func escapes(_ title: String) throws {
        let folder = try demo(
            // Once for the shell, once for sed.
            "sed -i.bak \"s/^title: .*/title: \(title.replacing(#"\\"#, with: #"\\\\"#))/\" m/model.yaml; rm m/model.yaml.bak"
        )
        let run = try ShellRun("$O lint m; echo $?", in: folder.url)
        #expect(run.lines.last == "2", "\(run.output)")
        #expect(run.output.contains("error[E004]"))
    }

    @Test(
        "a name that hides, turns directions or commands a log is shown as what it is, in every verb"
    )
    func names() throws {
        let folder = try demo(
            "sed -i.bak 's/name: Labco/name: \"::error::\\\\u202Eevil\\\\u200B##[error]x\"/' m/entities.yaml; rm m/entities.yaml.bak"
        )
        for verb in [
            "contagion m", "bubble m", "stress m --paths 16 --no-explain -q",
            "circularity m --circuits",
            "circularity m --dot", "circularity m --mermaid", "circularity m --format json",
            "trace m circulation-share@announced --draws 0 --replicates 0", "check m",
            "check m --format junit",
        ] {
            let run = try ShellRun("$O \(verb) 2>&1", in: folder.url)
            #expect(!run.output.contains("\u{202E}") && !run.output.contains("\u{200B}"), "\(verb)")
            #expect(
                !run.lines.contains {
                    $0.drop { $0.isWhitespace }.hasPrefix("::") || $0.contains("##[")
                },
                "\(verb): \(run.output)")
        }
        let run = try ShellRun(
            """
            $O report m -o r -q --paths 0 --draws 0 --replicates 0 --html --lang en,ko; echo $?
            grep -rlP '\\x{202E}|\\x{200B}' r | wc -l; grep -c '202E' r/report.md
            """, in: folder.url)
        #expect(
            run.lines.first == "0" && run.lines[1] == "0" && run.lines[2] != "0", "\(run.output)")
    }

    @Test("formulas of a spreadsheet are text in the tables of a report")
    func formulas() throws {
        let folder = try demo(
            "sed -i.bak \"s#title: Chipco buys shares of Labco#title: =cmd|'/C calc'!A0#\" m/deals/deals.yaml; rm m/deals/deals.yaml.bak"
        )
        let run = try ShellRun(
            "$O report m -o r -q --paths 0 --draws 0 --replicates 0; grep -h 'cmd|' r/deals.csv",
            in: folder.url)
        #expect(run.output.contains("'=cmd|'/C calc'!A0") && !run.output.contains(",=cmd"))
    }

    @Test(
        "arguments and names of files with control characters are refused, and shown as what they are"
    )
    func arguments() throws {
        let folder = try demo(
            "mv m/deals/deals.yaml \"m/deals/$(printf 'a\\033[31m\\n::error::b.yaml')\"")
        let run = try ShellRun(
            "$O lint m; echo $?; $O lint \"$(printf 'a\\033]0;x\\007')\"; echo $?; $O explain \"$(printf '\\033[2J')\"; echo $?",
            in: folder.url)
        #expect(!run.output.contains("\u{1B}") && !run.lines.contains { $0.hasPrefix("::") })
        #expect(run.output.contains("has a control character or a line feed in its name"))
        #expect(run.output.contains("argument 2 holds the control character U+001B"))
        #expect(run.lines.filter { ["0", "2", "64"].contains($0) } == ["2", "64", "64"])
    }

    @Test("a policy and a baseline of a model stay in its folder; options may name others")
    func gateFiles() throws {
        let folder = try demo("echo 'very secret' > secret")
        let run = try ShellRun(
            """
            cp m/policy.yaml policy; rm m/policy.yaml; ln -s ../secret m/policy.yaml
            $O check m; echo $?; rm m/policy.yaml
            for b in ../secret "$PWD/secret" link dangling; do
                ln -sf ../secret m/link; ln -sf ../made m/dangling
                (cat policy; echo "baseline: $b") > m/policy.yaml
                $O check m; echo $?; $O check m --update-baseline; echo $?
            done; ls made secret; cat secret
            cp policy m/policy.yaml; $O check m --policy policy --baseline b.json --update-baseline -q > /dev/null; ls b.json
            """, in: folder.url)
        #expect(run.output.components(separatedBy: "very secret").count == 2, "\(run.output)")
        #expect(
            run.output.contains(
                "m/policy.yaml:1:1: error[E001]: the file leads out of the model's folder"))
        #expect(run.output.components(separatedBy: "leads out of the policy's folder").count == 9)
        #expect(run.lines.filter { $0 == "2" }.count == 9)
        #expect(run.output.contains("cannot access 'made'") || !run.lines.contains("made"))
        #expect(run.lines.last == "b.json")
    }

    @Test(
        "pipes without a writer and devices are no inputs; a pipe with a writer and standard input are"
    )
    func inputs() throws {
        let folder = try demo("printf 'src,dst,weight\\na,b,1\\nb,a,1\\n' > edges.csv; mkfifo pipe")
        let run = try ShellRun(
            """
            $O circularity pipe; echo $?; $O check m --policy pipe; echo $?; $O check m --baseline pipe; echo $?
            $O circularity /dev/zero; echo $?; $O stress m --merge /dev/zero; echo $?
            $O circularity <(cat edges.csv) | head -1 | cut -c1-7; $O circularity - < edges.csv | head -1 | cut -c1-7
            head -c 3000000 /dev/zero > zeros; $O stress m --merge zeros; echo $?
            """, in: folder.url)
        #expect(run.lines.filter { $0 == "2" }.count == 6, "\(run.output)")
        #expect(run.output.components(separatedBy: "no program writes to this pipe").count == 4)
        #expect(run.output.components(separatedBy: "it is a device, not a plain file").count == 3)
        #expect(run.output.contains("zeros: error: cannot read it: this is no partial result"))
        #expect(run.lines.filter { $0 == "How muc" }.count == 2)
    }

    @Test("init replaces nothing and follows no link out of its folder")
    func initialising() throws {
        let folder = try demo("mkdir a out b; echo mine > a/entities.yaml; ln -s ../out b/deals")
        let run = try ShellRun(
            """
            $O init a; echo $?; ls -A a; cat a/entities.yaml; $O init b; echo $?; ls -A out b
            $O init c -q; echo $?; $O lint c; $O init c 2>&1; echo $?
            """, in: folder.url)
        #expect(run.output.contains("cannot write a/entities.yaml: it exists already"))
        #expect(run.output.contains("mine"))
        #expect(
            run.lines.filter { ["0", "2"].contains($0) } == ["2", "2", "0", "2"], "\(run.output)")
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: folder.url.appending(path: "out").path()
            ).isEmpty)
    }

    @Test("fmt keeps rights and links, and a file beside it that is called like its own of before")
    func formatting() throws {
        let folder = try demo(
            """
            echo secret > victim; ln -s ../victim m/model.yaml.part; chmod 600 m/model.yaml
            sed -i.bak 's/^title: /title:   /' m/model.yaml; rm m/model.yaml.bak
            mv m/entities.yaml m/real.yaml; ln -s real.yaml m/entities.yaml
            sed -i.bak 's/kind: company/kind:   company/' m/real.yaml; rm m/real.yaml.bak
            """)
        let run = try ShellRun(
            """
            $O fmt m; echo $?; cat victim; readlink m/entities.yaml m/model.yaml.part; stat -c %a m/model.yaml
            grep -c ':   ' m/model.yaml m/real.yaml; ls -A m | grep -c ouroboros-
            """, in: folder.url)
        #expect(
            run.lines.dropFirst() == [
                "0", "secret", "real.yaml", "../victim", "600", "m/model.yaml:0", "m/real.yaml:0",
                "0",
            ], "\(run.output)")
    }
}
