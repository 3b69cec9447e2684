"""Suggests valid file names for pages from the names given by people or programs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.text.slugs import is_slug, slug_of

_ENDINGS: Final = r"md|markdown|mdown|mdx|txt|text|docx|doc|odt|rtf|html|htm"
_ENDING: Final = re.compile(rf"(?:[\s.]+(?:{_ENDINGS}))+\s*$")
_LANGUAGE: Final = re.compile(r"[\s._]+(?P<language>[a-z]{2,3}(?:-[a-z0-9]+)*)[\s.]*$")
_WRONG_ENDING: Final = re.compile(
    rf".+\.md[\s.]*\.(?:{_ENDINGS})|.+\.(?:markdown|mdown|mdx)|_?index(?:\.[a-z-]{{2,5}})?\.(?:{_ENDINGS})"
    r"|_?index(?:\.(?:vi|en))?",
    re.IGNORECASE,
)
"""Files without a page ending whose remaining name suggests a page."""
_OF_OFFICE: Final = (".docx", ".doc", ".odt", ".rtf")
LANGUAGE_ALIASES: Final = MappingProxyType(
    {"vn": "vi", "vie": "vi", "viet": "vi", "us": "en", "uk": "en", "gb": "en", "eng": "en"}
)
"""Country codes and longer codes mistaken for language codes."""


def is_meant_as_page(file_name: str) -> bool:
    """Return True if a file without the ending `.md` was probably meant as a page: `index.vi.md.txt`."""
    return not file_name.lower().endswith(".md") and _WRONG_ENDING.fullmatch(file_name) is not None


def is_office_text(file_name: str) -> bool:
    """Return True if the name is that of a Word or LibreOffice Writer file."""
    return file_name.lower().endswith(_OF_OFFICE)


def has_own_page(file_names: Iterable[str]) -> bool:
    """Return True if the files of a folder belong to a single page (`index.vi.md`) rather than a section."""
    return any(name.startswith("index.") and name.endswith(".md") for name in file_names)


def suggest_page_name(file_name: str, folder: str, languages: Sequence[str], taken: Collection[str] = ()) -> str:
    """Return a valid name for the file: `bai_vi.md` gives `bai.vi.md`, `Index.VI.md` gives `index.vi.md`.

    `folder` is the name of its folder, empty for the site's own. `languages` are the site's; the first is the default.
    If the folder's own name is invalid, the result includes it. Names in `taken` are never suggested.
    """
    stem = _ENDING.sub("", file_name.strip().lower())
    match = _LANGUAGE.search(stem)
    language = LANGUAGE_ALIASES.get(match["language"], match["language"]) if match is not None else ""
    if match is not None and language in languages:
        stem = stem[: match.start()]
    elif stem in languages:
        language, stem = stem, ""
    else:
        language = languages[0]
    ending = f".{language}.md"
    name = slug_of(stem) or "index"
    if stem.startswith("_index") or (name == "index" and not folder):
        return f"_index{ending}"
    if name == "index":
        return f"index{ending}" if is_slug(folder) else f"{slug_of(folder) or 'bai'}/index{ending}"
    if f"{name}{ending}" in taken:
        name = next(
            each for number in range(2, len(taken) + 3) if f"{(each := f'{name}-{number}')}{ending}" not in taken
        )
    return f"{name}{ending}"
