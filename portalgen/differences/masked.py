"""A difference for any reader: the same value with personal numbers masked in all texts.

Reports are stored and posted to forges. A signer reads the digits on their own screen (`Audience`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, cast

from portalgen.differences.model import OtherFileDifference, PortalDifference
from portalgen.differences.value_changes import ValueChange
from portalgen.differences.word_runs import TextRun
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.masking import Audience, mask_for

_MASKED: Final = B(
    "số của cá nhân được che trong báo cáo này; người ký xem đủ từng chữ số bằng `portalgen diff` trên máy mình",
    "numbers of people are masked in this report; the signer sees every digit with `portalgen diff` on a terminal",
)


def mask_difference(difference: PortalDifference, audience: Audience) -> PortalDifference:
    """Return the difference as `audience` may read it; if anything is masked, a note names the place of the digits."""
    if audience == "signer":
        return difference
    masked = cast("PortalDifference", _mask(difference, audience, ""))
    return difference if masked == difference else replace(masked, notes=(*masked.notes, _MASKED))


def _mask(value: Any, audience: Audience, label: str) -> Any:
    """Return `value` with its texts masked; the same object if it has none."""
    if isinstance(value, str):
        return mask_for(audience, value, label)
    if isinstance(value, tuple):
        if value and all(isinstance(each, TextRun) for each in value):
            return _mask_runs(cast("Sequence[TextRun]", value), audience, label)
        if len(value) > 1 and all(
            isinstance(each, tuple) and all(isinstance(cell, str) for cell in each) for each in value
        ):
            return _mask_rows(value, audience)
        masked = tuple(_mask(each, audience, label) for each in value)
        return masked if masked != value else value
    if not is_dataclass(value) or isinstance(value, type) or _is_public(value):
        return value
    own_label = value.label.vi if isinstance(value, ValueChange) else label
    is_list = isinstance(value, ValueChange) and value.is_list
    changed: dict[str, Any] = {}
    for each in fields(value):
        before = getattr(value, each.name)
        if is_list and each.name == "runs":  # entries, not a continuous text
            after: Any = tuple(replace(run, text=mask_for(audience, run.text, own_label)) for run in before)
        else:
            after = _mask(before, audience, own_label)
        if after is not before and after != before:
            changed[each.name] = after
    return replace(value, **changed) if changed else value


def _is_public(value: object) -> bool:
    """Return True for a difference of settings: their numbers are an agency's own, such as its telephone."""
    return isinstance(value, OtherFileDifference) and value.file_class == "settings"


def _mask_rows(rows: Sequence[tuple[str, ...]], audience: Audience) -> tuple[tuple[str, ...], ...]:
    """Mask the cells of a table; the column's heading identifies the kind of number."""
    names = rows[0]
    return tuple(
        tuple(mask_for(audience, cell, names[at] if at < len(names) else "") for at, cell in enumerate(row))
        for row in rows
    )


def _mask_runs(runs: Sequence[TextRun], audience: Audience, label: str) -> tuple[TextRun, ...]:
    """Mask runs as their two texts, since a number may span several."""
    texts = [list(each.text) for each in runs]
    for kind in ("removed", "added"):
        whole = "".join(each.text for each in runs if each.kind in ("same", kind))
        masked, at = mask_for(audience, whole, label), 0
        for each, letters in zip(runs, texts, strict=True):
            if each.kind in ("same", kind):
                for index, letter in enumerate(each.text):
                    if masked[at + index] != letter:
                        letters[index] = masked[at + index]
                at += len(each.text)
    return tuple(
        each if (text := "".join(letters)) == each.text else replace(each, text=text)
        for each, letters in zip(runs, texts, strict=True)
    )
