"""A value before and after, with its label."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.differences.alignment import WorkBudget, align
from portalgen.differences.word_runs import TextRun, compare_texts
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual


@frozen
class ValueChange:
    """A changed fact, cell, link or property; "" if absent."""

    name: str
    """A key independent of the language: for a field, its name."""
    label: Bilingual
    before: str
    after: str
    runs: tuple[TextRun, ...] = ()
    """In words; for a list, a run for each entry. Empty if the values are best read one after the other."""
    is_list: bool = False


def compare_values(name: str, label: Bilingual, before: str, after: str, *, in_words: bool = False) -> ValueChange:
    """Return the change of a value; with `in_words` it is text, compared by words."""
    runs = compare_texts(before, after) if in_words and before and after else ()
    return ValueChange(name, label, before, after, runs)


def compare_lists(name: str, label: Bilingual, before: Sequence[str], after: Sequence[str]) -> ValueChange:
    """Return the change of a list of values, each value an entry."""
    runs: list[TextRun] = []
    at_before = at_after = 0
    for first, second in (*align(before, after, lambda _: 1, WorkBudget()), (len(before), len(after))):
        runs += [TextRun("removed", each) for each in before[at_before:first]]
        runs += [TextRun("added", each) for each in after[at_after:second]]
        if first < len(before):
            runs.append(TextRun("same", before[first]))
        at_before, at_after = first + 1, second + 1
    return ValueChange(name, label, "; ".join(before), "; ".join(after), tuple(runs), is_list=True)
