"""Which certificates `urllib.request` asks for: contexts that check and contexts that do not. Sockets are not in Cellbook."""

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2


class SSLError(OSError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    """The server's certificate is not one to trust."""


CertificateError = SSLCertVerificationError


class SSLContext:
    """Whether and with which file certificates are checked."""

    def __init__(self, protocol=None):
        self.verify_mode = CERT_NONE
        self.check_hostname = False
        self.cafile = None

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        self.cafile = cafile

    def load_default_certs(self, purpose=None):
        self.cafile = None


def create_default_context(purpose=None, *, cafile=None, capath=None, cadata=None):
    """A context that checks certificates."""
    context = SSLContext()
    context.verify_mode = CERT_REQUIRED
    context.check_hostname = True
    context.cafile = cafile
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=None, certfile=None,
                               keyfile=None, cafile=None, capath=None, cadata=None):
    return SSLContext()


_create_default_https_context = create_default_context
