"""Names of languages."""

from __future__ import annotations

from babel import Locale

from portalgen.text.bilingual import Bilingual


def name_language(code: str) -> Bilingual:
    """Return the name of a language in both languages of the program; its code if it has none."""
    return Bilingual(Locale("vi").languages.get(code, code), Locale("en").languages.get(code, code))
