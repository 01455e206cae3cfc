/// The names that error messages have for classes. CPython's classes in C carry their module there (`'datetime.date' object is not
/// iterable`), classes written in Python do not.
extension TypeRef {
    package var errorName: String {
        let name = nameText
        guard let module = textIfString(pointee.module), module != "builtins", let names = classesInC[module] else {
            return name
        }
        return names.contains(name) ? "\(module).\(name)" : name
    }

    /// Whether the attributes of this class are, in CPython, descriptors in C.
    var isWrittenInC: Bool {
        guard let module = textIfString(pointee.module) else { return false }
        return TypeRef.isInC(nameText, module: module)
    }

    static func isInC(_ name: String, module: String) -> Bool { classesInC[module]?.contains(name) == true }
}

/// By module, read at the first error.
private let classesInC: [String: Set<String>] = {
    var result: [String: Set<String>] = [:]
    for line in classList.split(separator: "\n") {
        let parts = line.split(separator: ":")
        guard parts.count == 2 else { continue }
        let names = parts[1].split(separator: " ").map(String.init)
        result[String(parts[0]).trimmingBlanks, default: []].formUnion(names)
    }
    return result
}()

extension String {
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}

private let classList = """
    _contextvars: Context ContextVar Token
    _csv: Dialect Error reader writer
    _hashlib: HASH HASHXOF HMAC
    _io: BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO IncrementalNewlineDecoder StringIO
    _io: TextIOWrapper _IOBase
    _json: Encoder Scanner
    _pickle: Pickler PicklerMemoProxy Unpickler UnpicklerMemoProxy
    _queue: SimpleQueue
    _random: Random
    _struct: Struct unpack_iterator
    _thread: RLock _local lock
    array: array arrayiterator
    collections: OrderedDict defaultdict deque
    datetime: IsoCalendarDate date datetime time timedelta timezone tzinfo
    decimal: Context ContextManager Decimal SignalDictMixin
    functools: KeyWrapper _lru_cache_wrapper partial
    itertools: _grouper _tee accumulate chain combinations combinations_with_replacement compress count cycle dropwhile
    itertools: filterfalse groupby islice pairwise permutations product repeat starmap takewhile zip_longest
    mmap: mmap
    numpy: bool broadcast bytes_ character complex128 complex64 complexfloating datetime64 dtype flatiter flexible float16
    numpy: float32 float64 floating generic inexact int16 int32 int64 int8 integer longdouble longlong ndarray nditer number
    numpy: object_ signedinteger str_ timedelta64 ufunc uint16 uint32 uint64 uint8 unsignedinteger void
    operator: attrgetter itemgetter methodcaller
    os: stat_result statvfs_result terminal_size
    pickle: PickleBuffer
    posix: DirEntry ScandirIterator sched_param times_result uname_result waitid_result
    re: Match Pattern
    sys: flags float_info hash_info int_info thread_info version_info
    time: struct_time
    torch: Event Size Stream device dtype finfo iinfo layout memory_format
    types: GenericAlias SimpleNamespace UnionType
    unicodedata: UCD
    weakref: CallableProxyType ProxyType ReferenceType
    xml.etree.ElementTree: Element TreeBuilder XMLParser
    zlib: Compress Decompress
    """
