import Syntax

/// Runs a book from its first cell to its last.
package final class Runner {
    private let session: Session
    private let options: RunOptions
    private let progress: Progress
    /// Set by a signal handler through `interrupt`.
    private var isInterrupted = false

    private var path = ""
    private var document = Document()
    private var records: [CellRecord] = []
    private var notes: [String] = []
    private var status = RunStatus.done
    private var folder: OutputFolder?
    private var entries: [Journal.Entry] = []
    private var keys: [Int: String] = [:]
    private var journal: Journal?
    private var cache: CellCache?
    private var start = 0.0

    package init(session: Session, options: RunOptions, progress: Progress) {
        self.session = session
        self.options = options
        self.progress = progress
    }

    /// Ends the run at the cell that runs now, or before the next one.
    package func interrupt() {
        isInterrupted = true
        session.evaluator.interrupt()
    }

    package func run(_ path: String) -> RunResult {
        start = Clock.monotonic
        self.path = path
        if let failure = prepare() {
            let result = RunResult(
                path: path, document: document, cells: records, status: failure.status,
                seconds: Clock.monotonic - start,
                notes: notes, failure: failure.message)
            progress.ended(result)
            return result
        }
        progress.began(book: path, cells: records.count)
        writeManifest("running")
        resume()
        for position in records.indices where records[position].status == .notRun {
            guard status == .done else { break }
            if isInterrupted {
                status = .interrupted
                break
            }
            if let reason = reasonToSkip(records[position]) {
                records[position].status = .skipped
                records[position].reason = reason
                progress.ended(records[position], position: position + 1, of: records.count)
                continue
            }
            if cache != nil ? !runOrTakeCell(position) : !runCell(position) { break }
            saveJournal(after: position)
        }
        let result = RunResult(
            path: path, document: document, cells: records, status: status, seconds: Clock.monotonic - start,
            notes: notes)
        writeManifest(status.word)
        if status == .done { journal?.remove() }
        writeReports(result)
        progress.ended(result)
        return result
    }

    // MARK: Before the first cell

    private struct Refusal { var status: RunStatus; var message: String }

    private func prepare() -> Refusal? {
        do throws(FileError) {
            let bytes = try Files.read(path)
            do throws(FormatError) { document = try DocumentFormat.read(bytes, path: path) } catch {
                if case .unknownFormat = error { return Refusal(status: .usage, message: error.message) }
                return Refusal(status: .doesNotParse, message: "\(path): \(error.message)")
            }
        } catch { return Refusal(status: .usage, message: error.message) }
        do throws(ParameterError) {
            var values: [(name: String, value: String)] = []
            if let file = options.parametersFile { values = try BookParameters.values(inFile: file) }
            for (name, text) in options.parameters {
                values.removeAll { $0.name == name }
                values.append((name, BookParameters.literal(text)))
            }
            document = try BookParameters(of: document).inject(values, into: document)
        } catch { return Refusal(status: .usage, message: "\(path): \(error.message)") }
        makeRecords()
        if let refusal = checkSelection() ?? checkSyntax() { return refusal }
        return openFolder()
    }

    private func makeRecords() {
        var number = 0
        for index in document.codeCells {
            let cell = document.cells[index]
            let isInjected = cell.has(.injectedParameters)
            if !isInjected { number += 1 }
            records.append(
                CellRecord(index: index, number: isInjected ? 0 : number, title: cell.title, line: cell.sourceLine))
            document.cells[index].outputs = []
            document.cells[index].executionCount = nil
        }
    }

    private func checkSelection() -> Refusal? {
        for selector in [options.from, options.until].compactMap({ $0 }) + options.only
        where numbers(of: selector).isEmpty {
            let near = Spelling.nearest(to: selector, among: records.compactMap(\.title))
            return Refusal(
                status: .usage,
                message: "\(path) has no cell '\(selector)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
        }
        return nil
    }

    /// A program that does not parse runs not at all. Cells that are expected to fail may.
    private func checkSyntax() -> Refusal? {
        for position in records.indices where reasonToSkip(records[position]) == nil {
            let cell = document.cells[records[position].index]
            if cell.has(.raisesException) || options.allowsErrors { continue }
            do throws(SyntaxError) { _ = try Parser.parse(session.translate(cell.source)) } catch {
                records[position].status = .failed
                let report = ErrorReport(
                    error, source: cell.source, file: file(of: records[position]), firstLine: cell.sourceLine)
                records[position].error = report
                return Refusal(
                    status: .doesNotParse,
                    message:
                        "\(records[position].label) does not parse: \(path), line \(cell.sourceLine + max(0, Int(error.span.line) - 1))\n\(report.traceback.trimmedAtEnd)"
                )
            }
        }
        return nil
    }

    private func openFolder() -> Refusal? {
        guard options.writesOutputs else { return nil }
        do throws(FileError) {
            let folder = try OutputFolder(book: path, path: options.outputFolder)
            self.folder = folder
            if options.caches { cache = CellCache(outputFolder: folder.path) }
            let journal = Journal(outputFolder: folder.path)
            keys = Journal.keys(of: document)
            if options.resumes {
                switch journal.read(records: records, keys: keys) {
                case .contents(let contents): resumed = contents
                case .nothing(let reason):
                    notes.append("nothing to resume, \(reason): the book runs from its first cell")
                }
            }
            if resumed == nil { journal.remove() }
            try folder.clear(keeping: Set(resumed?.entries.flatMap { $0.record.files.map(\.name) } ?? []))
            if options.keepsJournal || options.resumes { self.journal = journal }
            return nil
        } catch { return Refusal(status: .usage, message: error.message) }
    }

    /// The cells that `7`, `3-5` or a title name, by number.
    private func numbers(of selector: String) -> [Int] {
        if let number = Int(selector) { return records.contains { $0.number == number } ? [number] : [] }
        let ends = selector.split(separator: "-").compactMap { Int($0) }
        if ends.count == 2, selector.utf8.allSatisfy({ LineScanner.isDigit($0) || $0 == UInt8(ascii: "-") }) {
            return records.map(\.number).filter { $0 >= ends[0] && $0 <= ends[1] && $0 > 0 }
        }
        return records.filter { $0.title == selector && $0.number > 0 }.map(\.number)
    }

    private func reasonToSkip(_ record: CellRecord) -> String? {
        let cell = document.cells[record.index]
        if cell.has(.skipExecution) { return "tagged skip-execution" }
        if let tag = options.skippedTags.first(where: cell.tags.contains) { return "tagged \(tag)" }
        let isParameters = cell.has(.parameters) || cell.has(.injectedParameters)
        if !options.tags.isEmpty, !isParameters, !options.tags.contains(where: cell.tags.contains) {
            return "not tagged \(options.tags.joined(separator: " or "))"
        }
        guard record.number > 0 else { return nil }
        if !options.only.isEmpty, !options.only.contains(where: { numbers(of: $0).contains(record.number) }) {
            return "not asked for"
        }
        if let first = options.from.flatMap({ numbers(of: $0).first }), record.number < first { return "before --from" }
        if let last = options.until.flatMap({ numbers(of: $0).last }), record.number > last { return "after --until" }
        return nil
    }

    // MARK: A cell

    private func file(of record: CellRecord) -> String {
        path.ends(with: ".ipynb") ? "\(path)[\(record.number)]" : path
    }

    /// Runs one cell and keeps its outputs; false when the run ends here.
    private func runCell(_ position: Int) -> Bool {
        var record = records[position]
        let cell = document.cells[record.index]
        record.status = .running
        records[position] = record
        progress.began(record, position: position + 1, of: records.count)
        let recorder = CellRecorder(cell: record, folder: folder, progress: progress)
        recorder.changed = { [weak self, weak recorder] in
            guard let self, let recorder else { return }
            records[position] = recorder.cell
            writeManifest("running")
        }
        session.sink = recorder
        let began = Clock.monotonic
        let watchdog = Watchdog(seconds: cell.timeout ?? options.timeout) { [evaluator = session.evaluator] in
            evaluator.interrupt()
        }
        let outcome = session.run(
            cell: cell.source, file: file(of: record), firstLine: cell.sourceLine, title: cell.title)
        let isLate = watchdog?.stop() ?? false
        let goesOn = settle(outcome, recorder, cell: cell, isLate: isLate)
        session.endCell()
        recorder.finish(status: goesOn.status, seconds: Clock.monotonic - began)
        session.sink = nil

        record = recorder.cell
        records[position] = record
        document.cells[record.index].outputs = recorder.recorded
        document.cells[record.index].executionCount = session.executionCount
        writeManifest("running")
        progress.ended(record, position: position + 1, of: records.count)
        if let failure = recorder.failure { notes.append("an output could not be written: \(failure.message)") }
        return goesOn.goesOn
    }

    // MARK: The cache

    private func runOrTakeCell(_ position: Int) -> Bool {
        guard let cache else { return runCell(position) }
        let name = OutputFolder.stem(records[position])
        let readings = self.readings(of: position)
        let random = session.evaluator.randomDigest()
        switch cache.lookUp(name, readings: readings, random: random) {
        case .hit(let entry) where session.evaluator.apply(entry.changes):
            take(entry, position)
            return true
        case .hit: records[position].reason = "ran: what it changed could not be taken from the cache"
        case .miss(let reason): records[position].reason = "ran: \(reason)"
        }
        session.evaluator.watchChanges()
        let goesOn = runCell(position)
        guard records[position].status == .done, records[position].error == nil else {
            cache.forget(name)
            return goesOn
        }
        switch session.evaluator.takeChanges() {
        case .impossible(let reason):
            cache.forget(name)
            records[position].reason = "\(records[position].reason ?? "ran"); not kept: \(reason)"
        case .bytes(let changes):
            let entry = CellCache.Entry(
                readings: readings, random: session.evaluator.randomDigest() == random ? nil : random,
                outputs: document.cells[records[position].index].outputs, changes: changes)
            do throws(FileError) { try cache.write(entry, name) } catch {
                notes.append("the cache could not be written: \(error.message)")
            }
        }
        return goesOn
    }

    /// What the cell depends on; an empty digest where it cannot be cached.
    private func readings(of position: Int) -> JSONObject {
        let sources = records[...position].map { session.translate(document.cells[$0.index].source) }
        let dependencies = CellCache.Dependencies(of: sources)
        var readings: JSONObject = [
            "the code": .string(SHA256.hexadecimal(Array(dependencies.code.utf8))),
            "Cellbook": .string(options.programVersion), "the seed": .string(options.seed.map(String.init) ?? "none"),
        ]
        if dependencies.code.offset(of: "get_ipython()") != nil { readings["what a magic does"] = .string("") }
        let described = session.evaluator.describe(dependencies.names.sorted(), texts: dependencies.texts.sorted())
        for (what, digest) in described.entries { readings[what] = digest }
        return readings
    }

    /// Shows what a cell showed when it ran.
    private func take(_ entry: CellCache.Entry, _ position: Int) {
        let cell = document.cells[records[position].index]
        progress.began(records[position], position: position + 1, of: records.count)
        session.inputs.append(cell.source)
        let recorder = CellRecorder(cell: records[position], folder: folder, progress: progress)
        for output in entry.outputs {
            switch output {
            case .stream(let stream, let text): recorder.write(text, to: stream)
            case .display(let data, _): recorder.display(MIMEBundle(data))
            case .result(let data, _, _): recorder.result(MIMEBundle(data), count: session.executionCount)
            case .error: break
            }
        }
        recorder.finish(status: .done, seconds: 0)
        records[position] = recorder.cell
        records[position].reason = "from the cache"
        document.cells[records[position].index].outputs = recorder.recorded
        document.cells[records[position].index].executionCount = session.executionCount
        writeManifest("running")
        progress.ended(records[position], position: position + 1, of: records.count)
    }

    private func settle(
        _ outcome: Outcome, _ recorder: CellRecorder, cell: Cell, isLate: Bool
    ) -> (status: CellRecord.Status, goesOn: Bool) {
        switch outcome {
        case .done(let bundle):
            if let bundle { recorder.result(bundle, count: session.executionCount) }
            if isLate {
                status = .timedOut
                return (.timedOut, false)
            }
            return (.done, true)
        case .exited(let code, let message):
            if let message { recorder.write(message + "\n", to: .standardError) }
            guard code != 0 else { return (.done, false) }
            recorder.error(
                ErrorReport(
                    kind: .exception, name: "SystemExit", value: message ?? "\(code)", frames: [],
                    traceback: "SystemExit: \(message ?? "\(code)")\n"))
            status = .cellFailed
            return (.failed, false)
        case .failed(let report):
            recorder.error(report)
            if isLate {
                status = .timedOut
                return (.timedOut, false)
            }
            switch report.kind {
            case .interrupt where isInterrupted:
                status = .interrupted
                return (.interrupted, false)
            case .outOfMemory where !cell.has(.raisesException):
                status = .outOfMemory
                return (.failed, false)
            default: break
            }
            if cell.has(.raisesException) { return (.done, true) }
            if options.allowsErrors { return (.failed, true) }
            status = report.kind == .syntax ? .doesNotParse : .cellFailed
            return (.failed, false)
        }
    }

    private func writeManifest(_ word: String) {
        guard let folder else { return }
        do throws(FileError) { try folder.writeManifest(records, status: word, notes: notes) } catch {
            let note = "the manifest could not be written: \(error.message)"
            if !notes.contains(note) { notes.append(note) }
        }
    }

    // MARK: Going on where a run stopped

    private var resumed: Journal.Contents?

    /// Takes over what an earlier run did, and runs again the cells that made what could not be saved.
    private func resume() {
        guard let contents = resumed else { return }
        for entry in contents.entries {
            guard let position = records.firstIndex(where: { $0.index == entry.record.index }) else { continue }
            records[position] = entry.record
            document.cells[entry.record.index].outputs = entry.outputs
            document.cells[entry.record.index].executionCount = entry.executionCount
            progress.ended(entry.record, position: position + 1, of: records.count)
        }
        entries = contents.entries
        session.inputs = contents.inputs
        let done = contents.entries.map { entry in
            Resumption.Cell(
                record: entry.record, source: session.translate(document.cells[entry.record.index].source),
                file: file(of: entry.record))
        }
        notes += Resumption(session: session, cells: done, state: contents.state, unsaved: contents.unsaved).perform()
    }

    private func saveJournal(after position: Int) {
        guard let journal, status == .done else { return }
        let record = records[position]
        guard let key = keys[record.index] else { return }
        let cell = document.cells[record.index]
        entries.append(
            Journal.Entry(key: key, record: record, outputs: cell.outputs, executionCount: cell.executionCount))
        let snapshot = session.evaluator.snapshot()
        let contents = Journal.Contents(
            entries: entries, state: snapshot.state, unsaved: snapshot.unsaved, inputs: session.inputs)
        do throws(FileError) { try journal.write(contents) } catch {
            notes.append("the journal could not be written: \(error.message)")
        }
    }

    private func writeReports(_ result: RunResult) {
        for (format, path) in options.reports {
            do throws(FileError) { try Files.write(format.text(of: result), to: path) } catch {
                notes.append("the report could not be written: \(error.message)")
                status = .usage
            }
        }
    }
}

extension ErrorReport {
    /// The report of a text that does not parse, as CPython prints it.
    package init(_ error: SyntaxError, source: String, file: String, firstLine: Int) {
        let lines = source.lines
        let index = max(0, Int(error.span.line) - 1)
        let line = index < lines.count ? lines[index] : ""
        let number = firstLine + index
        let indent = line.indentation.unicodeScalars.count
        let column = max(0, Int(error.span.column) - indent)
        let width =
            error.span.endLine == error.span.line ? max(1, Int(error.span.endColumn) - Int(error.span.column)) : 1
        var traceback = "  File \"\(file)\", line \(number)\n"
        if !line.isBlank {
            traceback +=
                "    \(line.trimmed)\n    \(String(repeating: " ", count: min(column, 10_000)))\(String(repeating: "^", count: min(width, 10_000)))\n"
        }
        traceback += "\(error.category.rawValue): \(error.message)\n"
        self.init(
            kind: .syntax, name: error.category.rawValue,
            value: "\(error.message) (\(Files.name(of: file)), line \(number))",
            frames: [Frame(file: file, line: number, function: "<module>", sourceLine: line)], traceback: traceback)
    }
}
