"""Who opens which addresses: an opener tries its handlers by the address's scheme."""

import io
import os
import sys

from email.message import Message
from email.utils import formatdate
from urllib.error import HTTPError, URLError
from urllib.parse import unquote_to_bytes
from urllib.request._request import Request, host_of
from urllib.response import addinfourl

__version__ = "%d.%d" % sys.version_info[:2]


class BaseHandler:
    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        """Nothing is kept open."""

    def __lt__(self, other):
        return self.handler_order < getattr(other, "handler_order", 0)


class HTTPHandler(BaseHandler):
    """Plain transfers of libcurl."""

    context = None

    def __init__(self, debuglevel=0):
        self._debuglevel = debuglevel

    def http_open(self, request):
        return _transfer(request, self.parent.addheaders, self.context)


class HTTPSHandler(HTTPHandler):
    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        super().__init__(debuglevel)
        self.context = context

    def https_open(self, request):
        context = self.context
        if context is None:
            import ssl
            context = ssl._create_default_https_context()
        return _transfer(request, self.parent.addheaders, context)


def _transfer(request, extra_headers, context):
    """The answer to a request; URLError where there is none."""
    from _transfer import open as start
    if not request.host:
        raise URLError("no host given")
    headers = {name.capitalize(): value for name, value in extra_headers}
    headers.update(request.header_items())
    if request.data is not None:
        headers.setdefault("Content-type", "application/x-www-form-urlencoded")
    headers.setdefault("Accept", "*/*")
    lines = [f"{name.title()}: {value}" for name, value in headers.items()]
    verify = context is None or context.verify_mode != 0
    certificates = (context.cafile if context is not None else None) or os.environ.get("SSL_CERT_FILE")
    timeout = getattr(request, "timeout", None)
    if isinstance(timeout, (int, float)) and timeout <= 0:
        raise URLError(BlockingIOError(115, "Operation now in progress"))
    try:
        transfer = start(request._full_url.replace(" ", "%20"), request.get_method(), lines, _body(request.data), timeout, verify,
                         certificates)
        transfer.begin()
    except OSError as error:
        raise URLError(error) from None
    if not transfer.head and transfer.error is not None:
        if "too slow" in transfer.error[1]:
            # The server was there, but did not answer.
            raise TimeoutError("timed out")
        raise URLError(_reason(transfer.error, request))
    from http.client import HTTPResponse
    return HTTPResponse(transfer, request.get_method())


def _body(data):
    if data is None or isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    if hasattr(data, "read"):
        return data.read()
    return b"".join(data)


def _reason(error, request):
    """What CPython's sockets would have raised for an error of libcurl: (code, text, number of the system)."""
    code, text, number = error
    if code == 6:
        from _transfer import resolution_error
        return OSError(*(resolution_error(host_of(request)) or (-2, "Name or service not known")))
    if code == 28:
        return TimeoutError("timed out")
    if code == 7 and number:
        return OSError(number, os.strerror(number))
    if code in (35, 51, 53, 58, 59, 60, 64, 66, 77, 80, 82, 83):
        import ssl
        return (ssl.SSLCertVerificationError if code in (51, 60) else ssl.SSLError)(1, text)
    return OSError(text)


class FileHandler(BaseHandler):
    def file_open(self, request):
        import mimetypes
        from urllib.request._files import url2pathname
        if request.host and request.host != "localhost":
            raise URLError("file:// scheme is supported only on localhost")
        path = url2pathname(request.selector)
        try:
            status = os.stat(path)
            headers = Message()
            headers["Content-type"] = mimetypes.guess_type(request.selector)[0] or "text/plain"
            headers["Content-length"] = str(status.st_size)
            headers["Last-modified"] = formatdate(status.st_mtime, usegmt=True)
            return addinfourl(open(path, "rb"), headers, "file://" + request.selector)
        except OSError as error:
            raise URLError(error) from None


class DataHandler(BaseHandler):
    def data_open(self, request):
        kind, _, data = request.full_url.partition(":")[2].partition(",")
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            import base64
            data = base64.decodebytes(data)
            kind = kind[:-7]
        headers = Message()
        headers["Content-type"] = kind or "text/plain;charset=US-ASCII"
        headers["Content-length"] = str(len(data))
        return addinfourl(io.BytesIO(data), headers, request.full_url)


