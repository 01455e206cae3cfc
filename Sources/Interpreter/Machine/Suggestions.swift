// "Did you mean": the nearest name to one that was not found, by CPython's measure: moves cost 2, a change of case 1, and the best
// candidate must be near for its length.

private let moveCost = 2
private let caseCost = 1

/// `. Did you mean: 'name'?` for errors of names, attributes and imports; `nil` where nothing is near.
func suggestion(for exception: Value) -> String? {
    let object = exception.cast(to: ExceptionObject.self)
    guard !object.pointee.attributes.isEmpty else { return nil }
    let attributes = object.pointee.attributes.cast(to: DictObject.self)
    guard let wrong = textIfString(attributes.get("name")) else { return nil }
    let candidates: [String]
    if isSubtype(exception.type, ExceptionType.attributeError.type) {
        let target = attributes.get("obj")
        if target.isEmpty { return nil }
        candidates = attributeNames(target)
    } else if isSubtype(exception.type, ExceptionType.nameError.type)
        && !isSubtype(exception.type, ExceptionType.unboundLocalError.type)
    {
        candidates = visibleNames(object.pointee.traceback)
    } else {
        return nil
    }
    guard let best = nearest(to: wrong, among: candidates) else {
        return nil
    }
    return ". Did you mean: '\(best)'?"
}

/// The candidate nearest to `name`, or `nil` when none is near enough.
package func nearest(to name: String, among candidates: [String]) -> String? {
    let wrong = Array(name.utf8)
    if wrong.count > 40 || candidates.count > 750 { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.utf8)
        let limit = min((wrong.count + letters.count + 3) * moveCost / 6, bestDistance - 1)
        if limit < 0 { continue }
        let distance = editDistance(wrong, letters, limit: limit)
        if distance <= limit && distance < bestDistance {
            bestDistance = distance
            best = candidate
        }
    }
    return best
}

/// The cost of turning `a` into `b`, or more than `limit`.
private func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    if abs(a.count - b.count) * moveCost > limit { return limit + 1 }
    var row = (0...a.count).map { $0 * moveCost }
    for (j, letter) in b.enumerated() {
        var diagonal = j * moveCost
        row[0] = (j + 1) * moveCost
        var least = Int.max
        for i in a.indices {
            let substituted = diagonal + substitutionCost(a[i], letter)
            diagonal = row[i + 1]
            row[i + 1] = min(substituted, min(row[i], row[i + 1]) + moveCost)
            least = min(least, row[i + 1])
        }
        if least > limit { return limit + 1 }
    }
    return row[a.count]
}

private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    let isLetter = (a | 32) >= 97 && (a | 32) <= 122
    return isLetter && a | 32 == b | 32 ? caseCost : moveCost
}

/// What `dir(value)` lists, without running code of the language.
package func attributeNames(_ value: Value) -> [String] {
    var names: Set<String> = []
    func add(_ dict: DictRef) {
        for pair in dict.retainedPairs() {
            if let name = textIfString(pair.key) { names.insert(name) }
            pair.key.release()
            pair.value.release()
        }
    }
    func add(_ type: TypeRef) {
        for position in 0..<type.pointee.resolutionCount {
            type.pointee.resolutionOrder[position].populateIfNeeded()
            add(type.pointee.resolutionOrder[position].pointee.dict)
        }
    }
    switch value.layout {
    case .module: add(value.cast(to: ModuleObject.self).pointee.dict)
    case .type: add(value.cast(to: TypeObject.self))
    case .instance:
        let instance = value.cast(to: InstanceObject.self)
        if instance.pointee.shape.pointee.isDictionary {
            add(instance.pointee.slots[0].cast(to: DictObject.self))
        } else {
            for slot in 0..<instance.pointee.shape.pointee.count {
                names.insert(instance.pointee.shape.pointee.names[slot].cast(to: StringObject.self).text)
            }
        }
        add(value.type)
    default:
        add(value.type)
        if value.isObject && value.kind == .instance {
            let dict = instanceDictPlace(value.header).pointee
            if !dict.isEmpty { add(dict.cast(to: DictObject.self)) }
        }
    }
    return names.sorted()
}

/// The names that the innermost frame of a traceback could have meant.
private func visibleNames(_ traceback: Value) -> [String] {
    var entry = traceback
    while entry.kind == .traceback, entry.cast(to: TracebackObject.self).pointee.next.kind == .traceback {
        entry = entry.cast(to: TracebackObject.self).pointee.next
    }
    guard entry.kind == .traceback else { return [] }
    let object = entry.cast(to: TracebackObject.self)
    var names = object.pointee.code.pointee.localNames.compactMap(textIfString)
    names += object.pointee.code.pointee.freeNames.compactMap(textIfString)
    for dict in [object.pointee.globals.cast(to: DictObject.self), runtime.builtins] {
        for pair in dict.retainedPairs() {
            if let name = textIfString(pair.key) { names.append(name) }
            pair.key.release()
            pair.value.release()
        }
    }
    return names
}
