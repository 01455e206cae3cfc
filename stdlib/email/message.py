"""Headers as they come with mails and with answers of web servers."""


class Message:
    """A list of headers that reads like a dictionary without regard to case; a name may come more than once."""

    def __init__(self, policy=None):
        self._headers = []
        self._payload = None

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        self._headers.append((name, val))

    def __delitem__(self, name):
        self._headers = [pair for pair in self._headers if pair[0].lower() != name.lower()]

    def __contains__(self, name):
        return any(own.lower() == name.lower() for own, _ in self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        for own, value in self._headers:
            if own.lower() == name.lower():
                return value
        return failobj

    def get_all(self, name, failobj=None):
        values = [value for own, value in self._headers if own.lower() == name.lower()]
        return values or failobj

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else f'{key}="{value}"')
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        for position, (own, _) in enumerate(self._headers):
            if own.lower() == _name.lower():
                self._headers[position] = (own, _value)
                return
        raise KeyError(_name)

    def _parameters(self, header):
        parameters = {}
        for part in (self.get(header) or "").split(";")[1:]:
            key, _, value = part.strip().partition("=")
            parameters[key.strip().lower()] = value.strip().strip('"')
        return parameters

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        return self._parameters(header).get(param.lower(), failobj)

    def get_content_type(self):
        kind = (self.get("content-type") or "").split(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_filename(self, failobj=None):
        name = self.get_param("filename", None, "content-disposition")
        if name is None:
            name = self.get_param("name")
        return failobj if name is None else name

    def get_payload(self, i=None, decode=False):
        return self._payload

    def set_payload(self, payload, charset=None):
        self._payload = payload

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        lines = [f"{name}: {value}\n" for name, value in self._headers]
        return "".join(lines) + "\n" + (self._payload or "")

    __str__ = as_string
