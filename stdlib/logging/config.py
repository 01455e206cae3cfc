"""Setting up loggers from a dictionary or a file."""

import logging
import logging.handlers
import re

DEFAULT_LOGGING_CONFIG_PORT = 9030
_identifier = re.compile(r"^[a-z_][a-z0-9_]*$", re.I)


def _resolve(name):
    """What a dotted name stands for, its modules imported."""
    parts = name.split(".")
    found = __import__(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


class BaseConfigurator:
    """Turns references in a configuration (`ext://`, `cfg://`) into what they stand for."""

    def __init__(self, config):
        self.config = config

    def resolve(self, s):
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError("Cannot resolve %r: %s" % (s, error)) from error

    def convert(self, value):
        if isinstance(value, str):
            if value.startswith("ext://"):
                return self.resolve(value[6:])
            if value.startswith("cfg://"):
                return self._referenced(value[6:])
            return value
        if isinstance(value, dict):
            return {key: self.convert(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(self.convert(inner) for inner in value)
        return value

    def _referenced(self, path):
        found = self.config
        for name, index in re.findall(r"\.?(\w+)|\[([^\]]+)\]", path):
            found = found[name] if name else found[int(index) if index.isdigit() else index]
        return self.convert(found)

    def configure_custom(self, config):
        """An object of the factory under `()`."""
        config = dict(config)
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        properties = config.pop(".", None)
        made = factory(**{key: self.convert(value) for key, value in config.items() if _identifier.match(key)})
        for name, value in (properties or {}).items():
            setattr(made, name, value)
        return made

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental", False):
            self._change(config)
            return
        self.formatters = self._made(config, "formatters", self.configure_formatter, "formatter")
        self.filters = self._made(config, "filters", self.configure_filter, "filter")
        logging.root.handlers[:] = [] if "root" in config else logging.root.handlers
        self.handlers = self._made(config, "handlers", self.configure_handler, "handler")
        existing = list(logging.root.manager.loggerDict)
        named = config.get("loggers", {})
        for name, settings in named.items():
            try:
                self._configure_logger(logging.getLogger(name), settings)
            except Exception as error:
                raise ValueError("Unable to configure logger %r" % name) from error
        if config.get("disable_existing_loggers", True):
            for name in existing:
                logger = logging.root.manager.loggerDict[name]
                if name not in named and not any(name.startswith(other + ".") for other in named):
                    if isinstance(logger, logging.Logger):
                        logger.disabled = True
        if config.get("root"):
            try:
                self._configure_common(logging.root, config["root"])
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _made(self, config, section, configure, word):
        """The objects of a section by name; handlers that hold others (`target`) come after those."""
        result = {}
        setattr(self, section, result)
        waiting = dict(config.get(section, {}))
        for attempt in range(2):
            for name in sorted(waiting) if section == "handlers" else list(waiting):
                try:
                    result[name] = configure(waiting[name])
                    if section == "handlers":
                        result[name].name = name
                except Exception as error:
                    if attempt == 0 and "target not configured yet" in str(error.__cause__):
                        continue
                    raise ValueError("Unable to configure %s %r" % (word, name)) from error
                del waiting[name]
        return result

    def _change(self, config):
        for name, settings in config.get("handlers", {}).items():
            level = settings.get("level", None)
            if level:
                logging._handlers[name].setLevel(level)
        for name, settings in config.get("loggers", {}).items():
            self._set_level(logging.getLogger(name), settings)
        self._set_level(logging.root, config.get("root", {}))

    def configure_formatter(self, config):
        if "()" in config:
            return self.configure_custom(config)
        factory = self.resolve(config["class"]) if config.get("class") else logging.Formatter
        return factory(config.get("format", None), config.get("datefmt", None), config.get("style", "%"))

    def configure_filter(self, config):
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def configure_handler(self, config):
        config = dict(config)
        formatter, level, filters = config.pop("formatter", None), config.pop("level", None), config.pop("filters", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError("Unable to set formatter %r" % formatter) from error
        if "()" in config:
            factory, properties = config.pop("()"), config.pop(".", None)
            factory = factory if callable(factory) else self.resolve(factory)
        else:
            factory, properties = self.resolve(config.pop("class")), config.pop(".", None)
            if issubclass(factory, logging.handlers.MemoryHandler) and "target" in config:
                try:
                    config["target"] = self.handlers[config["target"]]
                except Exception as error:
                    raise ValueError("Unable to set target handler %r" % config["target"]) from TypeError(
                        "target not configured yet")
        handler = factory(**{key: self.convert(value) for key, value in config.items() if _identifier.match(key)})
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self._add_filters(handler, filters)
        for name, value in (properties or {}).items():
            setattr(handler, name, value)
        return handler

    def _add_filters(self, filterer, filters):
        for one in filters:
            try:
                filterer.addFilter(one if callable(one) or hasattr(one, "filter") else self.filters[one])
            except Exception as error:
                raise ValueError("Unable to add filter %r" % one) from error

    def _set_level(self, logger, config):
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))

    def _configure_common(self, logger, config):
        self._set_level(logger, config)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers") or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError("Unable to add handler %r" % name) from error
        if config.get("filters"):
            self._add_filters(logger, config["filters"])

    def _configure_logger(self, logger, config):
        self._configure_common(logger, config)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets up everything that the dictionary names."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """The same from a file in the format of `configparser`."""
    import configparser
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            parser.read_file(fname)
        elif not parser.read(fname, encoding=encoding):
            raise FileNotFoundError(f"{fname} doesn't exist")
    names = {"logging": logging, **vars(logging)}
    formatters = {}
    for key in _keys(parser, "formatters"):
        section = parser["formatter_" + key]
        factory = _resolve(section["class"]) if section.get("class") else logging.Formatter
        formatters[key] = factory(section.get("format", None, raw=True), section.get("datefmt", None, raw=True),
                                  section.get("style", "%", raw=True))
    handlers = {}
    for key in _keys(parser, "handlers"):
        section = parser["handler_" + key]
        try:
            factory = eval(section["class"], dict(names))
        except (AttributeError, NameError):
            factory = _resolve(section["class"])
        handler = factory(*eval(section.get("args", "()"), dict(names)), **eval(section.get("kwargs", "{}"), dict(names)))
        if "level" in section:
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        handlers[key] = handler
    _install(parser, handlers, disable_existing_loggers)


def _keys(parser, section):
    text = parser[section]["keys"].strip()
    return [key.strip() for key in text.split(",")] if text else []


def _install(parser, handlers, disable_existing_loggers):
    existing = list(logging.root.manager.loggerDict)
    configured = []
    for key in _keys(parser, "loggers"):
        section = parser["logger_" + key]
        logger = logging.root if key == "root" else logging.getLogger(section["qualname"])
        configured.append(logger.name)
        if "level" in section:
            logger.setLevel(section["level"])
        logger.handlers[:] = [handlers[name.strip()] for name in section.get("handlers", "").split(",") if name.strip()]
        if key != "root":
            logger.propagate = section.getint("propagate", fallback=1)
            logger.disabled = False
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if disable_existing_loggers and isinstance(logger, logging.Logger) and name not in configured:
            if not any(name.startswith(other + ".") for other in configured):
                logger.disabled = True
