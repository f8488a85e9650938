import Foundation
import Testing

@Suite("The folder of a report")
struct ReportFolderTests {
    private static let few = "-q --paths 0 --draws 0 --replicates 0"

    @Test(
        "a second report removes the first one's pages, keeps the folder's rights and is what verify expects"
    )
    func oldPages() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            D="$REPO/Models/demo"
            $O report "$D" -o r --lang en,ko --html \(Self.few) --as-of 2025-10-15; chmod 750 r; chmod 600 r/report.md
            $O report "$D" -o r \(Self.few); echo $?
            ls r | grep -c 'html\\|\\.ko\\.'; stat -c %a r r/report.md
            $O verify r --model "$D" -q; echo $?; ls -A
            """, in: folder.url)
        #expect(run.lines == ["0", "0", "750", "600", "0", "r"])
    }

    @Test("what no report wrote is named, and nothing is written")
    func foreign() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            D="$REPO/Models/demo"; mkdir -p p/summary.md; echo mine > p/notes.txt
            $O report "$D" -o p \(Self.few); echo $?; find p | sort
            echo secret > victim; mkdir q; ln -s ../victim q/summary.md
            $O report "$D" -o q \(Self.few) 2>/dev/null; echo $?; cat victim
            $O report "$D" -o r \(Self.few); echo mine > r/notes.txt
            $O report "$D" -o r \(Self.few) 2>/dev/null; echo $?; cat r/notes.txt; ls -A
            """, in: folder.url)
        #expect(run.output.contains("it holds what no report wrote: notes.txt, summary.md/"))
        #expect(
            run.lines.suffix(12)
                == [
                    "2", "p", "p/notes.txt", "p/summary.md", "2", "secret", "2", "mine", "p", "q",
                    "r",
                    "victim",
                ])
    }

    @Test("reports of other days below it stay")
    func nested() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            D="$REPO/Models/demo"; $O report "$D" -o r/2025 \(Self.few); $O report "$D" -o r --lang ko \(Self.few)
            $O report "$D" -o r \(Self.few); echo $?; ls r/2025/report.md r/report.md; ls r | grep -c ko
            """, in: folder.url)
        #expect(run.lines == ["0", "r/2025/report.md", "r/report.md", "0"])
    }

    @Test("a report into the folder where the command runs stays there")
    func here() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            mkdir r; cd r; $O report "$REPO/Models/demo" -o . \(Self.few); echo $?
            $O report "$REPO/Models/demo" -o . --lang ko \(Self.few); echo $?; ls report*; ls -A .. | wc -l | tr -d ' '
            """, in: folder.url)
        #expect(run.lines == ["0", "0", "report.ko.md", "1"])
    }

    @Test("eight reports at once into one folder all succeed, and leave one")
    func together() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            for i in 1 2 3 4 5 6 7 8; do ($O report "$REPO/Models/demo" -o r \(Self.few) || echo "failed $?") & done; wait
            $O verify r --model "$REPO/Models/demo" -q; echo $?; ls -A
            """, in: folder.url)
        #expect(run.lines == ["0", "r"], "\(run.output)")
    }

    @Test(
        "verify finds whatever does not belong, in every folder, and prints nothing that steers a terminal"
    )
    func verify() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            D="$REPO/Models/demo"; $O report "$D" -o r \(Self.few)
            mkdir -p r/evil r/figures/x r/empty; echo x > r/evil/index.html; echo x > r/figures/x/a.svg; mkfifo r/pipe
            ln -s /etc r/etc; ln -s nowhere r/dangling; printf '\\033]0;x\\007' >> r/summary.md
            touch "r/$(printf 'a\\033[31m\\n::error::b')"
            $O verify r --model "$D"; echo $?
            """, in: folder.url)
        for name in [
            "r/evil: it is a folder", "r/evil/index.html: the report made again has no such file",
            "r/figures/x/a.svg: the", "r/empty: it is a folder", "r/pipe: it is a pipe",
            "r/etc: it is a link", "r/dangling: it is a link", "summary.md:",
            "r/a\\u{001B}[31m\\u{000A}::error::b: the",
        ] { #expect(run.output.contains(name), "\(name) in \(run.output)") }
        #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
        #expect(!run.lines.contains { $0.hasPrefix("::") })
        #expect(run.output.contains("differences; the report made again has"))
        #expect(run.lines.last == "1")
    }
}
