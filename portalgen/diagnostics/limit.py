"""Limits the findings per file in reports for people: a file with a fault in every line need not list them all.

Nothing is discarded: reports for programs contain all findings, and verdicts are based on all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from portalgen.diagnostics.model import LocalizedText, Place, Severity

FILE_LIMIT: Final = 50
"""Maximum number of findings shown per file; the rest are only counted."""
FINDINGS_PER_TURN: Final = 10
"""Number of findings per code shown per turn, so that a mistake in every line does not hide the rest."""
_CODES_AT_MOST: Final = 5
_LEFT_OUT: Final = LocalizedText("… và {count} mục nữa trong tệp này", "… and {count} more in this file")


class Located(Protocol):
    """A diagnostic or a finding of the linter."""

    @property
    def code(self) -> str:
        """The code of the finding."""

    @property
    def place(self) -> Place:
        """The place of the finding."""


LocatedT = TypeVar("LocatedT", bound=Located)


def choose_by_file(
    gravest_first: Iterable[LocatedT], of_file: int = FILE_LIMIT, in_all: int | None = None
) -> list[LocatedT]:
    """Return at most `of_file` findings of each file and `in_all` in total.

    Takes `TURN` findings of each file and code, then the next `TURN`, until the limits are reached.
    """
    of_code: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, LocatedT]] = []
    for each in gravest_first:
        key = each.place.path, each.code
        turns.append((of_code[key] // FINDINGS_PER_TURN, each))
        of_code[key] += 1
    counts: Counter[str] = Counter()
    chosen = []
    for _, each in sorted(turns, key=lambda pair: pair[0]):
        counts[each.place.path] += 1
        if counts[each.place.path] <= of_file:
            chosen.append(each)
    return chosen[:in_all]


def format_first(
    reported: Sequence[LocatedT],
    find_severity: Callable[[LocatedT], Severity],
    format_one: Callable[[LocatedT, str], str],
    language: str,
    in_all: int,
) -> Iterator[str]:
    """Yield the texts of at most `in_all` findings in order, and after each file the number of findings omitted.

    If there are more, some of each file and each code are shown, errors first.
    """
    shown, more = reported, dict[str, Counter[str]]()
    if len(reported) > in_all:
        ranks = tuple(Severity)
        gravest_first = sorted(reported, key=lambda each: ranks.index(find_severity(each)))
        chosen = {id(each) for each in choose_by_file(gravest_first, in_all, in_all)}
        shown = [each for each in reported if id(each) in chosen]
        more = dict(count_left_out(reported, shown))
    last = {each.place.path: number for number, each in enumerate(shown)}
    for number, each in enumerate(shown):
        yield format_one(each, language)
        path = each.place.path
        if path in more and last[path] == number:
            yield f"{path}: {format_left_out(more[path], language)}\n"


def count_left_out(reported: Iterable[Located], shown: Iterable[Located]) -> Mapping[str, Counter[str]]:
    """Return, for each partly shown file, the number of omitted findings by code."""
    left_out: dict[str, Counter[str]] = {}
    for each in reported:
        left_out.setdefault(each.place.path, Counter())[each.code] += 1
    paths = set()
    for each in shown:
        left_out[each.place.path][each.code] -= 1
        paths.add(each.place.path)
    return {path: +counts for path, counts in left_out.items() if path in paths and counts.total()}


def format_left_out(counts: Counter[str], language: str) -> str:
    """Return `… và 12 mục nữa trong tệp này`, followed by the codes if there are few: `(9 LNK118, 3 WRD216)`."""
    sentence = (_LEFT_OUT.en if language == "en" else _LEFT_OUT.vi).format(count=counts.total())
    if not 1 < len(counts) <= _CODES_AT_MOST:
        return sentence
    codes = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{sentence} ({', '.join(f'{count} {code}' for code, count in codes)})"
