"""A label defined in code, in the portal's two languages."""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen

BILINGUAL_CODES: Final = ("vi", "en")
"""The codes of both languages, in their order."""


@frozen
class Bilingual:
    """Vietnamese first; any language other than Vietnamese reads the English."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        """The text for `language`."""
        return self.vi if language == "vi" else self.en


def join_languages(text: Bilingual) -> str:
    """Return a label in both languages, for descriptions in schemas."""
    return text.vi if text.vi == text.en else f"{text.vi} / {text.en}"
