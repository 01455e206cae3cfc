import Glibc
import Interpreter
import StandardModules

/// Runs whole programs of the language in this process, one at a time, and gathers what they print.
enum ProgramRunner {
    struct Result {
        var output = ""
        var errors = ""
        var status: Int32 = 0
    }

    /// The folder of this target's fixtures.
    static let fixtures = folder(of: #filePath) + "/Fixtures"
    private static let library = folder(of: folder(of: folder(of: #filePath))) + "/stdlib"

    private static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    /// Programs below a folder of the fixtures, without their suffix.
    static func programs(in name: String) -> [String] {
        var found: [String] = []
        for folder in names(in: "\(fixtures)/\(name)") {
            for file in names(in: "\(fixtures)/\(name)/\(folder)") where file.hasSuffix(".py") {
                found.append("\(name)/\(folder)/\(file.dropLast(3))")
            }
        }
        return found.sorted()
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    static func text(_ path: String) -> String? {
        readFile(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs a program on a thread with a stack as large as a main thread's.
    static func run(_ path: String) -> Result {
        final class Job {
            let path: String
            var result = Result()
            init(_ path: String) { self.path = path }
        }
        let job = Job(path)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 16 << 20)
        var thread = pthread_t()
        let argument = Unmanaged.passUnretained(job).toOpaque()
        pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                let job = Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue()
                job.result = ProgramRunner.runHere(job.path)
                return nil
            }, argument)
        pthread_join(thread, nil)
        return job.result
    }

    private static func runHere(_ path: String) -> Result {
        startInterpreter(nativeModules: StandardModules.all)
        setNativeStackLimit(size: 16 << 20)
        runtime.loader.libraryFolder = library
        runtime.loader.path = [folder(of: path), library]
        var (output, errors): ([UInt8], [UInt8]) = ([], [])
        runtime.state.streams.writeOutput = { output += $0 }
        runtime.state.streams.writeError = { errors += $0 }
        let status = Program(fileName: path).run(readFile(path) ?? [], fileName: path)
        runtime.state.streams.writeOutput = nil
        runtime.state.streams.writeError = nil
        return Result(
            output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
            status: status)
    }
}
