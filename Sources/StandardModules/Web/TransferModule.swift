import CCurl
import Glibc
import Interpreter

/// An answer of a web server as it comes in.
private final class Transfer {
    /// `nil` once closed.
    private(set) var handle: OpaquePointer?

    init(_ handle: OpaquePointer) { self.handle = handle }
    deinit { close() }

    func close() {
        if let handle { ccurl_close(handle) }
        handle = nil
    }

    func opened() throws(Raise) -> OpaquePointer {
        guard let handle else { throw valueError("I/O operation on closed file.") }
        return handle
    }

    /// False at the end of the transfer.
    func step() throws(Raise) -> Bool {
        let goesOn = ccurl_step(try opened()) != 0
        try checkInterrupt()
        return goesOn
    }

    /// Waits for the header of the answer that counts.
    func begin() throws(Raise) {
        let handle = try opened()
        while ccurl_has_head(handle) == 0, try step() {}
    }

    /// Up to `limit` bytes; fewer only at the end.
    func read(_ limit: Int, atOnce: Bool) throws(Raise) -> Value {
        let handle = try opened()
        var count = 0
        var bytes = ccurl_body(handle, &count)
        while count < (atOnce ? 1 : limit), try step() { bytes = ccurl_body(handle, &count) }
        bytes = ccurl_body(handle, &count)
        let taken = min(count, limit)
        let result = newBytes(Array(UnsafeBufferPointer(start: bytes, count: taken)))
        ccurl_discard(handle, taken)
        return result
    }
}

extension NativeModule {
    /// `_transfer`: libcurl for `urllib.request`.
    static let transfer = NativeModule("_transfer") { module in
        let type = newNativeType("Transfer", module: "_transfer", populate)
        module.function("open(url, method, headers, body, timeout, verify, certificates, /)", doc: "Asks a web server.")
        {
            (a) throws(Raise) in
            if let missing = ccurl_missing() {
                throw raise(
                    .osError, "downloads need libcurl (package libcurl4): \(String(cString: missing)) is missing")
            }
            return newNative(type, Transfer(try open(a)))
        }
        module.function("resolution_error(host, /)", doc: "Error number and text of looking a host's name up, or None.")
        {
            (a) throws(Raise) in
            var found: UnsafeMutablePointer<addrinfo>?
            let code = getaddrinfo(try asText(a[0]), nil, nil, &found)
            if let found { freeaddrinfo(found) }
            if code == 0 { return Value.none }
            return newTuple([Value(Int(code)), newString(String(cString: gai_strerror(code)))])
        }
    }
}

/// A text without zero bytes for C.
private func plainText(_ value: Value) throws(Raise) -> String {
    let text = try asText(value)
    if text.utf8.contains(0) { throw valueError("embedded null character") }
    return text
}

private func open(_ a: Arguments) throws(Raise) -> OpaquePointer {
    let (url, method) = (try plainText(a[0]), try plainText(a[1]))
    var headers: [UnsafeMutablePointer<CChar>?] = []
    defer { for header in headers { free(header) } }
    let lines = try collect(a[2])
    defer { releaseAll(lines) }
    for line in lines { headers.append(strdup(try plainText(line))) }
    let body = a[3].isNone ? nil : try bytesLike(a[3])
    let timeout = a[4].isNone ? 0 : try asDouble(a[4])
    let verifies = try truth(a[5])
    let certificates = a[6].isNone ? nil : strdup(try plainText(a[6]))
    defer { free(certificates) }
    let handle = url.withCString { url in
        method.withCString { method in
            headers.map { UnsafePointer($0) }.withUnsafeBufferPointer { headers in
                var request = ccurl_request(
                    url: url, method: method, headers: headers.baseAddress, header_count: headers.count,
                    body: body?.baseAddress, body_count: body?.count ?? 0, has_body: body == nil ? 0 : 1,
                    timeout: timeout,
                    verifies: verifies ? 1 : 0, certificates: certificates)
                return ccurl_open(&request)
            }
        }
    }
    guard let handle else { throw raise(.memoryError, "") }
    return handle
}

private func populate(_ type: TypeRef) {
    func own(_ value: Value) -> Transfer { value.uncheckedPayload(Transfer.self) }
    type.method("begin(self)", doc: "Waits for the answer's header.") { (a) throws(Raise) in
        try own(a[0]).begin()
        return Value.none
    }
    type.method("read(self, size, at_once=False, /)", doc: "Bytes of the body; b'' at the end.") { (a) throws(Raise) in
        let size = a[1].isNone ? -1 : try asIndex(a[1])
        return try own(a[0]).read(size < 0 ? Int.max : size, atOnce: try truth(a[2]))
    }
    type.method("close(self)", doc: "Ends the transfer.") { a in
        own(a[0]).close()
        return Value.none
    }
    type.property("head") { (value) throws(Raise) in
        var count = 0
        let bytes = ccurl_head(try own(value).opened(), &count)
        return newBytes(Array(UnsafeBufferPointer(start: bytes, count: count)))
    }
    type.property("status") { (value) throws(Raise) in Value(ccurl_status(try own(value).opened())) }
    type.property("url") { (value) throws(Raise) in newString(String(cString: ccurl_address(try own(value).opened()))) }
    type.property("error") { (value) throws(Raise) in
        var text: UnsafePointer<CChar>?
        var number = 0
        let code = ccurl_error(try own(value).opened(), &text, &number)
        if code == 0 { return Value.none }
        return newTuple([Value(Int(code)), newString(text.map { String(cString: $0) } ?? ""), Value(number)])
    }
}
