import Notebook
import Syntax

/// Whether a cell that is being typed can run, or wants more lines.
package enum Completeness: Equatable {
    case complete
    /// The next line begins with these blanks.
    case incomplete(indentation: String)

    /// `translate` turns magics into Python.
    package static func of(_ source: String, translate: (String) -> String) -> Completeness {
        let lines = source.lines
        if source.isBlank { return .complete }
        let endsBlank = lines.count > 1 && lines[lines.count - 1].isBlank
        if let first = lines.first(where: { !$0.isBlank }), first.begins(with: "%%") {
            return endsBlank ? .complete : .incomplete(indentation: "")
        }
        if lines[lines.count - 1].ends(with: "\\") { return .incomplete(indentation: Indentation.after(lines)) }
        let module: Module
        do throws(SyntaxError) {
            module = try Parser.parse(translate(source))
        } catch {
            let wantsMore = error.isIncomplete || canBeContinued(lines, translate)
            return wantsMore ? .incomplete(indentation: Indentation.after(lines)) : .complete
        }
        // A block may go on: a blank line says that it does not.
        if lines.count > 1, !endsBlank, !lines[lines.count - 1].indentation.isEmpty, module.body.last?.isBlock ?? false
        {
            return .incomplete(indentation: Indentation.after(lines))
        }
        return .complete
    }

    /// Whether some next line makes it a program: a body, what a decorator is for, a `try`'s other half.
    private static func canBeContinued(_ lines: [String], _ translate: (String) -> String) -> Bool {
        let indentation = Indentation.after(lines)
        let levels = Set(lines.filter { $0.trimmedAtStart.begins(with: "try") }.map(\.indentation))
        let endings = [indentation + "pass", indentation + "def f(): pass"] + levels.map { $0 + "except: pass" }
        let source = lines.joined(separator: "\n")
        return endings.contains { (try? Parser.parse(translate(source + "\n" + $0))) != nil }
    }
}

extension Statement {
    fileprivate var isBlock: Bool {
        switch kind {
        case .if, .while, .for, .try, .with, .function, .classDefinition: true
        default: false
        }
    }
}

/// Indents lines as their predecessors ask.
enum Indentation {
    static let step = 4
    private static let leaving: Set<String> = ["return", "break", "continue", "pass", "raise"]

    /// The blanks that a line after these begins with.
    static func after(_ lines: [String]) -> String {
        guard let last = lines.last(where: { !$0.isBlank }) else { return "" }
        let indentation = last.indentation
        let code = withoutComment(last).trimmedAtEnd
        if code.ends(with: ":") { return indentation + String(repeating: " ", count: step) }
        if let open = openBracket(lines) { return open }
        let word = String(code.trimmedAtStart.prefix { $0.isLetter })
        if leaving.contains(word) { return String(indentation.dropLast(min(step, indentation.count))) }
        return indentation
    }

    /// One step inside a bracket that is still open.
    private static func openBracket(_ lines: [String]) -> String? {
        var depth: [Int] = []
        var quote: Character?
        for (index, line) in lines.enumerated() {
            var escaped = false
            for character in line {
                if escaped {
                    escaped = false
                } else if character == "\\" {
                    escaped = true
                } else if let open = quote {
                    if character == open { quote = nil }
                } else if character == "'" || character == "\"" {
                    quote = character
                } else if character == "#" {
                    break
                } else if "([{".contains(character) {
                    depth.append(index)
                } else if ")]}".contains(character), !depth.isEmpty {
                    depth.removeLast()
                }
            }
            quote = nil
        }
        guard let opened = depth.last else { return nil }
        if opened == lines.count - 1 { return lines[opened].indentation + String(repeating: " ", count: step) }
        return lines.last(where: { !$0.isBlank })?.indentation ?? ""
    }

    private static func withoutComment(_ line: String) -> String {
        var quote: Character?
        var code = ""
        for character in line {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "#" {
                break
            }
            code.append(character)
        }
        return code
    }
}
