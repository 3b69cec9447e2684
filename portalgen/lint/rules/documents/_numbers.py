"""Parses document numbers: `number/kind-agency` or `number/year/kind-agency` (NĐ 30/2020, Điều 8)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import level_dashes

_LABEL: Final = r"[^\W\d_](?:[^\W_]|&)*"
_FORM: Final = re.compile(rf"\d{{1,6}}[A-Za-z]?(?:/(?P<year>\d{{4}}))?/(?P<kind>{_LABEL})(?P<agency>(?:[-.]{_LABEL})*)")
_PARTY: Final = re.compile(rf"\d{{1,6}}-(?P<kind>{_LABEL})/(?P<agency>{_LABEL}(?:[-.]{_LABEL})*)")
"""Documents of the Party, such as `00-NQ/TU`."""
_ASSEMBLY: Final = re.compile(r"(?:UBTV)?QH\d{1,2}")

_PREFIX: Final = re.compile(r"^\s*số\s*:?\s*(?=\d)", re.IGNORECASE)
_NO_SLASH: Final = re.compile(r"(\d{1,6})[-. ]?(?=[^\W\d_])")
_UNMARKED: Final = (
    (re.compile(r"(?<=/)QD(?=-)"), "QĐ"),
    (re.compile(r"(?<=/)ND-CP\b"), "NĐ-CP"),
    (re.compile(r"\bHDND\b"), "HĐND"),
)


@frozen
class DocumentNumber:
    """The parts of a document number. `year` is 0 if there is none, `agency` is the part after the kind."""

    year: int
    kind: str
    agency: str

    @property
    def is_of_assembly(self) -> bool:
        """True if the document was issued by the National Assembly or its Standing Committee."""
        return _ASSEMBLY.fullmatch(self.kind) is not None


@lru_cache(maxsize=4096)
def parse_number(text: str) -> DocumentNumber | None:
    """Return the parts of a document number, or None if `text` does not have the form of one."""
    match = _FORM.fullmatch(text)
    if match is None:
        party = _PARTY.fullmatch(text)
        return DocumentNumber(0, party["kind"], party["agency"]) if party and party["kind"][0].isupper() else None
    if not match["kind"][0].isupper():
        return None
    return DocumentNumber(int(match["year"] or 0), match["kind"], match["agency"].lstrip("-."))


def correct_number(text: str) -> str:
    """Return `text` corrected to the form of a number. Return an empty string if the correction is uncertain."""
    plain = re.sub(r"\s+", "", level_dashes(_PREFIX.sub("", text)))
    for unmarked, marked in _UNMARKED:
        plain = unmarked.sub(marked, plain)
    if parse_number(plain) is None and "/" not in plain:
        plain = _NO_SLASH.sub(r"\1/", plain, count=1)
    return plain if parse_number(plain) is not None else ""
