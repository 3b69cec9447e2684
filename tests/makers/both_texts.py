"""Both texts of a comparison, put together again from its runs."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.differences.word_runs import TextRun


def text_before(runs: Iterable[TextRun]) -> str:
    """The text that the runs were made from."""
    return "".join(run.text for run in runs if run.kind != "added")


def text_after(runs: Iterable[TextRun]) -> str:
    """The text that they lead to."""
    return "".join(run.text for run in runs if run.kind != "removed")
