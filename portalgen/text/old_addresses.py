"""Normal form of a former portal's addresses in `redirect_from` and `site-config/redirects.yaml`.

The normal form is a path, with a query if present: `/tin-cu/hoi-nghi/`, `/Default.aspx/`,
`/SitePages/Tin-tuc.aspx?ItemId=123`. It is the same for every copy of an address, percent-encoded or not:

- The path is decoded, in NFC, with its case; only a space stays `%20`. Without a query it is a folder's path, where a
redirecting page can be placed, and ends with a slash unless it ends in `.html`. With a query, the path of a file has no
slash at its end.
- The query is `name=value` pairs sorted and joined by `&`, each part in NFC and encoded except for characters allowed
  in
a query.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from portalgen.text.normalization import nfc

LONGEST_QUERY: Final = 1000
"""Letters of a query; servers do not compare longer queries."""
_LONGEST_SEGMENT: Final = 255
"""Bytes of a file name on the common file systems."""
_SPACE: Final = "%20"
_SEGMENT: Final = r"(?![. ])(?:[^\s/?#\\:*%\x00-\x1f\x7f\ufffd]| )+(?<! )"
_PATH: Final = re.compile(rf"/(?:{_SEGMENT}/)*(?:{_SEGMENT})?")
_UNQUOTED: Final = "-._~/:@!$();*?"
"""Characters of a query besides letters and digits, without separators and characters quoted in YAML."""


class OldAddressError(ValueError):
    """The text cannot be an old address; the argument is the key of the reason."""


def normalize_old_address(written: str) -> str:
    """Return the normal form of an address. Raises OldAddressError with a reason.

    The reasons: `path` (it does not begin with a slash, or has invalid characters), `site` (it includes the host),
    `anchor`, `query` (a part is not `name=value`), `query.repeated`, `query.long`.
    """
    if "#" in written:
        raise OldAddressError("anchor")
    if re.match(r"https?:|//", written):
        raise OldAddressError("site")
    path, has_query, query = written.partition("?")
    path = _normalize_path(path)
    if not has_query or not query:
        return _as_folder(path)
    bare = path.rstrip("/")
    path = bare if "." in bare.rpartition("/")[2] else _as_folder(path)
    return f"{path}?{_normalize_query(query)}"


def split_old_address(address: str) -> tuple[str, str]:
    """Return path and query of an address in normal form; the query is "" if absent."""
    path, _, query = address.partition("?")
    return path, query


def find_old_address(url: str) -> str:
    """Return the path and the query of a permalink, as `redirect_from` names them."""
    return f"/{url.partition('//')[2].partition('/')[2]}"


def decode_path(path: str) -> str:
    """Return the path of a normal form as servers and file systems have it."""
    return path.replace(_SPACE, " ")


def parse_query(query: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of a query as compared by servers: names ignore case, values do not."""
    pairs = (each.partition("=") for each in query.split("&") if each)
    return frozenset((_decode(name).casefold(), _decode(value)) for name, _, value in pairs)


def _normalize_path(written: str) -> str:
    path = nfc(unquote(written))
    if _PATH.fullmatch(path) is None or any(len(each.encode()) > _LONGEST_SEGMENT for each in path.split("/")):
        raise OldAddressError("path")
    return path.replace(" ", _SPACE)


def _as_folder(path: str) -> str:
    name = path.rpartition("/")[2]
    return path if not name or name.endswith((".html", ".htm")) else f"{path}/"


def _normalize_query(written: str) -> str:
    pairs: dict[str, str] = {}
    names: set[str] = set()
    for part in filter(None, written.split("&")):
        name, _, value = (_decode(each) for each in part.partition("="))
        if not name or not value or not (name + value).replace(" ", "").isprintable() or "\ufffd" in name + value:
            raise OldAddressError("query")
        if name.casefold() in names:
            raise OldAddressError("query.repeated")
        names.add(name.casefold())
        pairs[name] = value
    if not pairs:
        raise OldAddressError("query")
    query = "&".join(f"{_encode(name)}={_encode(value)}" for name, value in sorted(pairs.items()))
    if len(query) > LONGEST_QUERY:
        raise OldAddressError("query.long")
    return query


def _decode(part: str) -> str:
    return nfc(unquote(part.replace("+", " ")))


def _encode(part: str) -> str:
    return quote(part, safe=_UNQUOTED)