class UnknownHandler(BaseHandler):
    def unknown_open(self, request):
        raise URLError("unknown url type: %s" % request.type)


class HTTPErrorProcessor(BaseHandler):
    """Makes exceptions of answers that are errors."""

    handler_order = 1000

    def http_response(self, request, response):
        if not 200 <= response.code < 300:
            raise HTTPError(request.full_url, response.code, response.reason, response.headers, response)
        return response

    https_response = http_response


class HTTPRedirectHandler(BaseHandler):
    """Redirections are followed by libcurl, ten at the most."""

    max_redirections = 10


class ProxyHandler(BaseHandler):
    """Proxies are those of the environment."""

    def __init__(self, proxies=None):
        if proxies:
            raise NotImplementedError("proxies of one's own are not in Cellbook: set http_proxy or https_proxy")
        self.proxies = getproxies()


class HTTPPasswordMgr:
    """Names and passwords by the beginning of an address."""

    def __init__(self):
        self._known = []

    def add_password(self, realm, uri, user, passwd):
        for one in [uri] if isinstance(uri, str) else uri:
            self._known.append((realm, one, user, passwd))

    def find_user_password(self, realm, authuri):
        for _, uri, user, password in self._known:
            if authuri.startswith(uri):
                return user, password
        return None, None


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    pass


class HTTPBasicAuthHandler(BaseHandler):
    """Sends name and password with each request that they are known for."""

    def __init__(self, password_mgr=None):
        self.passwd = password_mgr if password_mgr is not None else HTTPPasswordMgr()
        self.add_password = self.passwd.add_password

    def http_request(self, request):
        user, password = self.passwd.find_user_password(None, request.full_url)
        if user is not None and not request.has_header("Authorization"):
            import base64
            token = base64.b64encode(f"{user}:{password or ''}".encode()).decode("ascii")
            request.add_unredirected_header("Authorization", "Basic " + token)
        return request

    https_request = http_request


class OpenerDirector:
    """Tries handlers."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/%s" % __version__)]
        self.handlers = []

    def add_handler(self, handler):
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        self.handlers.append(handler)
        self.handlers.sort(key=lambda each: each.handler_order)
        handler.add_parent(self)

    def close(self):
        """Nothing is kept open."""

    def open(self, fullurl, data=None, timeout=None):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None and request is fullurl:
            request.data = data
        request.timeout = timeout
        for handler in self.handlers:
            prepare = getattr(handler, f"{request.type}_request", None)
            if prepare is not None:
                request = prepare(request)
        response = self._open(request, "default_open") or self._open(request, f"{request.type}_open")
        if response is None:
            response = self._open(request, "unknown_open")
        for handler in self.handlers:
            process = getattr(handler, f"{request.type}_response", None)
            if process is not None:
                response = process(request, response)
        return response

    def _open(self, request, method):
        for handler in self.handlers:
            opens = getattr(handler, method, None)
            response = opens(request) if opens is not None else None
            if response is not None:
                return response
        return None


def build_opener(*handlers):
    """An opener with the usual handlers, but for those that the given ones replace."""
    opener = OpenerDirector()
    given = [handler if isinstance(handler, type) else type(handler) for handler in handlers]
    for usual in (ProxyHandler, UnknownHandler, HTTPHandler, HTTPRedirectHandler, FileHandler, HTTPErrorProcessor, DataHandler,
                  HTTPSHandler):
        if not any(issubclass(each, usual) and (usual is not HTTPHandler or not issubclass(each, HTTPSHandler)) for each in given):
            opener.add_handler(usual())
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


_opener = None


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
    """Opens an address, a string or a `Request`."""
    global _opener
    if context is not None:
        opener = build_opener(HTTPSHandler(context=context))
    elif cafile:
        import ssl
        opener = build_opener(HTTPSHandler(context=ssl.create_default_context(cafile=cafile)))
    else:
        if _opener is None:
            _opener = build_opener()
        opener = _opener
    return opener.open(url, data, timeout)


def getproxies():
    """The proxies of the environment by scheme."""
    found = {}
    for name, value in os.environ.items():
        name = name.lower()
        if value and name.endswith("_proxy"):
            found[name[:-6]] = value
    return found
