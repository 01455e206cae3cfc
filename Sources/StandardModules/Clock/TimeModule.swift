import Glibc
import Interpreter
import TensorEngine

extension NativeModule {
    /// `time`: clocks, broken-down times, and their text.
    static let time = NativeModule("time") { (module) throws(Raise) in
        defineClocks(module)
        let type = makeTimeTupleType()
        module.type(type)
        defineZone(module)
        defineBrokenDownTimes(module, type)
        defineTimeText(module, type)
    }
}

// MARK: Clocks

/// The time, once what was begun before is done: programs measure their operations by it.
private func read(_ clock: clockid_t) -> timespec {
    DeferredQueue.flush()
    var now = timespec()
    clock_gettime(clock, &now)
    return now
}

private func seconds(_ time: timespec) -> Value { Value(Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9) }
private func nanoseconds(_ time: timespec) -> Value { Value(time.tv_sec &* 1_000_000_000 &+ time.tv_nsec) }

private func defineClocks(_ module: ModuleBuilder) {
    module.function("time()", doc: "Seconds since 1970 began, as a float.") { _ in seconds(read(CLOCK_REALTIME)) }
    module.function("time_ns()", doc: "Nanoseconds since 1970 began.") { _ in nanoseconds(read(CLOCK_REALTIME)) }
    module.function("perf_counter()", doc: "Seconds of a clock for measuring.") { _ in seconds(read(CLOCK_MONOTONIC)) }
    module.function("perf_counter_ns()", doc: "Nanoseconds of a clock for measuring.") { _ in
        nanoseconds(read(CLOCK_MONOTONIC))
    }
    module.function("monotonic()", doc: "Seconds of a clock that never goes back.") { _ in
        seconds(read(CLOCK_MONOTONIC))
    }
    module.function("monotonic_ns()", doc: "Nanoseconds of a clock that never goes back.") { _ in
        nanoseconds(read(CLOCK_MONOTONIC))
    }
    module.function("process_time()", doc: "Processor time of this process in seconds.") { _ in
        seconds(read(CLOCK_PROCESS_CPUTIME_ID))
    }
    module.function("process_time_ns()", doc: "Processor time of this process in nanoseconds.") { _ in
        nanoseconds(read(CLOCK_PROCESS_CPUTIME_ID))
    }
    module.function("thread_time()", doc: "Processor time of this thread in seconds.") { _ in
        seconds(read(CLOCK_THREAD_CPUTIME_ID))
    }
    module.function("thread_time_ns()", doc: "Processor time of this thread in nanoseconds.") { _ in
        nanoseconds(read(CLOCK_THREAD_CPUTIME_ID))
    }
    let clocks = [
        ("CLOCK_REALTIME", CLOCK_REALTIME), ("CLOCK_MONOTONIC", CLOCK_MONOTONIC), ("CLOCK_BOOTTIME", CLOCK_BOOTTIME),
        ("CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW), ("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID),
    ]
    for (name, number) in clocks { module.constant(name, Value(Int(number))) }
    module.function("clock_gettime(clk_id, /)", doc: "Seconds of a clock by its number.") { (a) throws(Raise) in
        var now = timespec()
        if clock_gettime(clockid_t(try cInt(a[0])), &now) != 0 { throw systemError(errno) }
        return seconds(now)
    }
    module.function("clock_gettime_ns(clk_id, /)", doc: "Nanoseconds of a clock by its number.") { (a) throws(Raise) in
        var now = timespec()
        if clock_gettime(clockid_t(try cInt(a[0])), &now) != 0 { throw systemError(errno) }
        return nanoseconds(now)
    }
    module.function("clock_getres(clk_id, /)", doc: "The resolution of a clock in seconds.") { (a) throws(Raise) in
        var resolution = timespec()
        if clock_getres(clockid_t(try cInt(a[0])), &resolution) != 0 { throw systemError(errno) }
        return seconds(resolution)
    }
    module.function("get_clock_info(name, /)", doc: "What a clock is.") { (a) throws(Raise) in
        try clockInformation(a[0])
    }
    module.function("sleep(secs, /)", doc: "Waits; an interrupt ends the wait.") { (a) throws(Raise) in
        try sleep(seconds: try secondsArgument(a[0]))
        return Value.none
    }
}

