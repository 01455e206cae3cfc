/// JUnit XML: one suite per book, one case per code cell, with file and line.
package enum JUnitReport {
    package static func text(of results: [RunResult]) -> String {
        let suites = results.map(suite).joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n\(suites)</testsuites>\n"
    }

    /// One book's part of the report.
    package static func suite(_ result: RunResult) -> String {
        let failures = result.cells.count { isFailure($0) }
        let skipped = result.cells.count { isSkipped($0) }
        var xml =
            "  <testsuite name=\"\(escape(result.path))\" tests=\"\(result.cells.count + (result.failure == nil ? 0 : 1))\" failures=\"\(failures)\" "
        xml +=
            "errors=\"\(result.failure == nil ? 0 : 1)\" skipped=\"\(skipped)\" time=\"\(NumberText.fixed(result.seconds, 3))\">\n"
        let name = Files.stem(of: result.path).replacing(text: "/", with: ".")
        if let failure = result.failure {
            xml +=
                "    <testcase classname=\"\(escape(name))\" name=\"book\" file=\"\(escape(result.path))\" line=\"1\" time=\"0\">\n"
            xml +=
                "      <error message=\"\(escape(failure.lines.first ?? ""))\">\(escape(failure))</error>\n    </testcase>\n"
        }
        for record in result.cells { xml += testCase(record, of: name, in: result) }
        return xml + "  </testsuite>\n"
    }

    private static func isFailure(_ record: CellRecord) -> Bool {
        switch record.status {
        case .failed, .timedOut, .interrupted: true
        default: record.mismatch != nil
        }
    }
    private static func isSkipped(_ record: CellRecord) -> Bool {
        record.status == .skipped || record.status == .notRun
    }

    private static func testCase(_ record: CellRecord, of name: String, in result: RunResult) -> String {
        var xml =
            "    <testcase classname=\"\(escape(name))\" name=\"\(escape(record.label))\" file=\"\(escape(result.path))\" "
        xml += "line=\"\(record.line)\" time=\"\(NumberText.fixed(record.seconds, 3))\""
        var inner = ""
        if isFailure(record) {
            let error = record.error
            let message =
                error.map { "\($0.name): \($0.value)" } ?? record.mismatch?.lines.first ?? record.status.rawValue
            inner +=
                "      <failure type=\"\(escape(error?.name ?? (record.mismatch == nil ? record.status.rawValue : "output mismatch")))\" "
            inner += "message=\"\(escape(message))\">\(escape(error?.traceback ?? record.mismatch ?? ""))</failure>\n"
        } else if isSkipped(record) {
            inner += "      <skipped message=\"\(escape(record.reason ?? "not run"))\"/>\n"
        }
        let text = result.document.cells[record.index].outputs.compactMap { output -> String? in
            if case .stream(.standardOutput, let text) = output { text } else { nil }
        }.joined()
        if !text.isEmpty { inner += "      <system-out>\(escape(text))</system-out>\n" }
        return inner.isEmpty ? xml + "/>\n" : xml + ">\n\(inner)    </testcase>\n"
    }

    /// XML has no control characters, not even escaped.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
