import Glibc

extension Magic {
    static let timing: [Magic] = [
        Magic("time", .both, isVerbatim: true, "times one statement, or the cell") { call, session in
            let code = call.cell.map { (call.line.isEmpty ? "" : call.line + "\n") + $0 } ?? call.line
            let start = Clock.now
            let outcome = session.runNested(code, line: call.cell == nil ? 0 : 1)
            let used = Clock.now - start
            guard case .done = outcome else { return session.answer(outcome) }
            session.write(
                """
                CPU times: user \(TimeText.brief(used.user)), sys: \(TimeText.brief(used.system)), \
                total: \(TimeText.brief(used.user + used.system))
                Wall time: \(TimeText.brief(used.wall))

                """, to: .standardOutput)
            return .lastValue
        },
        Magic("timeit", .both, isVerbatim: true, "times a statement in a loop; -n loops, -r runs, -q quiet") {
            call, session in
            var rest = call.line
            var loops: Int?
            var runs = 7
            var isQuiet = false
            // Options come first; the code may have words with dashes of its own.
            while rest.begins(with: "-") {
                let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
                let option = parts[0]
                rest = parts.count > 1 ? parts[1].trimmedAtStart : ""
                switch option.prefix(bytes: 2) {
                case "-n", "-r":
                    var digits = option.dropping(first: 2)
                    if digits.isEmpty {
                        let next = rest.split(separator: " ", maxSplits: 1).map(String.init)
                        digits = next.first ?? ""
                        rest = next.count > 1 ? next[1].trimmedAtStart : ""
                    }
                    guard let number = Int(digits), number > 0 else { return .usage("\(option) wants a number") }
                    if option.begins(with: "-n") { loops = number } else { runs = min(number, 10_000) }
                case "-q": isQuiet = true
                case "-o", "-t", "-c", "-p": break
                default: return .usage("%timeit has no option \(option)")
                }
            }
            let statement = session.translate(call.cell ?? rest)
            let timer = LoopTimer(statement: statement, setup: call.cell == nil ? "" : rest, session: session)
            return timer.run(loops: loops, runs: runs, isQuiet: isQuiet)
        },
    ]
}

private struct LoopTimer {
    let statement: String
    let setup: String
    let session: Session

    func run(loops: Int?, runs: Int, isQuiet: Bool) -> HostAnswer {
        var count = loops ?? 1
        if loops == nil {
            // As many loops, in powers of ten, as take a fifth of a second.
            while true {
                guard case .seconds(let seconds) = measure(count) else { return .raiseNested }
                if seconds >= 0.2 || count >= 1_000_000_000 { break }
                count *= 10
            }
        }
        var times: [Double] = []
        for _ in 0..<runs {
            guard case .seconds(let seconds) = measure(count) else { return .raiseNested }
            times.append(seconds / Double(count))
        }
        let mean = times.reduce(0, +) / Double(runs)
        let deviation = (times.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(runs)).squareRoot()
        if !isQuiet {
            let worst = times.max() ?? 0
            let best = times.min() ?? 0
            if best > 0, worst > 4 * best, worst > 1e-6 {
                session.write(
                    "The slowest run took \(NumberText.fixed(worst / best, 2)) times longer than the fastest. "
                        + "This could mean that an intermediate result is being cached.\n", to: .standardOutput)
            }
            session.write(
                "\(TimeText.brief(mean)) ± \(TimeText.brief(deviation)) per loop (mean ± std. dev. of \(runs) run\(runs == 1 ? "" : "s"), "
                    + "\(NumberText.grouped(count)) loop\(count == 1 ? "" : "s") each)\n", to: .standardOutput)
        }
        return .none
    }

    func measure(_ count: Int) -> Measurement { session.evaluator.measure(statement, setup: setup, loops: count) }
}

/// Times of the process and of the wall, in seconds.
package struct Clock {
    package var wall: Double
    package var user: Double
    package var system: Double

    package static var now: Clock {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Clock(wall: monotonic, user: seconds(usage.ru_utime), system: seconds(usage.ru_stime))
    }

    package static var monotonic: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    package static func - (left: Clock, right: Clock) -> Clock {
        Clock(wall: left.wall - right.wall, user: left.user - right.user, system: left.system - right.system)
    }
}

package enum TimeText {
    /// `1.23 ms`, `1min 3s`: three figures with a unit.
    package static func brief(_ seconds: Double) -> String {
        if seconds >= 60 {
            var parts: [String] = []
            var rest = seconds
            for (unit, length) in [("d", 86_400.0), ("h", 3600), ("min", 60), ("s", 1)] {
                let count = (rest / length).rounded(.down)
                if count > 0 {
                    rest -= count * length
                    parts.append("\(Int(min(count, 1e15)))\(unit)")
                }
                if rest < 1 { break }
            }
            return parts.joined(separator: " ")
        }
        let steps = [("s", 1.0), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9)]
        let index = seconds >= 1 ? 0 : seconds > 0 ? min(3, max(0, Int((-log10(seconds) / 3).rounded(.up)))) : 3
        return "\(NumberText.general(seconds * steps[index].1, 3)) \(steps[index].0)"
    }

    /// `0.1 s`, `12.3 s`, `3 min 20 s`: for progress and reports.
    package static func plain(_ seconds: Double) -> String {
        if seconds < 60 { return NumberText.fixed(seconds, seconds < 10 ? 2 : 1) + " s" }
        let whole = Int(min(seconds, 1e15))
        return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}

package enum NumberText {
    private static func format(_ pattern: String, _ precision: Int, _ value: Double) -> String {
        withVaList([Int32(precision), value]) { arguments in
            var buffer = [CChar](repeating: 0, count: 400)
            vsnprintf(&buffer, buffer.count, pattern, arguments)
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    package static func fixed(_ value: Double, _ digits: Int) -> String { format("%.*f", digits, value) }
    package static func general(_ value: Double, _ digits: Int) -> String { format("%.*g", digits, value) }

    /// `1,000,000`
    package static func grouped(_ value: Int) -> String {
        let digits = Array(String(value))
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 && digits[index - 1] != "-" ? [",", digit] : [digit]
            })
    }
}
