"""Compares committed histories of pages with main: finds edited and outdated files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from portalgen.content.history_faults import parse_history_file
from portalgen.content.page_history import HistoryVersion, LanguageHistory, PageHistory, parse_page_history
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.locale.dates import format_moment, in_both_languages

_NOT_ON_MAIN: Final = LocalizedText(
    "bản chính không có bài này, bài chưa từng được đăng, hoặc trang không bật page_history",
    "main has no such item, it was never published, or the site does not set page_history",
)


def compare_page_histories(expected: Mapping[str, bytes], committed: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield the problems of the `committed` histories, compared with an export of main, by path."""
    for path in sorted({*expected, *committed}):
        site, identifier = path.split("/")[1], path.rpartition("/")[2].removesuffix(".json")
        if path not in expected:
            yield diagnostic("CFG195", Place(path), site=site, reason=_NOT_ON_MAIN)
        elif path not in committed:
            total = max(_count(each) for each in parse_page_history(expected[path]).languages)
            yield diagnostic("CFG197", Place(path), site=site, count=str(total))
        elif committed[path] != expected[path]:
            found, faults = parse_history_file(committed[path], site, identifier)
            yield from faults if found is None else _compare(path, parse_page_history(expected[path]), found)


def _compare(path: str, expected: PageHistory, found: PageHistory) -> Iterator[Diagnostic]:
    """Yield the single problem of a file: it shows withheld text, differs from main, or is outdated."""
    if any(_shows_withheld(each, found.in_language(each.language)) for each in expected.languages):
        yield diagnostic("CFG198", Place(path), site=expected.site)
        return
    reason = _find_difference(expected, found)
    if reason is not None:
        yield diagnostic("CFG196", Place(path), site=expected.site, reason=reason)
        return
    behind = max(_count(each) - _count(found.in_language(each.language)) for each in expected.languages)
    yield diagnostic("CFG197", Place(path), site=expected.site, count=str(behind))


def _shows_withheld(expected: LanguageHistory, found: LanguageHistory | None) -> bool:
    """Return True if it shows text withheld by an export."""
    withheld = {_number(expected, index): each for index, each in enumerate(expected.versions)}
    for index, version in enumerate(found.versions if found is not None else ()):
        own = withheld.get(_number(found, index)) if found is not None else None
        if own is None:
            continue
        if version.note and not own.note and (own.is_withheld or own.reason):
            return True
        hidden = {(change.part, change.name) for change in own.changes if change.is_withheld}
        if any(change.runs and (own.is_withheld or (change.part, change.name) in hidden - _shown(own))
               for change in version.changes):  # fmt: skip
            return True
    return False


def _shown(version: HistoryVersion) -> set[tuple[str, str]]:
    return {(change.part, change.name) for change in version.changes if not change.is_withheld}


def _find_difference(expected: PageHistory, found: PageHistory) -> LocalizedText | None:
    """Return the first common version that differs; None if the file is only outdated."""
    languages = {each.language for each in expected.languages}
    for each in found.languages:
        own = expected.in_language(each.language)
        if each.language not in languages or own is None or _count(each) > _count(own):
            return LocalizedText(
                f"có bản tiếng `{each.language}` mà bản chính không có",
                f"it has a version in `{each.language}` that main has not",
            )
        by_number = {_number(own, index): version for index, version in enumerate(own.versions)}
        for index, version in enumerate(each.versions):
            other = by_number.get(_number(each, index))
            if other is not None and other != version:
                return _describe(other, version)
    return None


def _describe(expected: HistoryVersion, found: HistoryVersion) -> LocalizedText:
    key = next(each.name for each in fields(found) if getattr(found, each.name) != getattr(expected, each.name))
    at = in_both_languages(format_moment, expected.at)
    return LocalizedText(f"bản đăng lúc {at.vi} khác ở `{key}`", f"the version of {at.en} differs in `{key}`")


def _number(history: LanguageHistory, index: int) -> int:
    """Return the number of a version, from 1 for the oldest: it stays the same when newer versions are added."""
    return _count(history) - index


def _count(history: LanguageHistory | None) -> int:
    return 0 if history is None else len(history.versions) + history.older_versions
