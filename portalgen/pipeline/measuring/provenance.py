"""The origin of a report of measures: its time, its commits and build, and changes made since that build."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.measures.schemas import MOMENT, TEXT, or_null, record_of
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.up_to_date import INPUT_NAMES, format_inputs
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.releasing.build_revision import BuildRevision, read_revision
from portalgen.text.bilingual import Bilingual as B

_CONTENTS: Final = "contents"
_CLOCK: Final = "clock"
_NAMES: Final[Mapping[str, B]] = {
    "program": B("chương trình", "the program"),
    "configuration": B("cấu hình", "the settings"),
    "themes": B("giao diện", "the themes"),
    "drafts": B("bản dựng có bản nháp", "drafts"),
    _CONTENTS: B("nội dung", "the content"),
    _CLOCK: B("những gì đến hạn theo giờ đo", "changes by time alone"),
}
"""Inputs of a build that may differ from the working copy. The presence of a search index is a separate measure."""
_DIFFERS: Final = B(
    "Bản dựng không phải của nội dung đang đo, khác ở: {what}. Chạy `portalgen build` rồi đo lại.",
    "The build does not match the measured content; it differs in: {what}. Run `portalgen build` and measure again.",
)
_UNKNOWN: Final = B(
    "Không biết bản dựng được làm từ gì. Chạy `portalgen build` rồi đo lại.",
    "The inputs of the build are unknown. Run `portalgen build` and measure again.",
)
_ABSOLUTE: Final = re.compile(r"(?<![\w.:/~-])/(?:[^\s/`'\";,]+/)+(?P<last>[^\s/`'\";,]*)|[A-Za-z]:\\[^\s`'\";,]*")


@frozen
class SiteBuild:
    """A site in a built folder: the inputs of its build, and how they differ from the working copy."""

    revision: BuildRevision | None
    """None if the build was not made from a commit."""
    valid_from: datetime | None
    valid_until: datetime | None
    """The build does not change by time alone from `valid_from` until just before `valid_until`."""
    inputs: Mapping[str, str]
    differing: tuple[str, ...]
    """Names of the inputs that differ from the working copy."""


def describe_build(session: Session, options: BuildOptions, site: str) -> SiteBuild | None:
    """Return the inputs of the site in the built folder; None if the site was never built there."""
    state = PreviousBuild(options.out).site_state(site)
    if state is None:
        return None
    contents = session.folders.find_digest(site)
    before = {**dict(zip(INPUT_NAMES, state.inputs.split(), strict=False)), _CONTENTS: state.contents}
    now = {**dict(zip(INPUT_NAMES, format_inputs(session, options).split(), strict=False)), _CONTENTS: contents}
    differing = [name for name in _NAMES if before.get(name) != now.get(name)]
    if not state.is_current(state.inputs, state.contents, options.at):
        differing.append(_CLOCK)
    return SiteBuild(read_revision(options.out), state.valid_from, state.valid_until, before, tuple(differing))


def build_provenance(
    at: datetime, commit: str, main: str, build: SiteBuild | None, *, has_build: bool
) -> dict[str, Any]:
    """Return the provenance of a report.

    `commit` is the checked-out commit; `main` is the commit of the history.
    """
    warnings = [] if build is None else _warn(build)
    if build is None and has_build:
        warnings = [_UNKNOWN]
    return {
        "measured_at": _text(at),
        "commit": commit or None,
        "history_commit": main or None,
        "build": _describe(build) if build is not None else None,
        "warnings": [{"vi": each.vi, "en": each.en} for each in warnings],
    }


def _warn(build: SiteBuild) -> list[B]:
    if not build.differing:
        return []
    named = [_NAMES[name] for name in build.differing]
    vi, en = ", ".join(each.vi for each in named), ", ".join(each.en for each in named)
    return [B(_DIFFERS.vi.format(what=vi), _DIFFERS.en.format(what=en))]


def _describe(build: SiteBuild) -> dict[str, Any]:
    revision = build.revision
    return {
        "commit": revision.commit if revision is not None else None,
        "clock": _text(revision.at) if revision is not None else None,
        "valid_from": _text(build.valid_from),
        "valid_until": _text(build.valid_until),
        "inputs": dict(build.inputs),
        "differing": list(build.differing),
    }


def _text(moment: datetime | None) -> str | None:
    return to_vietnam_time(moment).isoformat(timespec="seconds") if moment is not None else None


def hide_paths(text: str, folders: Mapping[Path, str]) -> str:
    """Return `text` without local paths, so that it can be part of a report.

    The paths of `folders` are replaced by their names. Only the last part of other paths is kept.
    """
    for folder, name in folders.items():
        text = text.replace(str(folder), name)
    return _ABSOLUTE.sub(lambda match: f"…/{match['last'] or ''}", text)


PROVENANCE_SCHEMA: Final[Mapping[str, Any]] = record_of(
    measured_at=MOMENT,
    commit=or_null(TEXT),
    history_commit=or_null(TEXT),
    build=or_null(
        record_of(
            commit=or_null(TEXT),
            clock=or_null(MOMENT),
            valid_from=or_null(MOMENT),
            valid_until=or_null(MOMENT),
            inputs={"type": "object", "additionalProperties": TEXT},
            differing={"type": "array", "items": {"enum": [*_NAMES]}},
        )
    ),
    warnings={"type": "array", "items": {"$ref": "#/$defs/texts"}},
)
