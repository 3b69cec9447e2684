"""Formats a document of measures for a terminal, with labels instead of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from portalgen.locale.dates import format_day_or_moment
from portalgen.measures.key_labels import KEY_NAMES, RECORD_LABELS
from portalgen.measures.model import DIMENSIONS
from portalgen.pipeline.measuring.report_measures import MEASURES
from portalgen.text.bilingual import Bilingual as B

_ENTRIES: Final = {each.name: each for each in MEASURES}
_WIDTH: Final = 100
"""The longest value, in letters, shown on the line of its title; parts of a longer value get lines of their own."""
_STEP: Final = "    "
_NOTHING: Final = "–"
_YES: Final = B("có", "yes")
_NO: Final = B("không", "no")
_MEASURED: Final = B("Đo lúc {at}", "Measured at {at}")
_COMMIT: Final = B("lần lưu {commit}", "commit {commit}")
_BUILT: Final = B("bản dựng của lần lưu {commit}, lúc {at}", "build of commit {commit}, at {at}")
_SHORT: Final = 12


def format_measures(document: Mapping[str, Any], language: str) -> str:
    """Return the measures of a site as text, grouped by dimension."""
    site = document["site"]
    names = site["names"]
    lines = [f"{names.get(language) or next(iter(names.values()))} ({site['id']}) {site['url']}"]
    lines += _format_report(document["report"], language)
    for dimension, title in DIMENSIONS.items():
        own = [(name, each) for name, each in document["measures"].items() if each["dimension"] == dimension]
        lines += ["", title.text(language)] if own else []
        lines += [line for name, each in own for line in _format_measure(name, each, language)]
    return "\n".join(lines) + "\n"


def _format_report(report: Mapping[str, Any], language: str) -> Iterator[str]:
    parts = [_MEASURED.text(language).format(at=_format_moment(report["measured_at"], language))]
    if report["commit"]:
        parts.append(_COMMIT.text(language).format(commit=report["commit"][:_SHORT]))
    build = report["build"]
    if build and build["commit"]:
        at = _format_moment(build["clock"], language)
        parts.append(_BUILT.text(language).format(commit=build["commit"][:_SHORT], at=at))
    yield "; ".join(parts)
    yield from (f"! {each['en' if language == 'en' else 'vi']}" for each in report["warnings"])


def _format_moment(text: str, language: str) -> str:
    return format_day_or_moment(datetime.fromisoformat(text), language)


def _format_measure(name: str, described: Mapping[str, Any], language: str) -> Iterator[str]:
    title = described["title"]["en" if language == "en" else "vi"]
    missing = described.get("missing")
    if missing is not None:
        yield f"  {title}: {_NOTHING} {missing['en' if language == 'en' else 'vi']}"
        return
    entry = _ENTRIES.get(name)
    form = _Form(language, entry.keys if entry is not None else ())
    schema = entry.schema if entry is not None else {}
    first, *rest = form.list_lines(described["value"], schema, f"  {title}:", "  ")
    yield first
    yield from rest


class _Form:
    """Writes a value. `keys` are the kinds of keys of its open maps, the outermost first."""

    def __init__(self, language: str, keys: Sequence[str]) -> None:
        self._language = language
        self._keys = keys

    def list_lines(
        self, value: Any, schema: Mapping[str, Any], title: str, indent: str, above: str = "", level: int = 0
    ) -> Iterator[str]:
        """Yield the value after its title: on one line if short enough, else each part on its own lines."""
        text = self._write(value, schema, above, level)
        if len(text) <= _WIDTH or not isinstance(value, Mapping | list):
            yield f"{title} {text}"
            return
        yield title
        below = indent + _STEP
        for name, key, each, within, depth in self._parts(value, schema, above, level):
            yield from self.list_lines(each, within, f"{below}{name}:" if name else f"{below}–", below, key, depth)

    def _write(self, value: Any, schema: Mapping[str, Any], above: str, level: int) -> str:
        if isinstance(value, Mapping | list):
            parts = [
                f"{name}: {self._write(each, within, key, depth)}" if name else self._write(each, within, key, depth)
                for name, key, each, within, depth in self._parts(value, schema, above, level)
            ]
            joined = "; ".join(parts) or _NOTHING
            return f"({joined})" if above and parts and isinstance(value, Mapping) else joined
        if isinstance(value, bool):
            return (_YES if value else _NO).text(self._language)
        return _NOTHING if value is None else str(value)

    def _parts(
        self, value: Any, schema: Mapping[str, Any], above: str, level: int
    ) -> Iterator[tuple[str, str, Any, Mapping[str, Any], int]]:
        """Yield (name, key, part, its schema, its level) for the parts of a map or list; list items have no name."""
        if isinstance(value, list):
            items = schema.get("items", {})
            yield from (("", above or "-", each, items, level) for each in value)
            return
        records = schema.get("properties")
        for key, each in value.items():
            if records is not None:
                label = RECORD_LABELS.get(key)
                yield label.text(self._language) if label else key, key, each, records.get(key, {}), level
            else:
                name = KEY_NAMES[self._keys[level] if level < len(self._keys) else ""]
                within = schema.get("additionalProperties", {})
                yield name(key, above, self._language), key, each, within if within is not True else {}, level + 1