private func clockInformation(_ name: Value) throws(Raise) -> Value {
    let clock: String
    switch try asText(name) {
    case "time": clock = "CLOCK_REALTIME"
    case "perf_counter", "monotonic": clock = "CLOCK_MONOTONIC"
    case "process_time": clock = "CLOCK_PROCESS_CPUTIME_ID"
    case "thread_time": clock = "CLOCK_THREAD_CPUTIME_ID"
    default: throw valueError("unknown clock")
    }
    let isTime = clock == "CLOCK_REALTIME"
    return newNamedTuple(
        "namespace", ["implementation", "monotonic", "adjustable", "resolution"],
        [newString("clock_gettime(\(clock))"), Value(!isTime), Value(isTime), Value(1e-9)])
}

private func sleep(seconds: Double) throws(Raise) {
    if seconds < 0 { throw valueError("sleep length must be non-negative") }
    // Beyond this no clock counts.
    guard seconds < 9.2e9 else { throw overflowError("timestamp out of range for platform time_t") }
    let start = read(CLOCK_MONOTONIC)
    var end = timespec()
    let total = start.tv_nsec + Int((seconds - seconds.rounded(.down)) * 1e9)
    end.tv_sec = start.tv_sec + Int(seconds) + total / 1_000_000_000
    end.tv_nsec = total % 1_000_000_000
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, nil) == EINTR { try checkInterrupt() }
}

/// A float or an integer that stands for seconds.
private func secondsArgument(_ value: Value) throws(Raise) -> Double {
    if value.isFloat || value.layout == .float {
        let number = try asDouble(value)
        if number.isNaN { throw valueError("Invalid value NaN (not a number)") }
        return number
    }
    do throws(Raise) { return Double(try asInt(value)) } catch {
        guard pendingIs(.overflowError) else { throw error }
        clearPending()
        throw overflowError("timestamp out of range for platform time_t")
    }
}

// MARK: Broken-down times

private let timeFields = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
]

private func makeTimeTupleType() -> TypeRef {
    let type = newNamedTupleType("time.struct_time", timeFields)
    type.define("n_fields", Value(11))
    type.staticMethod("__new__(cls, sequence, dict=None, /)") { (a) throws(Raise) in
        guard let items = try? collect(a[1]) else {
            clearPending()
            throw typeError("constructor requires a sequence")
        }
        guard items.count >= 9 && items.count <= 11 else {
            defer { releaseAll(items) }
            let bound = items.count < 9 ? "at least 9" : "at most 11"
            throw typeError("time.struct_time() takes an \(bound)-sequence (\(items.count)-sequence given)")
        }
        let tuple = newNamedTuple(a[0].cast(to: TypeObject.self), Array(items[..<9]))
        let extra = Array(items[9...])
        defer { releaseAll(extra) }
        try setAttribute(tuple, intern("tm_zone"), extra.count > 0 ? extra[0] : Value.none)
        try setAttribute(tuple, intern("tm_gmtoff"), extra.count > 1 ? extra[1] : Value.none)
        return tuple
    }
    type.method("__reduce__(self)") { a in
        newPair(Value(a[0].type).retain(), newTuple([newTuple(a[0].cast(to: ListObject.self).retainedItems())]))
    }
    return type
}

private func timeTuple(_ type: TypeRef, _ time: tm) throws(Raise) -> Value {
    let numbers = [
        Int(time.tm_year) + 1900, Int(time.tm_mon) + 1, Int(time.tm_mday), Int(time.tm_hour), Int(time.tm_min),
        Int(time.tm_sec),
        (Int(time.tm_wday) + 6) % 7, Int(time.tm_yday) + 1, Int(time.tm_isdst),
    ]
    let tuple = newNamedTuple(type, numbers.map { Value($0) })
    let zone = newString(time.tm_zone.map { String(cString: $0) } ?? "")
    defer { zone.release() }
    try setAttribute(tuple, intern("tm_zone"), zone)
    try setAttribute(tuple, intern("tm_gmtoff"), Value(time.tm_gmtoff))
    return tuple
}

/// Whole seconds of an argument that may be left out: now.
private func clockArgument(_ value: Value) throws(Raise) -> time_t {
    if value.isNone { return read(CLOCK_REALTIME).tv_sec }
    let number = try secondsArgument(value).rounded(.down)
    if let integer = fixedInt(value) { return integer }
    guard number.isFinite, Swift.abs(number) < 9.2e18 else {
        throw overflowError("timestamp out of range for platform time_t")
    }
    return Int(number)
}

