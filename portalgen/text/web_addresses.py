"""Addresses on the web, as people write them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\]+")
"""A complete http or https address."""


_SAFE: Final = "!$&'()*+,;=:@~"
"""Characters of a path segment besides letters, digits and `-._` (RFC 3986, `pchar`)."""


def encode_file_name(name: str) -> str:
    """Return the name of a file for an address; characters not allowed by RFC 3986 are percent-encoded."""
    return quote(name, safe=_SAFE)


def is_web_address(text: str) -> bool:
    """Return True if `text` is a complete http or https address."""
    return WEB_ADDRESS.fullmatch(text) is not None


_WRAPPING: Final = " \t<>()[]{}\"'“”‘’`"
_SCHEME: Final = re.compile(r"h?t+p+(?P<s>s)?\s*(?:[:;.]\s*[/\\]{1,3}|[/\\]{2})\s*", re.IGNORECASE)
"""Misspellings of `https://`: `http//`, `htpps:/`, `https : //`."""
_BARE: Final = re.compile(
    r"(?=[^/?#]*[a-z])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>\"'`\\]*)?", re.IGNORECASE
)
_FILE: Final = re.compile(r"[^/]+\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|webp|html?|md|txt|zip)", re.IGNORECASE)


def suggest_web_address(text: str) -> str:
    """Return the complete address for an address without `https://` or with a misspelling of it; "" if unclear."""
    written = text.strip(_WRAPPING)
    scheme = _SCHEME.match(written)
    rest = written[scheme.end() :] if scheme is not None else written
    if not _BARE.fullmatch(rest) or _FILE.fullmatch(rest):
        return ""
    return f"{'http' if scheme is not None and not scheme['s'] else 'https'}://{rest}"


_ADDRESS: Final = re.compile(
    r"https?://(?:[^/?#@\s]*@)?(?P<host>[^/?#:\s]+)(?::\d+)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?P<anchor>#.*)?",
    re.IGNORECASE,
)
_COUNTERS: Final = {
    "l.facebook.com": ("/l.php", "u"),
    "lm.facebook.com": ("/l.php", "u"),
    "l.messenger.com": ("/l.php", "u"),
    "l.instagram.com": ("/", "u"),
    "l.threads.net": ("/", "u"),
    "www.google.com": ("/url", "q url"),
    "google.com": ("/url", "q url"),
    "www.google.com.vn": ("/url", "q url"),
    "www.youtube.com": ("/redirect", "q"),
    "www.linkedin.com": ("/redir/redirect", "url"),
    "safelinks.protection.outlook.com": ("/", "url"),
}
"""Hosts that count clicks and redirect: their path, and the parameters with the target address."""
_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|igsh|mibextid|zarsrc|mc_cid|mc_eid"
    r"|_hsenc|_hsmi|_gl|_ga",
    re.IGNORECASE,
)
"""Parameters by which networks and newsletters identify the reader."""
_SHORTENERS: Final = frozenset(
    (
        "bit.ly",
        "bitly.com",
        "j.mp",
        "tinyurl.com",
        "goo.gl",
        "t.co",
        "ow.ly",
        "is.gd",
        "v.gd",
        "cutt.ly",
        "rebrand.ly",
        "rb.gy",
        "t.ly",
        "s.id",
        "tiny.cc",
        "buff.ly",
        "lnkd.in",
        "shorturl.at",
        "shorten.asia",
        "shorten.ee",
        "bl.ink",
        "short.io",
        "dub.sh",
        "soo.gd",
        "clck.ru",
        "qrco.de",
        "me-qr.com",
        "adf.ly",
        "ouo.io",
        "s.net.vn",
        "by.com.vn",
        "byvn.net",
        "bom.so",
        "link1s.com",
        "urlvn.net",
        "rutgon.me",
    )
)
"""Services with arbitrary targets; services for a single known site (`youtu.be`) are not included."""
_DEPTH: Final = 3


def clean_address(address: str) -> str:
    """Return the address without click counters and tracking parameters; unchanged if it has neither."""
    for _ in range(_DEPTH):
        match = _ADDRESS.fullmatch(address)
        if match is None or not match["query"]:
            break
        parameters = match["query"].split("&")
        inner = _behind_counter(match, parameters)
        if inner:
            address = inner
            continue
        kept = [each for each in parameters if not _TRACKING.fullmatch(each.partition("=")[0])]
        if len(kept) < len(parameters):
            query = f"?{'&'.join(kept)}" if kept else ""
            address = f"{address[: match.start('query') - 1]}{query}{match['anchor'] or ''}"
        break
    return address


def _behind_counter(match: re.Match[str], parameters: list[str]) -> str:
    host = match["host"].lower()
    counter = _COUNTERS.get(host) or _COUNTERS.get(host.partition(".")[2])
    if counter is None or (match["path"].rstrip("/") or "/") != counter[0]:
        return ""
    for each in parameters:
        name, _, value = each.partition("=")
        inner = unquote(value)
        if name in counter[1].split() and is_web_address(inner):
            return inner
    return ""


def is_shortened(address: str) -> bool:
    """Return True if a web address belongs to a service that hides its target (`https://bit.ly/…`)."""
    match = _ADDRESS.fullmatch(address)
    if match is None or match["path"] in ("", "/") or match["path"].startswith("/maps"):
        return False
    return match["host"].lower().removeprefix("www.") in _SHORTENERS


_ODD_ADDRESS: Final = re.compile(
    rf"(?:[?&]|&amp;)(?:{_TRACKING.pattern})=|//(?:[\w-]+\.)?(?:{'|'.join(map(re.escape, (*_COUNTERS, *_SHORTENERS)))})/",
    re.IGNORECASE,
)
"""A part of an address that can be cleaned, or of a shortened address."""
_ADDRESSES: Final = re.compile(r"//[^\s<>]+")


def may_hold_odd_address(text: str) -> bool:
    """Return True if a text may contain a tracking or shortened address: a quick check."""
    return any(_ODD_ADDRESS.search(match[0]) for match in _ADDRESSES.finditer(text))
