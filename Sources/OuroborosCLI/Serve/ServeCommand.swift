import Analysis
import ArgumentParser
import Dispatch
import Explorer
import Ledger
import Text

struct ServeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "A page to look at a model with: sliders, switches, before and after.",
        discussion: HelpText.discussion(
            """
            Prints an address of this machine. The page there has sliders for day and firmness, switches for deals, other amounts, dates and cash balances, \
            and shows the numbers before and after. The model's files are never written. Only who knows the address gets an answer; Ctrl-C ends it.
            --static FILE writes one page that needs no program: the network with sliders and switches. It computes returnable financing by itself, and \
            when it is opened it finds hundreds of values of this program once more.
            """,
            examples: [
                "ouroboros serve Models/demo",
                "ouroboros serve Models/demo --port 8123 --lang ko",
                "ouroboros serve Models/demo --static demo.html",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        name: .customLong("static"),
        help: ArgumentHelp("Write one page that needs no program.", valueName: "file"))
    var file: String?

    @Option(parsing: .unconditional, help: "Port to listen on; 0, the default, is any free one.")
    var port: Int?

    @Option(help: "Language in which the page opens: en or ko. (default: en)")
    var lang: String?

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    private var language: ReportLanguage { lang.flatMap(ReportLanguage.init) ?? .en }

    func validate() throws {
        if let lang, ReportLanguage(rawValue: lang) == nil {
            throw ValidationError("--lang is '\(lang)'; the page speaks en and ko.")
        }
        if let port, !(0...65_535).contains(port) {
            throw ValidationError("--port is \(port); it must be in 0…65535.")
        }
        if file != nil, port != nil {
            throw ValidationError("--port has no effect on --static, which listens to nobody.")
        }
    }

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        if let file { try write(opened, to: file) } else { try serve(opened) }
    }

    private func write(_ opened: OpenedModel, to file: String) throws {
        let page: StaticPage
        do throws(StaticPageError) {
            page = try StaticPage(
                opened, asOf: time.asOf, conflictPolicy: time.conflict, language: language)
        } catch {
            switch error {
            case .amountsTooLarge:
                throw CommandError.refused(
                    model, reason: "\(error)",
                    help: "use `ouroboros serve` without --static: it has no such limit")
            case .differs: throw CommandError.defect("\(error)")
            case .measure(let why): throw why
            }
        }
        try OutputFiles.emit(page.html, to: file)
        if file != "-", !common.quiet {
            Terminal.message("\(file): \(page.days) days, \(page.references) reference values")
        }
    }

    private func serve(_ opened: OpenedModel) throws {
        let explorer = Explorer(opened, asOf: time.asOf, conflictPolicy: time.conflict)
        let token = Self.token()
        let jobs = DispatchQueue(label: "stress")
        let server: LoopbackServer
        do throws(ListenError) {
            server = try LoopbackServer(port: UInt16(port ?? 0)) { [model] port in
                let site = ExplorerSite(
                    explorer, token: token, port: port, modelPath: model,
                    startJob: { job in jobs.async { job.run() } })
                return { site.respond(to: $0) }
            }
        } catch {
            throw CommandError.refused(
                "--port \(error.port)", reason: "it cannot be listened on: \(error.reason)",
                help: "leave --port out: any free port will do")
        }
        Interruption.listen()
        DispatchQueue(label: "prepare", qos: .utility).async { [language] in
            explorer.prepare(language, isCancelled: { Interruption.isRequested })
        }
        let query = language == .en ? "" : "?lang=\(language.code)"
        Terminal.write("http://127.0.0.1:\(server.port)/\(token)/\(query)\n")
        if !common.quiet {
            Terminal.message("Open this address in a browser on this machine. Ctrl-C ends.")
        }
        server.run(until: { Interruption.isRequested })
    }

    /// 128 bits that nobody can guess: the system's random numbers.
    private static func token() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
