import Foundation
import Testing

@Suite("The verb verify with sources")
struct VerifyQuotesTests {
    /// A model whose deal has a quote, in a folder with the file that it stands in.
    private func folder(quote: String = "USD 2 billion", file: String = "filings/s.html") throws
        -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        try SmallModel.write(folder, at: "m", policy: SmallModel.warning)
        let deals = folder.url.appending(path: "m/deals.yaml")
        let text = try String(contentsOf: deals, encoding: .utf8)
        try Data(
            text.replacingOccurrences(
                of: "      - source: s\n",
                with: "      - source: s\n        locator: page 3\n        quote: \(quote)\n"
            ).utf8
        ).write(to: deals)
        try folder.write("<html><p>Maker pays <b>USD 2&nbsp;billion</b>.</p></html>", to: file)
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ more: [String] = []) throws -> CommandRun {
        try CommandRun(["verify", "m", "--sources", "filings"] + more, in: folder.url)
    }

    @Test("a quote that stands in the file is found, and its place is said")
    func found() throws {
        let run = try run(try folder())
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("m/deals.yaml:8:16: found in s.html (deal 'd', source 's')"))
        #expect(run.output.contains("of 1 quotes and files 1 found"))
    }

    @Test("a quote that is not there fails, and so does a file that is not")
    func notFound() throws {
        let other = try run(try folder(quote: "USD 3 billion"))
        #expect(other.status == 1)
        #expect(other.output.contains("not found in s.html"), "\(other.output)")
        let missing = try run(try folder(file: "filings/t.html"), ["--quiet"])
        #expect(missing.status == 1)
        #expect(missing.output.contains("file missing"), "\(missing.output)")
    }

    @Test("the same in JSON, and of a report whose model the manifest names")
    func json() throws {
        let folder = try folder()
        let json = try run(folder, ["--format", "json"])
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(data["proven"] as? Bool == true)
        let item = try #require((data["items"] as? [[String: Any]])?.first)
        #expect(item["outcome"] as? String == "found" && item["locator"] as? String == "page 3")
        let report = try CommandRun(
            ["report", "m", "--draws", "0", "--replicates", "0", "--quiet"], in: folder.url)
        #expect(report.status == 0, "\(report.messages)")
        let verified = try CommandRun(
            ["verify", "Reports/m", "--sources", "filings"], in: folder.url)
        #expect(verified.status == 0, "\(verified.output)\(verified.messages)")
    }

    @Test("a folder that is not there is invalid input, --model beside a model is a usage error")
    func invalid() throws {
        let folder = try folder()
        let missing = try CommandRun(["verify", "m", "--sources", "none"], in: folder.url)
        #expect(missing.status == 2)
        #expect(missing.messages.contains("none: error:"), "\(missing.messages)")
        let usage = try CommandRun(
            ["verify", "m", "--sources", "filings", "--model", "m"], in: folder.url)
        #expect(usage.status != 0 && usage.status != 1)
        #expect(usage.messages.contains("--model says where the model of a report is"))
    }
}
