"""Describes features of a document in message values: the count of each kind, and the first places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.documents.features import DocumentFeature, FeatureKind, FeatureUnit
from portalgen.lint.attachment_text import AttachmentText
from portalgen.text.bilingual import Bilingual as B

_UNITS: Final[Mapping[FeatureUnit, B]] = {
    "": B("", ""),
    "page": B("trang", "page"),
    "slide": B("trang chiếu", "slide"),
    "sheet": B("trang tính", "sheet"),
    "cell": B("ô", "cell"),
    "file": B("tệp", "file"),
    "address": B("địa chỉ", "address"),
}
_NAMES: Final = B(", có ghi tên người", ", with the names of people")
_NO_NAMES: Final = B("", "")


def describe_features(text: AttachmentText, kinds: Mapping[FeatureKind, B]) -> dict[str, MessageValue]:
    """Return the message values `found`, `count` and `names` for features of the given kinds.

    Return an empty dict if there are none.
    """
    features = [each for each in text.features if each.kind in kinds]
    if not features:
        return {}
    names = _NAMES if any(each.has_names for each in features) else _NO_NAMES
    return {
        "found": LocalizedText(
            "; ".join(_describe(each, kinds[each.kind].vi, _UNITS[each.unit].vi) for each in features),
            "; ".join(_describe(each, kinds[each.kind].en, _UNITS[each.unit].en) for each in features),
        ),
        # The count is a separate value because only plain values distinguish findings.
        "count": str(sum(each.count for each in features)),
        "names": LocalizedText(names.vi, names.en),
    }


def _describe(feature: DocumentFeature, words: str, unit: str) -> str:
    places = ", ".join(f"`{show_text(place)}`" for place in feature.places)
    more = ", …" if places and feature.count > len(feature.places) else ""
    return f"{feature.count} {words}" + (f" ({unit} {places}{more})" if places else "")


def show_text(text: str) -> str:
    """Return the text without backticks, and with invisible and direction-changing characters shown as numbers."""
    return "".join(letter if letter.isprintable() and letter != "`" else f"<U+{ord(letter):04X}>" for letter in text)
