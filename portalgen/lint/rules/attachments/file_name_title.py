"""The check of ATT209; its page is `ATT209.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_ENDING: Final = re.compile(r"\S\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|txt|csv|zip|jpe?g|png|mp4)", re.IGNORECASE)
_SIGNS: Final = r"[\s_.()\d-]*"
_OF_DEVICE: Final = re.compile(
    rf"(?:(?:scan(?:ned)?|img|image|photo|dsc[nf]?|pxl|mvimg|vid|doc(?:ument)?|file|untitled|camscanner|zalo|received"
    rf"|screenshot|copy){_SIGNS})+|\d{{6,}}(?:[\s_.()-]+\d+)*\)?",
    re.IGNORECASE,
)
"""File names given by devices and browsers: `Scan_20261123_0001`, `IMG 0012`, `2026112308370`, `document(1)`."""
_DIGIT: Final = re.compile(r"\d")
_JOINED: Final = re.compile(r"[-_\d]")


def check(text: PageText) -> Iterator[Violation]:
    """Yield ATT209 for each title of `attachments` or of `{{ document }}` that is a file name.

    A file name has an extension, or is the name of the file itself without its extension, or is a name given by a
    scanner or phone.
    """
    for file, title, place in _find_titles(text):
        if _is_file_name(nfc(title).strip(), nfc(file)):
            yield violation("ATT209", place, title=title)


def _find_titles(text: PageText) -> Iterator[tuple[str, str, Place]]:
    entries = text.keys.get("attachments")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield str(entry.get("file") or ""), str(entry.get("title") or ""), text.place("attachments", index, "title")
    for part in text.outline.files:
        yield part.file, part.title, part.place


def _is_file_name(title: str, file: str) -> bool:
    stem = PurePosixPath(file).stem
    if _DIGIT.search(title) and _OF_DEVICE.fullmatch(title):
        return True
    if " " not in title and _ENDING.search(title[-8:]):
        return True
    return title == stem and " " not in title and _JOINED.search(title) is not None


RULE: Final = PageRule("ATT209", check)
