"""`text` and `concise`: for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.formats import diagnostics_as_text as diagnostics_text
from portalgen.diagnostics.sentences import sentence_of, severity_word
from portalgen.lint.formats.model import ClockRow, Written
from portalgen.lint.formats.order import by_place, by_urgency
from portalgen.lint.formats.plain import plain, plain_finding
from portalgen.lint.formats.words import (
    label,
    last_moment,
    moment_words,
    party_name,
    standing,
    summary,
    uncertainty,
)
from portalgen.lint.model import Finding


def as_text(report: Written, language: str) -> str:
    """Every finding with its excerpt, its way out, its legal basis and who has to act; the clocks; a closing sentence."""
    blocks = [block(each, language) for each in by_place(report.findings)]
    told = {(each.place.path, each.party, each.due) for each in report.findings}
    clocks = [each for each in by_urgency(report.clocks) if (each.path, each.party, each.due) not in told]
    blocks += [_clock(each, language) for each in clocks]
    return "\n".join((*blocks, summary(report, language) + "\n"))


def as_concise(report: Written, language: str) -> str:
    """One line a finding: place, severity, code, sentence."""
    return "".join(head(each, language) + "\n" for each in by_place(report.findings))


def block(finding: Finding, language: str) -> str:
    """A finding in full, on lines of its own."""
    # The first line says the severity of the code, which the settings may have changed.
    _, _, rest = diagnostics_text((plain_finding(finding).diagnostic,), language).partition("\n")
    lines = "".join(f"  {name}: {words}\n" for name, words in details(finding, language))
    return f"{head(finding, language)}\n{rest}{lines}"


def head(finding: Finding, language: str) -> str:
    """`path:line:column: lỗi CODE: sentence`, on one line."""
    diagnostic = plain_finding(finding).diagnostic
    place, word = diagnostic.place, severity_word(finding.severity, language)
    return (
        f"{place.path}:{place.line}:{place.column}: {word} {finding.code}: {plain(sentence_of(diagnostic, language))}"
    )


def details(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """(label, words) of who has to act and, for a clock, from when and until when."""
    yield label("party", language), party_name(finding.party, language)
    if finding.start is not None:
        yield label("start", language), moment_words(finding.start, language)
    if finding.due is not None:
        yield label("due", language), last_moment(finding.due, language)


def _clock(clock: ClockRow, language: str) -> str:
    lines = [f"{plain(clock.path)}: {standing(clock, language)}", f"  {plain(clock.title)} ({plain(clock.class_name)})"]
    lines += [f"  {name}: {words}" for name, words in _clock_details(clock, language)]
    return "\n".join(lines) + "\n"


def _clock_details(clock: ClockRow, language: str) -> Iterator[tuple[str, str]]:
    yield label("party", language), party_name(clock.party, language)
    if clock.start is not None:
        yield label("start", language), moment_words(clock.start, language)
    if clock.last_day:
        yield label("due", language), plain(clock.last_day) + uncertainty(clock, language)
    if clock.basis:
        yield label("basis", language), plain(clock.basis)
