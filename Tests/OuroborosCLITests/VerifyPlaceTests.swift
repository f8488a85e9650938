import Foundation
import Testing

@Suite("verify finds the model of any report")
struct VerifyPlaceTests {
    private static let fast = ["--draws", "0", "--replicates", "0", "--quiet"]

    /// A report of a model in a repository of its own: `models/m` or the folder itself.
    private func repository(_ model: String, id: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallModel.write(folder, at: model, policy: SmallModel.warning, id: id)
        return folder
    }

    private func verify(_ arguments: [String], in folder: URL) throws -> CommandRun {
        try CommandRun(["verify"] + arguments, in: folder)
    }

    @Test(
        "the report of a model that states no id is called as its folder, and is verified from anywhere"
    )
    func anywhere() throws {
        let folder = try repository("models/m")
        let run = try CommandRun(["report", "models/m"] + Self.fast, in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(folder.files.contains("Reports/m/report.md"))
        let here = try verify(["Reports/m"], in: folder.url)
        #expect(here.status == 0, "\(here.output)\(here.messages)")
        let below = try verify(["m"], in: folder.url.appending(path: "Reports"))
        #expect(below.status == 0, "\(below.output)\(below.messages)")
        let elsewhere = try verify(
            [folder.url.appending(path: "Reports/m").path()], in: CommandRun.root)
        #expect(elsewhere.status == 0, "\(elsewhere.output)\(elsewhere.messages)")
    }

    @Test("a stated id names the report")
    func stated() throws {
        let folder = try repository("models/m", id: "my-web")
        #expect(try CommandRun(["report", "models/m"] + Self.fast, in: folder.url).status == 0)
        #expect(folder.files.contains("Reports/my-web/report.md"))
        #expect(try verify(["Reports/my-web"], in: folder.url).status == 0)
    }

    @Test("a model that is the working directory, or lies beside it, is found too")
    func otherPlaces() throws {
        let own = try repository("m")
        let inside = own.url.appending(path: "m")
        #expect(try CommandRun(["report", "."] + Self.fast, in: inside).status == 0)
        #expect(try verify(["Reports/m"], in: inside).status == 0)
        #expect(try verify(["m/Reports/m"], in: own.url).status == 0)
        try own.write("", to: "work/keep")
        let beside = own.url.appending(path: "work")
        let run = try CommandRun(["report", "../m", "-o", "r"] + Self.fast, in: beside)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try verify(["r"], in: beside).status == 0)
        #expect(try verify(["work/r"], in: own.url).status == 0)
    }

    @Test("the name of a model's folder is no part of its report")
    func renamed() throws {
        let folder = try repository("m")
        #expect(try CommandRun(["report", "m", "-o", "r"] + Self.fast, in: folder.url).status == 0)
        try FileManager.default.moveItem(
            at: folder.url.appending(path: "m"), to: folder.url.appending(path: "renamed"))
        let lost = try verify(["r"], in: folder.url)
        #expect(lost.status == 2)
        #expect(
            lost.messages.contains("is not at m") && lost.messages.contains("--model"),
            "\(lost.messages)")
        let named = try verify(["r", "--model", "renamed"], in: folder.url)
        #expect(named.status == 0, "\(named.output)\(named.messages)")
    }
}
