"""Looking at live objects: signatures, source, members, frames."""

import sys
import types
from collections import OrderedDict, namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def _unwrap_partial(object):
    from functools import partial
    while isinstance(object, partial):
        object = object.func
    return object


def isgeneratorfunction(object):
    object = _unwrap_partial(object)
    object = getattr(object, "__func__", object)
    return isfunction(object) and bool(object.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(object):
    return False


def iscoroutine(object):
    return False


def isasyncgenfunction(object):
    return False


def isasyncgen(object):
    return False


def isawaitable(object):
    return hasattr(type(object), "__await__")


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    """True for a class with abstract methods left."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    """(name, value) of all attributes, sorted by name."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute) and name not in names:
                    names.append(name)
    found = []
    seen = set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, "__mro__", ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers_static(object, predicate=None):
    found = [(name, getattr_static(object, name)) for name in dir(object)]
    return sorted([pair for pair in found if predicate is None or predicate(pair[1])], key=lambda pair: pair[0])


_absent = object()


def getattr_static(obj, attr, default=_absent):
    """The attribute as it is stored, without descriptors or `__getattr__`."""
    if not isinstance(obj, type):
        namespace = getattr(obj, "__dict__", {})
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                found = base.__dict__[attr]
                if hasattr(type(found), "__get__") and hasattr(type(found), "__set__") or attr not in namespace:
                    return found
                break
        if attr in namespace:
            return namespace[attr]
    else:
        for base in obj.__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _absent:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function inside all wrappers."""
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
        seen.add(id(func))
    return func


def cleandoc(doc):
    """A docstring without the indentation of its second and later lines."""
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring, of a method also that of the class it overrides."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(obj, "__name__", None)
    owner = None
    if ismethod(obj):
        owner = type(obj.__self__) if not isclass(obj.__self__) else obj.__self__
    elif isfunction(obj):
        owner = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
    if not isclass(owner):
        return None
    for base in owner.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getmodule(object, _filename=None):
    """The module an object was defined in."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        filename = getfile(object)
    except TypeError:
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == filename:
            return module
    return None


def getmodulename(path):
    import os
    name = os.path.basename(path)
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    """The file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            code = _code_in_class(object)
            if code is not None:
                return code.co_filename
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    object = _code_of(object)
    if object is not None:
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def _code_in_class(cls):
    """The code of any method, for a class whose module has no file (a notebook's)."""
    for value in cls.__dict__.values():
        function = getattr(value, "__func__", value)
        if isfunction(function):
            return function.__code__
    return None


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    return object if iscode(object) else None


def getsourcefile(object):
    filename = getfile(object)
    import linecache
    return filename if linecache.getlines(filename) else None


getabsfile = getfile


def findsource(object):
    """(all lines of the file, index of the object's first line)."""
    import linecache
    filename = getfile(object)
    linecache.checkcache(filename)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(lines, object.__qualname__)
    code = _code_of(object)
    if code is not None:
        line = code.co_firstlineno - 1
        if line >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, line
    raise OSError("could not find code object")


def _class_line(lines, qualname):
    """The line of a class statement (of its first decorator), found by the nesting of class and def lines."""
    wanted = [part for part in qualname.split(".") if part != "<locals>"]
    stack = []
    decorator = None
    found = None
    for index, line in enumerate(lines):
        text = line.lstrip()
        if not text or text.startswith("#"):
            continue
        indent = len(line) - len(text)
        while stack and stack[-1][0] >= indent and not text.startswith((")", "]", "}")):
            stack.pop()
        if text.startswith("@"):
            if decorator is None:
                decorator = index
            continue
        words = text.replace("(", " ").replace(":", " ").split()
        if words[0] in ("class", "def") and len(words) > 1:
            stack.append((indent, words[1]))
            if words[0] == "class" and [name for _, name in stack] == wanted:
                found = index if decorator is None else decorator
        decorator = None
    if found is None:
        raise OSError("could not find class definition")
    return found


class EndOfBlock(Exception):
    pass


def getblock(lines):
    """The lines of the block that begins with the first line: decorators, header and all that is indented deeper."""
    if not lines:
        return []
    start = len(lines[0]) - len(lines[0].lstrip())
    depth, quote = 0, None
    in_header = in_decorator = False
    begun = False
    has_body = True
    last = 0
    for index, line in enumerate(lines):
        text = line.strip()
        continued = quote is not None or depth > 0
        if not continued and text:
            if not begun or in_decorator:
                begun = in_header = True
                in_decorator = text.startswith("@")
            elif not in_header:
                if len(line) - len(line.lstrip()) <= start or not has_body:
                    break
                if text.startswith("#"):
                    continue
        depth, quote, ends_with_colon = _scan_line(line, depth, quote)
        if in_header and not in_decorator and quote is None and depth == 0 and not line.rstrip().endswith("\\"):
            in_header = False
            has_body = ends_with_colon
        if text:
            last = index
    return lines[:last + 1]


def _scan_line(line, depth, quote):
    """Bracket depth and open triple quote after a line; whether its code ends with a colon."""
    position = 0
    size = len(line)
    last = ""
    while position < size:
        if quote is not None:
            if line.startswith(quote, position):
                position += len(quote)
                quote = None
                last = "'"
                continue
            position += 2 if line[position] == "\\" else 1
            continue
        character = line[position]
        if character == "#":
            break
        if character in "\"'":
            triple = line[position:position + 3]
            if triple == character * 3:
                quote = triple
                position += 3
                continue
            end = position + 1
            while end < size and line[end] != character:
                end += 2 if line[end] == "\\" else 1
            position = end + 1
            last = "'"
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth = max(depth - 1, 0)
        if not character.isspace():
            last = character
        position += 1
    return depth, quote, last == ":"


def getsourcelines(object):
    """(lines, number of the first line) of the source of an object."""
    object = unwrap(object)
    lines, start = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    """The source text of an object."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    lines, start = findsource(object)
    end = start
    while end > 0 and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return "".join(lines[end:start]) or None


# Signatures

class _Kind:
    """One kind of parameter; kinds are ordered as they follow each other in a signature."""

    __slots__ = ("value", "name", "description")

    def __init__(self, value, name, description):
        self.value, self.name, self.description = value, name, description

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value}>"

    def __str__(self):
        return self.name

    def __index__(self):
        return self.value

    def __int__(self):
        return self.value

    def __eq__(self, other):
        if isinstance(other, _Kind):
            return self.value == other.value
        return self.value == other if isinstance(other, int) else NotImplemented

    def __lt__(self, other):
        return self.value < int(other)

    def __le__(self, other):
        return self.value <= int(other)

    def __gt__(self, other):
        return self.value > int(other)

    def __ge__(self, other):
        return self.value >= int(other)

    def __hash__(self):
        return hash(self.value)


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")
_kinds = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


class _empty:
    """Marks what has no default or annotation."""


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _kinds[int(kind)]
        except (ValueError, TypeError, IndexError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._default, self._annotation, self._name = default, annotation, name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_absent, kind=_absent, annotation=_absent, default=_absent):
        return type(self)(
            self._name if name is _absent else name, self._kind if kind is _absent else kind,
            default=self._default if default is _absent else default,
            annotation=self._annotation if annotation is _absent else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = "{}: {}".format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text += (" = {}" if self._annotation is not _empty else "={}").format(repr(self._default))
        if self._kind is _VAR_POSITIONAL:
            return "*" + text
        if self._kind is _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._key() == other._key()


class BoundArguments:
    """Arguments matched to the parameters of a signature."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        args = ", ".join("{}={!r}".format(name, value) for name, value in self.arguments.items())
        return "<{} ({})>".format(self.__class__.__name__, args)


class Signature:
    """The parameters of a callable and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        checked = OrderedDict()
        top = _POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            if parameter.kind < top:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                    top.description, parameter.kind.description))
            if parameter.kind > top:
                top = parameter.kind
            if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in checked:
                raise ValueError("duplicate parameter name: {!r}".format(parameter.name))
            checked[parameter.name] = parameter
        self._parameters = types.MappingProxyType(checked)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped, globals, locals, eval_str)

    def replace(self, *, parameters=_absent, return_annotation=_absent):
        return type(self)(self.parameters.values() if parameters is _absent else parameters,
                          return_annotation=self._return_annotation if return_annotation is _absent else return_annotation)

    def _key(self):
        positional = tuple(one for one in self.parameters.values() if one.kind is not _KEYWORD_ONLY)
        keyword_only = frozenset((one.name, one) for one in self.parameters.values() if one.kind is _KEYWORD_ONLY)
        return positional, keyword_only, self.return_annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._key() == other._key()

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        rest = list(self.parameters.values())
        position = 0
        index = 0
        while index < len(rest):
            parameter = rest[index]
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if parameter.kind is _VAR_POSITIONAL:
                if position < len(args):
                    arguments[parameter.name] = tuple(args[position:])
                    position = len(args)
                index += 1
                break
            if position >= len(args):
                break
            if parameter.name in kwargs and parameter.kind is not _POSITIONAL_ONLY:
                raise TypeError("multiple values for argument {arg!r}".format(arg=parameter.name))
            arguments[parameter.name] = args[position]
            position += 1
            index += 1
        if position < len(args):
            raise TypeError("too many positional arguments")
        var_keyword = None
        for parameter in rest[index:]:
            if parameter.kind is _VAR_KEYWORD:
                var_keyword = parameter
                continue
            if parameter.kind is _VAR_POSITIONAL:
                continue
            if parameter.name in kwargs:
                if parameter.kind is _POSITIONAL_ONLY:
                    raise TypeError("{arg!r} parameter is positional only, but was passed as a keyword".format(
                        arg=parameter.name))
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError("missing a required argument: {arg!r}".format(arg=parameter.name))
        if kwargs:
            if var_keyword is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[var_keyword.name] = kwargs
        ordered = {name: arguments[name] for name in self.parameters if name in arguments}
        return BoundArguments(self, ordered)

    def bind(self, /, *args, **kwargs):
        """Match arguments to the parameters as a call would."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __str__(self):
        result = []
        positional_only = False
        keyword_separator = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind is _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if kind is _VAR_POSITIONAL:
                keyword_separator = False
            elif kind is _KEYWORD_ONLY and keyword_separator:
                result.append("*")
                keyword_separator = False
            result.append(str(parameter))
        if positional_only:
            result.append("/")
        text = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            text += " -> {}".format(formatannotation(self.return_annotation))
        return text

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)


def _from_function(func, annotations):
    code = func.__code__
    positional_count = code.co_argcount
    positional_only = code.co_posonlyargcount
    names = code.co_varnames
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []
    first_default = positional_count - len(defaults)
    for index, name in enumerate(names[:positional_count]):
        parameters.append(Parameter(
            name if name.isidentifier() else "implicit" + name[1:],
            _POSITIONAL_ONLY if index < positional_only else _POSITIONAL_OR_KEYWORD,
            annotation=annotations.get(name, _empty),
            default=defaults[index - first_default] if index >= first_default else _empty))
    end = positional_count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        name = names[end]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[positional_count:end]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                                    default=keyword_defaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[end + bool(code.co_flags & CO_VARARGS)]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _signature(obj, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    from functools import partial
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped, globals, locals, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda function: hasattr(function, "__signature__") or ismethod(function))
        if ismethod(obj):
            return _signature(obj, follow_wrapped, globals, locals, eval_str)
    signature = getattr(obj, "__signature__", None)
    if signature is not None:
        if not isinstance(signature, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(signature))
        return signature
    if isfunction(obj):
        return _from_function(obj, get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str))
    if isinstance(obj, partial):
        return _of_partial(_signature(obj.func, follow_wrapped, globals, locals, eval_str), obj)
    if isclass(obj):
        return _of_class(obj, follow_wrapped, globals, locals, eval_str)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _from_text(text, getattr(obj, "__self__", None))
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped, globals, locals, eval_str))
    raise ValueError("no signature found for builtin {!r}".format(obj))


