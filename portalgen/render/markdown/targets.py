r"""The policy for links: classifies a target by its spelling alone.

Browsers accept many malformed addresses (`java\tscript:`, `\\host`, `HTTPS:host`). Any target not plainly in a known
form is refused here. Only addresses returned by a resolver or beginning with a known scheme are rendered.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final
from urllib.parse import quote, unquote

from markdown_it.common.normalize_url import normalizeLink

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc


class TargetKind(Enum):
    """The kind of target of a link."""

    EMPTY = "empty"
    ANCHOR = "anchor"
    PAGE = "page"
    ATTACHMENT = "attachment"
    OUTSIDE = "outside"
    PUBLISHED = "published"
    """An address of the published portal (refused, LNK105)."""
    REFUSED = "refused"
    """A refused scheme (LNK103)."""


@frozen
class LinkTarget:
    """A classified link target.

    `address` is looked up by a resolver. For a link leading outside the portal, it is rendered.
    """

    kind: TargetKind
    address: str = ""
    anchor: str = ""


_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_OUTSIDE: Final = re.compile(r"https?://[^\s/?#\\]+[^\s]*|mailto:[^\s]+|tel:[^\s]+", re.IGNORECASE)
_INSIDE: Final = frozenset({"id", "site", "self", "service"})


def link_target_of(written: str) -> LinkTarget:
    """Classify the target of a link."""
    written = written.strip(" ")
    if not written:
        return LinkTarget(TargetKind.EMPTY)
    if _CONTROL.search(written) or _CONTROL.search(unquote(written)):
        return LinkTarget(TargetKind.REFUSED)
    if written.startswith("#"):
        return LinkTarget(TargetKind.ANCHOR, anchor=_decoded(written[1:]))
    scheme = _SCHEME.match(written)
    if scheme:
        return _with_scheme(written, scheme[1].lower())
    if written.startswith(("//", "/\\", "\\\\", "\\/")):
        return LinkTarget(TargetKind.REFUSED)
    return _path(written)


def picture_target_of(written: str) -> LinkTarget:
    """Classify the source of a picture: a file beside the page, empty, or refused.

    An address elsewhere is classified as a file too, so that it is reported as missing.
    """
    target = link_target_of(written)
    if target.kind in (TargetKind.EMPTY, TargetKind.REFUSED):
        return target
    return LinkTarget(TargetKind.ATTACHMENT, _decoded(written.strip(" ")))


def encode_fragment(anchor: str) -> str:
    """Return `anchor` encoded for use as the fragment of an address."""
    return "#" + quote(anchor, safe="-._~:")


def fragment_of(written: str) -> str:
    """Return the part of a target from `#` to the end, as written. Return an empty string if it has no `#`."""
    return written[written.find("#") :] if "#" in written else ""


def _with_scheme(written: str, scheme: str) -> LinkTarget:
    if scheme in _INSIDE:
        return LinkTarget(TargetKind.PAGE, scheme + _decoded(written[len(scheme) :]))
    if not _OUTSIDE.fullmatch(written):
        return LinkTarget(TargetKind.REFUSED)
    address = normalizeLink(scheme + written[len(scheme) :])
    return LinkTarget(TargetKind.OUTSIDE, address) if _OUTSIDE.fullmatch(address) else LinkTarget(TargetKind.REFUSED)


def _path(written: str) -> LinkTarget:
    path, _, anchor = written.partition("#")
    path, anchor = _decoded(path), _decoded(anchor)
    address = f"{path}#{anchor}" if anchor else path
    if path.lower().endswith(".md"):
        return LinkTarget(TargetKind.PAGE, address, anchor)
    last = path.rpartition("/")[2]
    if path.startswith("/") or last in ("", ".", ".."):
        return LinkTarget(TargetKind.PUBLISHED)
    if "." not in last:
        return LinkTarget(TargetKind.PAGE, address, anchor)
    return LinkTarget(TargetKind.ATTACHMENT, path, anchor)


def _decoded(text: str) -> str:
    return nfc(unquote(text)) if "%" in text else text
