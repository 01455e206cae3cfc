import logging, io
stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.sub")
def out():
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('log.info("hello %s", "x")')
show('out()')
show('log.debug("hidden")')
show('out()')
show('log.warning("%d%%", 5)')
show('out()')
show('logging.error("root")')
show('out()')
show('log.setLevel("DEBUG")')
show('log.debug("now %(k)s", {"k": 1})')
show('out()')
show('log.level')
show('log.parent.name')
show('log.getEffectiveLevel()')
show('log.isEnabledFor(10)')
show('logging.getLevelName(30)')
show('logging.getLevelName("ERROR")')
show('repr(log)')
show('logging.getLogger("app.sub") is log')
show('log.setLevel("NOPE")')
show('log.log(25, "custom")')
show('out()')
show('log.handlers')
show('log.propagate')
show('logging.Formatter("{message}", style="{").format(logging.makeLogRecord({"msg": "m"}))')
show('logging.disable(50)')
show('log.critical("no")')
show('out()')