private func localTime(_ clock: time_t) throws(Raise) -> tm {
    var (clock, time) = (clock, tm())
    if localtime_r(&clock, &time) == nil { throw systemError(errno) }
    return time
}

private func defineBrokenDownTimes(_ module: ModuleBuilder, _ type: TypeRef) {
    module.function("localtime(seconds=None, /)", doc: "A time in parts, of the local zone.") { (a) throws(Raise) in
        try timeTuple(type, try localTime(try clockArgument(a[0])))
    }
    module.function("gmtime(seconds=None, /)", doc: "A time in parts, of UTC.") { (a) throws(Raise) in
        var clock = try clockArgument(a[0])
        var time = tm()
        if gmtime_r(&clock, &time) == nil { throw systemError(errno) }
        return try timeTuple(type, time)
    }
    module.function("mktime(t, /)", doc: "The seconds of a local time in parts.") { (a) throws(Raise) in
        var time = try parts(a[0], type, "mktime")
        time.tm_wday = -1
        let clock = mktime(&time)
        if clock == -1 && time.tm_wday == -1 { throw overflowError("mktime argument out of range") }
        return Value(Double(clock))
    }
}

/// The C form of a tuple or `struct_time`.
private func parts(_ value: Value, _ type: TypeRef, _ function: String) throws(Raise) -> tm {
    guard value.kind == .tuple || value.type == type else { throw typeError("Tuple or struct_time argument required") }
    let items = value.cast(to: ListObject.self).buffer
    guard items.count == 9 else { throw typeError("\(function)(): illegal time tuple argument") }
    var numbers: [Int32] = []
    for item in items { numbers.append(try cInt(item)) }
    var time = tm()
    let (year, overflow) = numbers[0].subtractingReportingOverflow(1900)
    if overflow { throw overflowError("year out of range") }
    time.tm_year = year
    time.tm_mon = numbers[1] &- 1
    time.tm_mday = numbers[2]
    time.tm_hour = numbers[3]
    time.tm_min = numbers[4]
    time.tm_sec = numbers[5]
    time.tm_wday = (numbers[6] &+ 1) % 7
    time.tm_yday = numbers[7] &- 1
    time.tm_isdst = numbers[8]
    return time
}

/// Refuses parts that have no text; a zero where the count begins at one is the first.
private func checked(_ time: tm) throws(Raise) -> tm {
    var time = time
    if time.tm_mon == -1 { time.tm_mon = 0 }
    if time.tm_mday == 0 { time.tm_mday = 1 }
    if time.tm_yday == -1 { time.tm_yday = 0 }
    if !(0...11).contains(time.tm_mon) { throw valueError("month out of range") }
    if !(0...31).contains(time.tm_mday) { throw valueError("day of month out of range") }
    if !(0...23).contains(time.tm_hour) { throw valueError("hour out of range") }
    if !(0...59).contains(time.tm_min) { throw valueError("minute out of range") }
    if !(0...61).contains(time.tm_sec) { throw valueError("seconds out of range") }
    if time.tm_wday < 0 { throw valueError("day of week out of range") }
    if !(0...365).contains(time.tm_yday) { throw valueError("day of year out of range") }
    return time
}

// MARK: Text

private let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/// `Sun Jun  9 04:26:40 1993`
private func plainText(_ time: tm) -> String {
    func padded(_ number: Int32, _ pad: Character, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: pad, count: max(0, width - digits.count)) + digits
    }
    let clock = [time.tm_hour, time.tm_min, time.tm_sec].map { padded($0, "0", 2) }.joined(separator: ":")
    return
        "\(dayNames[Int(time.tm_wday) % 7]) \(monthNames[Int(time.tm_mon) % 12])\(padded(time.tm_mday, " ", 3)) \(clock) "
        + String(Int(time.tm_year) + 1900)
}

