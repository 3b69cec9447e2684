"""How much of one file a report for people shows: a file where every line is wrong needs no thousand of them.

Nothing is left out of what is found: reports for programs hold all of it, and a verdict rests on all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from portalgen.diagnostics.model import Place, Severity

FILE_LIMIT: Final = 50
"""Findings of one file that are shown; the others are counted."""
TURN: Final = 10
"""Findings of one code that are shown while others wait: a mistake in every line does not hide the rest."""
_CODES_AT_MOST: Final = 5
_LEFT_OUT: Final = ("… và {count} mục nữa trong tệp này", "… and {count} more in this file")


class Located(Protocol):
    """A diagnostic or a finding of the linter."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def place(self) -> Place:
        """Where it stands."""


LocatedT = TypeVar("LocatedT", bound=Located)


def choose_by_file(
    gravest_first: Iterable[LocatedT], of_file: int = FILE_LIMIT, in_all: int | None = None
) -> list[LocatedT]:
    """Return at most so many of each file and in all: the first `TURN` of each file and code, and again until it is full."""
    of_code: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, LocatedT]] = []
    for each in gravest_first:
        key = each.place.path, each.code
        turns.append((of_code[key] // TURN, each))
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
    """Yield the texts of at most so many in their order, and of a file of which not all are shown how many more it has.

    Of more than that some of each file and code are shown, errors first.
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
    """Return, for each file of which something is shown and not everything, the number of findings left out by code."""
    left_out: dict[str, Counter[str]] = {}
    for each in reported:
        left_out.setdefault(each.place.path, Counter())[each.code] += 1
    paths = set()
    for each in shown:
        left_out[each.place.path][each.code] -= 1
        paths.add(each.place.path)
    return {path: +counts for path, counts in left_out.items() if path in paths and counts.total()}


def format_left_out(counts: Counter[str], language: str) -> str:
    """Return `… và 12 mục nữa trong tệp này`, and of which codes where these are few: `(9 LNK118, 3 WRD216)`."""
    sentence = _LEFT_OUT[language == "en"].format(count=counts.total())
    if not 1 < len(counts) <= _CODES_AT_MOST:
        return sentence
    codes = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{sentence} ({', '.join(f'{count} {code}' for code, count in codes)})"