def _of_class(cls, follow_wrapped, globals, locals, eval_str):
    call = getattr(type(cls), "__call__", None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped, globals, locals, eval_str))
    for base in cls.__mro__:
        for name in ("__new__", "__init__"):
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if method is not None and isfunction(unwrap(method)):
                return _without_first(_signature(method, follow_wrapped, globals, locals, eval_str))
    for base in cls.__mro__[:-1]:
        text = base.__dict__.get("__text_signature__")
        if text:
            return _from_text(text, None)
    if type not in cls.__mro__:
        if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
            return Signature()
    raise ValueError("no signature found for builtin type {!r}".format(cls))


def _from_text(text, bound):
    """The signature of a native function from its own description, such as "($self, x, /, *, key=None)"."""
    text = text.replace("$module, ", "").replace("$module", "").replace("$self, ", "").replace("$self", "").replace(
        "$type, ", "")
    text = text.replace("(/, ", "(").replace("(/)", "()")
    namespace = {}
    exec(f"def signature{text}: pass", namespace)
    return _from_function(namespace["signature"], {})


def _of_partial(signature, partial):
    try:
        bound = signature.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from error
    parameters = []
    to_keyword = False
    for name, parameter in signature.parameters.items():
        given = name in bound.arguments
        if parameter.kind is _POSITIONAL_ONLY and given:
            continue
        if parameter.kind is _POSITIONAL_OR_KEYWORD and given:
            if name in partial.keywords:
                to_keyword = True
                parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
            continue
        if parameter.kind is _KEYWORD_ONLY and given:
            parameter = parameter.replace(default=bound.arguments[name])
        if to_keyword:
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            elif parameter.kind is _VAR_POSITIONAL:
                continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module as a new dict."""
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__", None)
        scope = getattr(sys.modules.get(obj.__module__), "__dict__", None)
    elif ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
        scope = obj.__dict__
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        scope = getattr(unwrap(obj), "__globals__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(annotations)
    scope = globals if globals is not None else scope
    return {key: eval(value, scope, locals) if isinstance(value, str) else value for key, value in annotations.items()}


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
Attribute = namedtuple("Attribute", "name kind defining_class object")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = namedtuple("Traceback", "filename lineno function code_context index")


def getfullargspec(func):
    """Names and defaults of the parameters, in the older form."""
    try:
        found = _signature(func, follow_wrapped=False)
        if ismethod(func):
            found = _signature(func.__func__, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, kwonlyargs, defaults, annotations = [], [], (), {}
    varargs = varkw = None
    kwdefaults = {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for parameter in found.parameters.values():
        kind, name = parameter.kind, parameter.name
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonlyargs, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The parameters' values in a call."""
    found = signature(func.__func__ if ismethod(func) else func)
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    bound = found.bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    import builtins
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        nonlocals[name] = cell.cell_contents
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            global_names[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin_names[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


def currentframe():
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    """File, line, function and source around the line of a frame or traceback."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    import linecache
    filename = frame.f_code.co_filename
    lines, index = None, None
    if context > 0:
        source = linecache.getlines(filename)
        if source:
            start = max(0, min(lineno - 1 - context // 2, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    result = []
    while frame is not None:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb is not None:
        result.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return getinnerframes(sys.exc_info()[2], context)


def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount
    names = list(code.co_varnames[:count + code.co_kwonlyargcount])
    end = len(names)
    varargs = code.co_varnames[end] if code.co_flags & CO_VARARGS else None
    keywords = code.co_varnames[end + bool(varargs)] if code.co_flags & CO_VARKEYWORDS else None
    return ArgInfo(names, varargs, keywords, frame.f_locals)


def classify_class_attrs(cls):
    """What each attribute of a class is and where it is defined."""
    result = []
    for name in dir(cls):
        for base in cls.__mro__ + type(cls).__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                break
        else:
            continue
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif isroutine(value):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, base, value))
    return result


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if getattr(generator, "gi_suspended", False):
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return frame.f_locals if frame is not None else {}
