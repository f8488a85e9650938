import Analysis
import ArgumentParser

/// `ouroboros shard`: a run that many machines share, by lines of JSON.
struct ShardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shard",
        abstract: "Divide a large run among workers, and put the results together.",
        discussion: HelpText.discussion(
            """
            `plan` writes jobs, one a line; `run` reads jobs and writes results, one a line; `merge` reads the jobs and all results. Any division gives the bytes of the \
            undivided run. Parts may run twice and in any order; merge says which are missing (status 4). Status 64 and 65 of `run` say that trying again does not \
            help; after any other failure the jobs may be given to another worker.
            """,
            examples: [
                "ouroboros shard plan stress Models/demo --count 1000000 --parts 8 -o jobs",
                "ouroboros shard run Models/demo jobs -o results",
                "ouroboros shard merge jobs results",
            ]),
        subcommands: [
            ShardPlanCommand.self, ShardRunCommand.self, ShardMergeCommand.self,
        ])
}

extension ShardOperation: ExpressibleByArgument {}

extension ExitStatus {
    /// Trying again gives the same (`EX_DATAERR` of sysexits.h).
    static let badData = ExitCode(65)
    /// Another try may do it (`EX_TEMPFAIL`).
    static let tryAgain = ExitCode(75)
}

extension CommandError {
    /// Ends with another status than its own: workers tell by it whether to try again.
    static func withStatus(
        _ common: CommonOptions, _ body: () throws -> Void
    ) throws {
        do { try body() } catch let error as CommandError {
            error.report(common)
            switch error {
            case .invalid, .refused: throw ExitStatus.badData
            case .interrupted: throw ExitStatus.tryAgain
            case .defect: throw ExitStatus.internalError
            }
        }
    }
}

/// Files of lines.
enum ShardFiles {
    /// Largest file of jobs or results.
    static let limit = 1 << 30

    /// The lines of jobs, blank ones apart.
    static func jobs(_ path: String) throws -> [ShardJob] {
        let bytes = try InputFile.read(path, limit: limit)
        var jobs: [ShardJob] = []
        for (index, line) in bytes.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).enumerated() where !line.isEmpty {
            do throws(ShardError) { jobs.append(try ShardJob(line)) } catch {
                throw CommandError.refused(
                    "\(path == InputFile.standardInput ? "standard input" : path):\(index + 1):1",
                    reason: "\(error)",
                    help: "jobs are the lines that `ouroboros shard plan` writes")
            }
        }
        return jobs
    }
}
