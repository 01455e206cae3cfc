import Glibc

// Finding, counting, replacing, joining.

extension StringType {
    static func addSearches(_ type: TypeRef) {
        type.method("find(self, sub, start=None, end=None, /)") { (a) throws(Raise) in Value(try find(a)) }
        type.method("rfind(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try find(a, fromEnd: true))
        }
        type.method("index(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            let position = try find(a)
            if position < 0 { throw valueError("substring not found") }
            return Value(position)
        }
        type.method("rindex(self, sub, start=None, end=None, /)") { (a) throws(Raise) in
            let position = try find(a, fromEnd: true)
            if position < 0 { throw valueError("substring not found") }
            return Value(position)
        }
        type.method("count(self, sub, start=None, end=None, /)") { (a) throws(Raise) in Value(try count(a)) }
        type.method("startswith(self, prefix, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try hasAffix(a, "startswith", atEnd: false))
        }
        type.method("endswith(self, suffix, start=None, end=None, /)") { (a) throws(Raise) in
            Value(try hasAffix(a, "endswith", atEnd: true))
        }
        type.method("replace(self, old, new, count=-1, /)") { (a) throws(Raise) in
            for position in 1...2 where a[position].layout != .string {
                throw typeError("replace() argument \(position) must be str, not \(argumentTypeName(a[position]))")
            }
            return try replace(a[0], string(a[1]), string(a[2]), limit: try asIndex(a[3]))
        }
        type.method("removeprefix(self, prefix, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("removeprefix() argument must be str, not \(argumentTypeName(a[1]))")
            }
            let (text, prefix) = (string(a[0]), string(a[1]))
            if prefix.pointee.count > 0 && hasPart(text, prefix, at: 0) {
                return text.slice(prefix.pointee.count..<text.pointee.count)
            }
            return exact(a[0])
        }
        type.method("removesuffix(self, suffix, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("removesuffix() argument must be str, not \(argumentTypeName(a[1]))")
            }
            let (text, suffix) = (string(a[0]), string(a[1]))
            let rest = text.pointee.count - suffix.pointee.count
            if suffix.pointee.count > 0 && hasPart(text, suffix, at: rest) { return text.slice(0..<rest) }
            return exact(a[0])
        }
        type.method("join(self, iterable, /)") { (a) throws(Raise) in try join(a[0], a[1]) }
    }

    private static func needle(_ value: Value, in text: StringRef) throws(Raise) -> Needle {
        guard value.layout == .string else { throw typeError("must be str, not \(typeName(value))") }
        return Needle(string(value), in: text)
    }

    private static func find(_ a: Arguments, fromEnd: Bool = false) throws(Raise) -> Int {
        let text = string(a[0])
        let needle = try needle(a[1], in: text)
        let (start, end) = try searchRange(a[2], a[3], count: text.pointee.count)
        return fromEnd ? needle.last(in: text, from: start, to: end) : needle.first(in: text, from: start, to: end)
    }

    private static func count(_ a: Arguments) throws(Raise) -> Int {
        let text = string(a[0])
        let needle = try needle(a[1], in: text)
        let (start, end) = try searchRange(a[2], a[3], count: text.pointee.count)
        if start > end { return 0 }
        if needle.count == 0 { return end - start + 1 }
        return countOccurrences(of: needle, in: text, from: start, to: end)
    }

    private static func hasAffix(_ a: Arguments, _ name: String, atEnd: Bool) throws(Raise) -> Bool {
        let text = string(a[0])
        let (start, end) = try searchRange(a[2], a[3], count: text.pointee.count)
        func matches(_ affix: StringRef) -> Bool {
            let count = affix.pointee.count
            if start > end || count > end - start { return false }
            return hasPart(text, affix, at: atEnd ? end - count : start)
        }
        if a[1].layout == .tuple {
            for item in a[1].cast(to: ListObject.self).buffer {
                guard item.layout == .string else {
                    throw typeError("tuple for \(name) must only contain str, not \(typeName(item))")
                }
                if matches(string(item)) { return true }
            }
            return false
        }
        guard a[1].layout == .string else {
            throw typeError("\(name) first arg must be str or a tuple of str, not \(typeName(a[1]))")
        }
        return matches(string(a[1]))
    }

    // MARK: Replacing

    private static func replace(
        _ value: Value, _ old: StringRef, _ new: StringRef, limit: Int
    ) throws(Raise) -> Value {
        let text = string(value)
        let limit = limit < 0 ? Int.max : limit
        if limit == 0 { return exact(value) }
        if old.pointee.count == 0 { return try insertBetween(value, new, limit: limit) }
        let needle = Needle(old, in: text)
        let found = countOccurrences(of: needle, in: text, from: 0, to: text.pointee.count, limit: limit)
        if found == 0 { return exact(value) }
        let (grown, overflow) = found.multipliedReportingOverflow(by: new.pointee.count - old.pointee.count)
        if overflow { throw memoryError() }
        let total = text.pointee.count &+ grown
        if total == 0 { return runtime.emptyString.retain() }
        if text.pointee.width == 4 { return try replaceWide(text, needle, new, found) }
        let width = Int(max(text.pointee.width, new.pointee.width))
        if total == 1 && width == 1 { return try replaceWide(text, needle, new, found) }
        let result = try newCheckedString(total, width: width)
        var (position, target) = (0, 0)
        for _ in 0..<found {
            let next = needle.first(in: text, from: position, to: text.pointee.count)
            copyRange(text, position..<next, to: result, at: target)
            target &+= next &- position
            copy(new, to: result, at: target)
            target &+= new.pointee.count
            position = next &+ needle.count
        }
        copyRange(text, position..<text.pointee.count, to: result, at: target)
        result.pointee.isASCII = text.pointee.isASCII && new.pointee.isASCII
        return Value(result)
    }

    /// The general way: the result may be narrower than the text.
    private static func replaceWide(
        _ text: StringRef, _ needle: Needle, _ new: StringRef, _ found: Int
    ) throws(Raise) -> Value {
        var builder = TextBuilder()
        var position = 0
        for _ in 0..<found {
            let next = needle.first(in: text, from: position, to: text.pointee.count)
            builder.append(text, position..<next)
            builder.append(new)
            position = next &+ needle.count
        }
        builder.append(text, position..<text.pointee.count)
        return builder.finish()
    }

    private static func insertBetween(_ value: Value, _ new: StringRef, limit: Int) throws(Raise) -> Value {
        let text = string(value)
        let (size, overflow) = (text.pointee.count &+ 1).multipliedReportingOverflow(by: new.pointee.count)
        if overflow { throw memoryError() }
        try checkedSize(size, width: 4)
        var builder = TextBuilder()
        for position in 0...text.pointee.count {
            if position < limit { builder.append(new) }
            if position < text.pointee.count { builder.append(text[codePoint: position]) }
        }
        return builder.finish()
    }

    /// Copies a stretch of `source` into `target`, which is as wide or wider.
    private static func copyRange(_ source: StringRef, _ range: Range<Int>, to target: StringRef, at position: Int) {
        if source.pointee.width == target.pointee.width {
            let width = Int(target.pointee.width)
            memcpy(
                target.pointee.bytes + position &* width, source.pointee.bytes + range.lowerBound &* width,
                range.count &* width)
        } else {
            for offset in 0..<range.count {
                target.pointee.wide[position &+ offset] = UInt32(source.pointee.bytes[range.lowerBound &+ offset])
            }
        }
    }

    // MARK: Joining

    private static func join(_ separator: Value, _ iterable: Value) throws(Raise) -> Value {
        if iterable.kind == .list || iterable.kind == .tuple {
            // Joining runs no code of the language, so the items may be used in place.
            return try join(separator, iterable.cast(to: ListObject.self).buffer)
        }
        if iterable.kind != .generator && iterable.type.special(.iter).isEmpty
            && iterable.type.special(.getitem).isEmpty
        {
            throw typeError("can only join an iterable")
        }
        let items = try collect(iterable)
        defer { releaseAll(items) }
        var result = Value.empty
        var error: Raise?
        items.withUnsafeBufferPointer { (buffer) in
            do throws(Raise) { result = try join(separator, buffer) } catch let raised { error = raised }
        }
        if let error { throw error }
        return result
    }

    private static func join(_ separator: Value, _ items: UnsafeBufferPointer<Value>) throws(Raise) -> Value {
        if items.isEmpty { return runtime.emptyString.retain() }
        let glue = string(separator)
        var total = 0
        var width = items.count > 1 && glue.pointee.count > 0 ? glue.pointee.width : 1
        var isASCII = glue.pointee.isASCII || items.count == 1
        for (position, item) in items.enumerated() {
            guard item.layout == .string else {
                throw typeError("sequence item \(position): expected str instance, \(typeName(item)) found")
            }
            let text = string(item)
            let (sum, overflow) = total.addingReportingOverflow(text.pointee.count)
            if overflow { throw memoryError() }
            total = sum
            width = max(width, text.pointee.width)
            isASCII = isASCII && text.pointee.isASCII
        }
        if items.count == 1 { return exact(items[0]) }
        let (glueTotal, overflow) = glue.pointee.count.multipliedReportingOverflow(by: items.count - 1)
        if overflow { throw memoryError() }
        let (count, overflow2) = total.addingReportingOverflow(glueTotal)
        if overflow2 { throw memoryError() }
        if count == 0 { return runtime.emptyString.retain() }
        let result = try newCheckedString(count, width: Int(width))
        var target = 0
        for (position, item) in items.enumerated() {
            if position > 0 {
                copy(glue, to: result, at: target)
                target &+= glue.pointee.count
            }
            copy(string(item), to: result, at: target)
            target &+= string(item).pointee.count
        }
        result.pointee.isASCII = isASCII
        return Value(result)
    }
}
