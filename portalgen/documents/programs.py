"""Programs embedded in documents that a double click would run, recognized by name and first bytes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

_EXTENSIONS: Final = frozenset(
    (
        *("app", "appref-ms", "apk", "bat", "chm", "cmd", "com", "cpl", "desktop", "dll", "exe", "gadget", "hta"),
        *(
            "inf",
            "iso",
            "jar",
            "js",
            "jse",
            "lnk",
            "msc",
            "msi",
            "msp",
            "pif",
            "ps1",
            "psm1",
            "py",
            "reg",
            "scf",
            "scr",
        ),
        *("sct", "sh", "swf", "url", "vb", "vbe", "vbs", "ws", "wsc", "wsf", "wsh", "xll"),
        *("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam"),
    )
)
_MAGIC: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"FWS",
    b"CWS",
    b"ZWS",
)
"""Windows, Linux, scripts, shortcuts of Windows ([MS-SHLLINK] 2.1), Java and macOS, Flash."""
HEAD_SIZE: Final = 512
"""Bytes of a file needed to recognize a program."""


def is_program(name: str, head: bytes) -> bool:
    """Return True if a file with this name, or with these first bytes, runs when opened."""
    shown = "".join(letter for letter in name if letter.isprintable()).strip(" .")
    if PurePosixPath(shown.replace("\\", "/")).suffix[1:].lower() in _EXTENSIONS:
        return True
    if head.startswith(b"MZ"):
        return b"\0" in head[:64]
    return head.startswith(_MAGIC)
