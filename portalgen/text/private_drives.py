"""Web addresses of files and folders in a person's cloud storage: Google Drive, OneDrive, Dropbox, iCloud and MEGA.

Such a file may change, move or disappear without the portal, and its owner sees who opens it. Public forms and pages
"published to the web" are not meant, nor the home pages of these services.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import Span

_REST: Final = r"[^\s<>\"'`)\]|]"
_DRIVE: Final = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:"
    r"drive\.google\.com/(?:file|drive|open|folderview|uc|a|u)(?=[/?])"
    r"|docs\.google\.com/(?:a/[^/\s]{1,60}/)?(?:document|spreadsheets|presentation|drawings|forms|file|uc|open)(?=[/?])(?!/(?:u/\d/)?d/e/)"
    r"|1drv\.ms/|onedrive\.live\.com/|[\w-]{1,60}-my\.sharepoint\.com/"
    r"|(?:www\.)?dropbox\.com/(?:s|sh|scl|l|t|home)(?=/)|dl\.dropboxusercontent\.com/"
    r"|(?:www\.)?icloud\.com/(?:iclouddrive|photos|sharedalbum|attachment|numbers|pages|keynote)(?=[/?#])|share\.icloud\.com/"
    rf"|mega\.(?:nz|co\.nz|io)/(?:file|folder|fm|\#))(?:{_REST}*{_REST.replace('^', '^.,;:!?')})?"
)
_SIGNS: Final = (
    "e.google.com/",
    "s.google.com/",
    "1drv.ms/",
    "live.com/",
    "-my.sharepoint",
    "dropbox",
    "icloud.com/",
    "mega.",
)


def may_hold_private_drives(text: str) -> bool:
    """Return True if the text may contain such an address: a quick check with false positives."""
    return any(sign in text for sign in _SIGNS)


def find_private_drives(line: str) -> Iterator[Span]:
    """Yield each address of a file or folder in a private drive, except those written as code."""
    for match in _DRIVE.finditer(line):
        if line[match.start() - 1 : match.start()] != "`":
            yield match.span()