private func defineTimeText(_ module: ModuleBuilder, _ type: TypeRef) {
    module.function("asctime(t=?, /)", doc: "A time as text: Sun Jun  9 04:26:40 1993.") { (a) throws(Raise) in
        guard a.has(0) else { return newString(plainText(try localTime(try clockArgument(Value.none)))) }
        return newString(plainText(try checked(try parts(a[0], type, "asctime"))))
    }
    module.function("ctime(seconds=None, /)", doc: "Seconds as the text of local time.") { (a) throws(Raise) in
        newString(plainText(try localTime(try clockArgument(a[0]))))
    }
    module.function("strftime(format, t=?, /)", doc: "A time as text of a format.") { (a) throws(Raise) in
        guard a[0].layout == .string else {
            throw typeError("strftime() argument 1 must be str, not \(argumentTypeName(a[0]))")
        }
        var time = a.has(1) ? try parts(a[1], type, "strftime") : try localTime(try clockArgument(Value.none))
        time = try checked(time)
        time.tm_isdst = max(-1, min(1, time.tm_isdst))
        guard a.has(1) else { return try formatted(time, a[0]) }
        setZone(&time)
        guard a[1].type == type, let name = try ownZone(a[1], &time) else { return try formatted(time, a[0]) }
        defer { free(name) }
        time.tm_zone = UnsafePointer(name)
        return try formatted(time, a[0])
    }
    module.function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", doc: "A time from text of a format.") {
        (a) throws(Raise) in
        let parser = try runtime.loader.load("_strptime")
        defer { parser.release() }
        return try callMethod(parser, "_strptime_time", [a[0], a[1]])
    }
}

/// The name of the zone that a `struct_time` knows, for C, and the offset into `time`.
private func ownZone(_ value: Value, _ time: inout tm) throws(Raise) -> UnsafeMutablePointer<CChar>? {
    let (name, offset) = (try getAttribute(value, "tm_zone"), try getAttribute(value, "tm_gmtoff"))
    defer {
        name.release()
        offset.release()
    }
    guard let text = textIfString(name) else { return nil }
    if let seconds = fixedInt(offset) { time.tm_gmtoff = seconds }
    return strdup(text)
}

/// Names the zone of a time that came without one, for `%Z` and `%z`.
private func setZone(_ time: inout tm) {
    var copy = time
    if mktime(&copy) != -1 || copy.tm_zone != nil {
        time.tm_zone = copy.tm_zone
        time.tm_gmtoff = copy.tm_gmtoff
    }
}

private func formatted(_ time: tm, _ format: Value) throws(Raise) -> Value {
    let bytes = try systemBytes(format)
    if bytes.contains(0) { throw valueError("embedded null character") }
    if bytes.isEmpty { return newString("") }
    var time = time
    // A byte behind the format tells an empty result from a buffer that is too small.
    let text = bytes.map { CChar(bitPattern: $0) } + [CChar(UInt8(ascii: "x")), 0]
    var size = max(1024, bytes.count * 16)
    while size < 1 << 26 {
        var buffer = [CChar](repeating: 0, count: size)
        let count = strftime(&buffer, size, text, &time)
        if count > 0 {
            let result = buffer[..<(count - 1)].map { UInt8(bitPattern: $0) }
            return try result.withUnsafeBufferPointer { (bytes) throws(Raise) in try pathText(bytes) }
        }
        size *= 4
    }
    throw memoryError()
}

// MARK: Zone

/// `timezone`, `altzone`, `daylight`, `tzname`, from the first of January and of July of this year.
private func setZoneConstants(_ module: ModuleBuilder) {
    tzset()
    var now = read(CLOCK_REALTIME).tv_sec
    var today = tm()
    localtime_r(&now, &today)
    func zone(month: Int32) -> (offset: Int, name: String) {
        var time = tm()
        time.tm_year = today.tm_year
        time.tm_mon = month
        time.tm_mday = 1
        time.tm_isdst = -1
        _ = mktime(&time)
        return (-time.tm_gmtoff, time.tm_zone.map { String(cString: $0) } ?? "UTC")
    }
    let (january, july) = (zone(month: 0), zone(month: 6))
    let (standard, summer) = january.offset < july.offset ? (july, january) : (january, july)
    module.constant("timezone", Value(standard.offset))
    module.constant("altzone", Value(summer.offset))
    module.constant("daylight", Value(standard.offset != summer.offset ? 1 : 0))
    module.constant("tzname", newPair(newString(standard.name), newString(summer.name)))
}

private func defineZone(_ module: ModuleBuilder) {
    setZoneConstants(module)
    module.function("tzset()", doc: "Takes the zone from the environment again.") { _ in
        setZoneConstants(module)
        return Value.none
    }
}
