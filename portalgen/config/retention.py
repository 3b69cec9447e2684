"""Retention periods of items by kind (QĐ 2111, Điều 11(2)): `site-config/legal/retention.yaml`.

The Decision gives no number and refers to the law on archives: every period is set by the Office, with its legal basis.
Without a period, or with `unconfirmed`, items of a kind never expire. Items are never removed automatically.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from portalgen.config.files import read_model, read_yaml_text
from portalgen.config.legal_models import BasisModel, BothModel, InstrumentsModel
from portalgen.config.models import Model
from portalgen.config.outside import UNCONFIRMED
from portalgen.config.places import find_escaping_symlinks
from portalgen.config.repeated_values import find_repeated
from portalgen.config.validation import validate
from portalgen.config.values import KindName, described_value_error
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.text.bilingual import Bilingual

RETENTION_FILE: Final = "site-config/legal/retention.yaml"
_INSTRUMENTS_FILE: Final = "site-config/legal/instruments.yaml"
_PERMANENT: Final = frozenset(("vĩnh viễn", "permanent"))
_MOST_YEARS: Final = 200
_YEARS: Final = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_EXPECTED: Final = Bilingual(
    f"số năm từ 1 đến {_MOST_YEARS}, `vĩnh viễn` hoặc `unconfirmed`",
    f"a number of years from 1 to {_MOST_YEARS}, `permanent` or `unconfirmed`",
)
_EXAMPLE: Final = Bilingual(
    "số năm, ví dụ 5, khi đã có văn bản nói như vậy; chưa có thì unconfirmed",
    "a number of years such as 5 if a document sets it; otherwise unconfirmed",
)

Keeping = int | Literal["permanent", "unconfirmed"]
"""Years, permanent, or not confirmed."""


def _parse_keeping(value: Any) -> Keeping:
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if text in _PERMANENT:
        return "permanent"
    if text == UNCONFIRMED:
        return "unconfirmed"
    if _YEARS.fullmatch(text) and int(text) <= _MOST_YEARS:
        return int(text)
    raise described_value_error(_EXPECTED, _EXAMPLE)


class RetentionEntryModel(Model):
    """The retention period of a kind."""

    kind: KindName = Field(description="Loại bài. / The kind.")
    keep: Annotated[
        int | str,
        BeforeValidator(_parse_keeping),
        WithJsonSchema({"type": "string", "pattern": "^([1-9][0-9]{0,2}|vĩnh viễn|permanent|unconfirmed)$"}),
    ] = Field(description="Số năm, vĩnh viễn, hoặc unconfirmed. / Years, permanent, or unconfirmed.")
    basis: tuple[BasisModel, ...] = Field(
        default=(),
        description="Văn bản quy định; bắt buộc khi đã có thời hạn. / Legal basis; required if a period is set.",
    )
    note: BothModel | None = None


class RetentionModel(Model):
    """`site-config/legal/retention.yaml`."""

    retention: tuple[RetentionEntryModel, ...] = ()


@frozen
class KindRetention:
    """The retention period of a kind, with its legal basis."""

    keep: Keeping
    basis: tuple[str, ...] = ()
    """Citations."""
    note: Bilingual | None = None


Retention = MappingProxyType[str, KindRetention]
"""By the name of the kind; a missing kind is unconfirmed."""


def load_retention(root: Path, kinds: Kinds = KINDS) -> tuple[Retention, tuple[Diagnostic, ...]]:
    """Return the retention periods and the diagnostics of the file; empty if the file has errors.

    A portal without the file has not confirmed any period, which is not an error.
    """
    if any(True for _ in find_escaping_symlinks(root, RETENTION_FILE)) or not (root / RETENTION_FILE).is_file():
        return MappingProxyType({}), ()
    diagnostics: list[Diagnostic] = []
    source = read_yaml_text(root, RETENTION_FILE, diagnostics)
    model, invalid = validate(RetentionModel, source) if source is not None else (None, ())
    diagnostics += invalid
    if source is None or model is None:
        return MappingProxyType({}), tuple(diagnostics)
    cites = any(each.basis for each in model.retention)
    instruments = (
        read_model(root, _INSTRUMENTS_FILE, InstrumentsModel, []) if cites else None
    )  # its faults are reported by the legal settings
    short = {each.id: each.short for each in instruments.instruments} if instruments is not None else {}
    diagnostics += _check(source, model, kinds, short if instruments is not None else None)
    if any(severity_of(each) is Severity.ERROR for each in diagnostics):
        return MappingProxyType({}), tuple(diagnostics)
    return MappingProxyType({each.kind: _kind_retention(each, short) for each in model.retention}), tuple(diagnostics)


def _check(
    source: YamlText, model: RetentionModel, kinds: Kinds, instruments: dict[str, str] | None
) -> Iterator[Diagnostic]:
    known, cited = KnownNames(kinds), KnownNames(instruments or ())
    repeated = frozenset(find_repeated(each.kind for each in model.retention))
    for index, each in enumerate(model.retention):
        at = ("retention", index)
        if each.kind not in known:
            place = place_in_yaml(source, (*at, "kind"))
            yield diagnostic("CFG204", place, kind=each.kind, suggestion=known.find_closest(each.kind))
        elif index in repeated:
            yield diagnostic("CFG205", place_in_yaml(source, (*at, "kind")), kind=each.kind)
        if each.keep != UNCONFIRMED and not each.basis:
            yield diagnostic("CFG206", place_in_yaml(source, (*at, "keep")), kind=each.kind, keep=str(each.keep))
        for number, basis in enumerate(each.basis if instruments is not None else ()):
            if basis.instrument not in cited:
                place = place_in_yaml(source, (*at, "basis", number, "instrument"))
                suggestion = cited.find_closest(basis.instrument)
                yield diagnostic("CFG141", place, instrument=basis.instrument, suggestion=suggestion)


def _kind_retention(entry: RetentionEntryModel, short: dict[str, str]) -> KindRetention:
    basis = tuple(f"{each.article} {short.get(each.instrument, each.instrument)}" for each in entry.basis)
    note = Bilingual(entry.note.vi, entry.note.en) if entry.note is not None else None
    keep: Any = entry.keep
    return KindRetention(keep, basis, note)


def check_retention(root: Path, kinds: Kinds = KINDS) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of the file."""
    return load_retention(root, kinds)[1]
