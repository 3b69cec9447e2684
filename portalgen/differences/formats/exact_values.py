"""Values whose difference is not seen at a look: both sides letter by letter; and those too long for a report, whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, spans_of_runs, statement
from portalgen.differences.formats.value_statements import describe_value
from portalgen.differences.value_changes import ValueChange
from portalgen.text.hidden_letters import look_of, show_every_letter

_ARROW: Final = " → "
_LONG: Final = 1_400
"""Letters of a value that is always shown whole."""
_WRITTEN_BY_NAME: Final = frozenset(("kind", "numbering", "form", "link"))
"""Values with words of their own."""


def describe_exact_value(value: ValueChange, language: str) -> DifferenceStatement:
    """Return what became of a value: nothing of it is cut, and two texts that look the same are told apart."""
    label = f"{value.label.text(language)}: "
    if value.is_list:
        return (
            statement(label, *_spans_of_list(value, language))
            if _needs_care(value)
            else describe_value(value, language)
        )
    if value.before and value.after and look_of(value.before) == look_of(value.after):
        before, after = (show_every_letter(each, language) for each in (value.before, value.after))
        return statement(label, MarkedSpan("removed", before), MarkedSpan("arrow", _ARROW), MarkedSpan("added", after))
    if max(len(value.before), len(value.after)) <= _LONG or value.name in _WRITTEN_BY_NAME:
        return describe_value(value, language)
    if any(run.kind != "same" for run in value.runs):
        return statement(label, *spans_of_runs(value.runs, language))
    return statement(label, *_spans_of_both(value))


def _spans_of_both(value: ValueChange) -> Iterator[MarkedSpan]:
    if value.before:
        yield MarkedSpan("removed", value.before)
    if value.before and value.after:
        yield MarkedSpan("arrow", _ARROW)
    if value.after:
        yield MarkedSpan("added", value.after)


def _needs_care(value: ValueChange) -> bool:
    """Whether entries of a list are long, or look like others that they stand in the place of."""
    changed = [run for run in value.runs if run.kind != "same"]
    looks = [{look_of(run.text) for run in changed if run.kind == kind} for kind in ("removed", "added")]
    return bool(looks[0] & looks[1]) or any(len(run.text) > _LONG for run in changed)


def _spans_of_list(value: ValueChange, language: str) -> Iterator[MarkedSpan]:
    is_first = True
    for run in value.runs:
        if run.kind == "same":
            continue
        if not is_first:
            yield MarkedSpan("plain", "; ")
        is_first = False
        yield MarkedSpan(run.kind, show_every_letter(run.text, language))
