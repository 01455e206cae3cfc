"""Fetching addresses: `http`, `https`, `file` and `data`."""

from urllib.request._files import ContentTooShortError, pathname2url, url2pathname, urlcleanup, urlretrieve
from urllib.request._handlers import (
    BaseHandler, DataHandler, FileHandler, HTTPBasicAuthHandler, HTTPErrorProcessor, HTTPHandler, HTTPPasswordMgr,
    HTTPPasswordMgrWithDefaultRealm, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, UnknownHandler,
    build_opener, getproxies, install_opener, urlopen)
from urllib.request._request import Request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlparse, urlsplit, urljoin

__all__ = ["Request", "OpenerDirector", "BaseHandler", "HTTPRedirectHandler", "ProxyHandler", "HTTPPasswordMgr",
           "HTTPPasswordMgrWithDefaultRealm", "HTTPBasicAuthHandler", "HTTPHandler", "HTTPSHandler", "FileHandler", "DataHandler",
           "UnknownHandler", "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener", "pathname2url", "url2pathname",
           "getproxies", "urlretrieve", "urlcleanup"]
