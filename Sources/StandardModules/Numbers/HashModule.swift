import CNettle
import Glibc
import Interpreter

/// A hash that bytes are being added to.
private final class HashState {
    let name: String
    let hash: UnsafePointer<nettle_hash>
    let context: UnsafeMutableRawPointer

    init(_ name: String, _ hash: UnsafePointer<nettle_hash>) {
        self.name = name
        self.hash = hash
        context = .allocate(byteCount: Int(hash.pointee.context_size), alignment: 16)
        hash.pointee.`init`?(context)
    }

    init(copying other: HashState) {
        name = other.name
        hash = other.hash
        context = .allocate(byteCount: Int(hash.pointee.context_size), alignment: 16)
        context.copyMemory(from: other.context, byteCount: Int(hash.pointee.context_size))
    }

    deinit { context.deallocate() }

    func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let start = bytes.baseAddress { hash.pointee.update?(context, bytes.count, start) }
    }

    /// Finishing ends a context, so a copy is finished.
    var digest: [UInt8] {
        let copy = HashState(copying: self)
        var result = [UInt8](repeating: 0, count: Int(hash.pointee.digest_size))
        hash.pointee.digest?(copy.context, result.count, &result)
        return result
    }
}

/// Names in Nettle by the names of the language.
private let hashNames = [
    "md5": "md5", "sha1": "sha1", "sha224": "sha224", "sha256": "sha256", "sha384": "sha384", "sha512": "sha512",
    "sha3_224": "sha3_224", "sha3_256": "sha3_256", "sha3_384": "sha3_384", "sha3_512": "sha3_512",
]

extension NativeModule {
    /// `_hashlib`: hashes of Nettle.
    static let hash = NativeModule("_hashlib") { module in
        let type = newNativeType("HASH", module: "_hashlib", populate)
        module.type(type)
        module.function("new(name, string=?, *, usedforsecurity=True)", doc: "A new hash of that name.") { (a) throws(Raise) in
            guard a[0].layout == .string else { throw typeError("new() argument 'name' must be str, not \(argumentTypeName(a[0]))") }
            let name = try asText(a[0]).lowercased()
            guard let known = hashNames[name], let hash = nettle_lookup_hash(known) else {
                throw valueError("unsupported hash type \(try asText(a[0]))")
            }
            let state = HashState(name, hash)
            if a.has(1) { state.update(try hashable(a[1])) }
            return newNative(type, state)
        }
    }
}

private func hashable(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
    if value.layout == .string { throw typeError("Strings must be encoded before hashing") }
    do throws(Raise) { return try bytesLike(value) } catch {
        guard pendingIs(.typeError) else { throw error }
        clearPending()
        throw typeError("object supporting the buffer API required")
    }
}

private func populate(_ type: TypeRef) {
    func own(_ value: Value) -> HashState { value.uncheckedPayload(HashState.self) }
    type.method("update(self, obj, /)", doc: "Adds bytes.") { (a) throws(Raise) in
        own(a[0]).update(try hashable(a[1]))
        return Value.none
    }
    type.method("digest(self)", doc: "The hash of the bytes so far.") { (a) throws(Raise) in try newBytes(own(a[0]).digest) }
    type.method("hexdigest(self)", doc: "The same as hexadecimal text.") { a in
        let digits = Array("0123456789abcdef".utf8)
        let text = own(a[0]).digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return text.withUnsafeBufferPointer { newString(utf8: $0) }
    }
    type.method("copy(self)", doc: "A hash that goes on by itself.") { a in newNative(type, HashState(copying: own(a[0]))) }
    type.property("name") { newString(own($0).name) }
    type.property("digest_size") { Value(Int(own($0).hash.pointee.digest_size)) }
    type.property("block_size") { Value(Int(own($0).hash.pointee.block_size)) }
    type.method("__repr__(self)") { a in
        let digits = String(a[0].bits, radix: 16)
        let address = "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        return newString("<\(own(a[0]).name) _hashlib.HASH object @ \(address)>")
    }
}
