"""What is asked of a server."""

from urllib.parse import unquote, urlsplit


def _type_of(url):
    head, colon, _ = url.partition(":")
    return head.lower() if colon and head and all(c.isalnum() or c in "+-." for c in head) and head[0].isalpha() else None


class Request:
    """An address with headers, data and a method."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = self.host if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return "{}#{}".format(self._full_url, self.fragment) if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url[:1] == "<" and url[-1:] == ">":
            url = url[1:-1].strip()
        if url[:4] == "URL:":
            url = url[4:].strip()
        self._full_url, _, fragment = url.partition("#")
        self.fragment = fragment or None
        self.type = _type_of(self._full_url)
        if self.type is None:
            raise ValueError("unknown url type: %r" % self.full_url)
        rest = self._full_url.partition(":")[2]
        if rest.startswith("//"):
            host, slash, path = rest[2:].partition("/")
            if "?" in host:
                host, query, path = host.partition("?")
                slash = "/" + query
            self.host, self.selector = unquote(host), slash + path
        else:
            self.host, self.selector = None, rest

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            if self.has_header("Content-length"):
                self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        self.host, self.type = host, type

    def has_proxy(self):
        return False

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


def host_of(request):
    """The name alone, without user and port."""
    return urlsplit(request.full_url).hostname or ""
