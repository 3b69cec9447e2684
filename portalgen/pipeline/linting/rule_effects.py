"""Describes the effect of a proposed rule by comparing main's findings and verdicts under the old and the new rule."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.law.due_dates import DueDate
from portalgen.law.states import last_day_words
from portalgen.lint.model import Finding
from portalgen.lint.report_data import name_of_standing
from portalgen.pipeline.linting.options import LintReport
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ClockStanding

_TRIED_FILES: Final = 8
"""The most rule files tried one by one: each takes a check of the whole portal."""
_SHOWN: Final = 3
"""The most findings and verdicts named in a difference; all are counted."""
_UNREADABLE: Final = LocalizedText(
    "chưa thử được, vì tệp này có lỗi", "it could not be tried, because this file has errors"
)
_TOO_MANY: Final = LocalizedText(
    f"chưa thử, vì bài gửi đổi hơn {_TRIED_FILES} tệp quy tắc; hãy tách nhỏ",
    f"not tried, because more than {_TRIED_FILES} rule files are changed; split the submission",
)
_NOTHING: Final = LocalizedText("không đổi kết quả nào của bản chính", "it changes no result of main")

_FindingKey = tuple[str, str, str]
_ClockKey = tuple[str, str]


@frozen
class _Results:
    """The results of checking the whole portal."""

    findings: Mapping[_FindingKey, Finding]
    """By code, severity and fingerprint."""
    verdicts: Mapping[_ClockKey, tuple[ClockStanding, DueDate | None]]
    """By an item's id and a party: the standing of the clock, and its due date."""


def describe_effects(
    root: Path, proposal: Path, paths: Iterable[str], unreadable: frozenset[str], check: Callable[[], LintReport]
) -> dict[str, LocalizedText]:
    """For each of `paths`, describe how its version in `proposal` changes the results of `check` in `root`.

    The files below `root`, a copy of main, are replaced one after the other and restored. Files in `unreadable` are not
    tried.
    """
    effects = {path: _UNREADABLE if path in unreadable else _TOO_MANY for path in paths}
    tried = [path for path in effects if path not in unreadable][:_TRIED_FILES]
    if not tried:
        return effects
    before = _results_of(check())
    for path in tried:
        kept = _read(root / path)
        _place(root / path, _read(proposal / path))
        effects[path] = _difference(before, _results_of(check()))
        _place(root / path, kept)
    return effects


def describe_theme(paths: Iterable[str]) -> LocalizedText:
    """Describe the effect of a change to these theme files. Themes are never run while a submission is judged."""
    count = len(list(paths))
    return LocalizedText(
        f"{count} tệp giao diện đổi; chỉ được dựng thử ở bước riêng, không có khóa bí mật",
        f"{count} files of the theme change; it is only built in a separate job, without secrets",
    )


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def _place(file: Path, data: bytes | None) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)
    if data is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _results_of(report: LintReport) -> _Results:
    return _Results(
        {(each.code, each.severity.value, each.fingerprint): each for each in report.findings},
        {(each.page.id, each.deadline.party): (each.standing, each.due) for each in report.all_clocks},
    )


def _difference(before: _Results, after: _Results) -> LocalizedText:
    gone = [finding for key, finding in before.findings.items() if key not in after.findings]
    new = [finding for key, finding in after.findings.items() if key not in before.findings]
    keys = sorted(before.verdicts.keys() | after.verdicts.keys())
    turned = [key for key in keys if _verdict(before, key, "vi") != _verdict(after, key, "vi")]
    clauses = [
        *_name_findings(B("mất", "gone:"), gone),
        *_name_findings(B("thêm", "new:"), new),
        *_name_verdicts(turned, before, after),
    ]
    if not clauses:
        return _NOTHING
    return LocalizedText("; ".join(each.vi for each in clauses), "; ".join(each.en for each in clauses))


def _name_findings(verb: B, findings: list[Finding]) -> Iterator[B]:
    if findings:
        names = ", ".join(f"{each.code} {each.place.path}" for each in findings[:_SHOWN])
        dots = ", …" if len(findings) > _SHOWN else ""
        yield B(f"{verb.vi} {len(findings)} mục ({names}{dots})", f"{verb.en} {len(findings)} ({names}{dots})")


def _name_verdicts(turned: list[_ClockKey], before: _Results, after: _Results) -> Iterator[B]:
    if turned:
        named = [
            B(*(f"{key[0]}: {_verdict(before, key, code)} → {_verdict(after, key, code)}" for code in ("vi", "en")))
            for key in turned[:_SHOWN]
        ]
        dots = "; …" if len(turned) > _SHOWN else ""
        yield B(
            f"{len(turned)} thời hạn đổi ({'; '.join(each.vi for each in named)}{dots})",
            f"{len(turned)} deadlines change ({'; '.join(each.en for each in named)}{dots})",
        )


def _verdict(results: _Results, key: _ClockKey, language: str) -> str:
    standing, due = results.verdicts.get(key, (None, None))
    name = name_of_standing(standing, language)
    day = last_day_words(due, language) if due is not None else ""
    return f"{name}, {day}" if day else name
