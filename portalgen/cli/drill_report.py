"""Formats the report of a restore drill as text, and as JSON for an auditor's files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from portalgen.locale import dates
from portalgen.pipeline.restore_drill import BackupDrill, DrillDifference, DrillReport, ProgramState
from portalgen.text.bilingual import Bilingual

DRILL_FORMAT: Final = "portal-restore-drill/1"
SHOWN_DIFFERENCES: Final = 20
"""The maximum number of differing files in text output. JSON output contains all."""

_PROGRAMS: Final = {
    ProgramState.SAME: Bilingual("đúng chương trình của bản phát hành", "the same program as at the release"),
    ProgramState.RELEASED: Bilingual(
        "khác bản trong kho lúc phát hành; đã dựng bằng bản trong kho",
        "differs from the repository's program at the release; built with the repository's program",
    ),
    ProgramState.OTHER: Bilingual(
        "khác bản trong kho lúc phát hành; vẫn dựng bằng bản đang cài, nên khác biệt có thể do chương trình",
        "differs from the repository's program at the release, but was used to build: differences may come from the "
        "program",
    ),
    ProgramState.NONE: Bilingual("kho không chứa chương trình", "the repository contains no program"),
}
_DIFFERENCES: Final = {
    DrillDifference.MISSING: Bilingual("đã phát hành, dựng lại không có", "released, but missing in the rebuild"),
    DrillDifference.ADDITIONAL: Bilingual("dựng lại có, chưa phát hành", "in the rebuild, but not released"),
    DrillDifference.BYTES: Bilingual("nội dung khác", "the content differs"),
    DrillDifference.SEARCH: Bilingual(
        "chỉ mục tìm kiếm lập từ nội dung khác, hoặc bằng Pagefind phiên bản khác",
        "search index made from other texts, or by another version of Pagefind",
    ),
}
_STEPS: Final = {
    "backup": Bilingual("khôi phục bản sao lưu", "restoring the backup"),
    "clone": Bilingual("lấy kho", "cloning"),
    "build": Bilingual("dựng", "building"),
    "compare": Bilingual("so", "comparing"),
}


def format_drill_json(report: DrillReport) -> str:
    """Return the report as JSON. It contains all differences."""
    manifest = report.manifest
    value: dict[str, Any] = {
        "format": DRILL_FORMAT,
        "moment": report.moment.isoformat(timespec="seconds"),
        "holds": report.holds,
        "equal": report.is_equal,
        "seconds": round(report.seconds, 1),
        "steps": {name: round(seconds, 1) for name, seconds in report.steps},
        "repository": report.repository,
        "release": {
            "portal": manifest.portal,
            "name": manifest.name,
            "number": manifest.number,
            "manifest_sha256": report.digest,
            "commit": manifest.commit,
            "clock": manifest.clock.isoformat(timespec="minutes"),
        },
        "program": {"version": report.program, "state": report.program_state.value},
        "compared_files": report.compared,
        "compared_searches": report.searches,
        "differences": [{"path": path, "kind": kind.value} for path, kind in report.differences],
        "build_errors": list(report.build_errors),
        "backup": _backup_value(report.backup),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def format_drill_lines(report: DrillReport, language: str) -> str:
    """Return the report as text. It contains at most `SHOWN_DIFFERENCES` differences."""
    return "\n".join(line.text(language) for line in _list_lines(report))


def _backup_value(backup: BackupDrill | None) -> dict[str, Any] | None:
    if backup is None:
        return None
    check = backup.check
    return {
        "file": str(backup.file),
        "moment": backup.moment.isoformat(timespec="seconds"),
        "holds": backup.holds,
        "head_number": backup.head_number,
        "damage": list(backup.damage),
        "releases": 0 if check is None else check.releases,
        "chain_breaks": [] if check is None else list(check.chain.breaks),
        "release_damage": [] if check is None else list(check.damage),
    }


def _list_lines(report: DrillReport) -> Iterator[Bilingual]:
    manifest, moment = report.manifest, dates.in_both_languages(dates.format_moment, report.moment)
    clock = dates.in_both_languages(dates.format_moment, manifest.clock)
    yield Bilingual(f"Biên bản diễn tập khôi phục, {moment.vi}", f"Report of a restore drill, {moment.en}")
    yield Bilingual(
        f"  cổng `{manifest.portal}`, bản phát hành số {manifest.number}, lần lưu {manifest.commit[:10]}, thời điểm {clock.vi}",
        f"  portal `{manifest.portal}`, release {manifest.number}, commit {manifest.commit[:10]}, clock {clock.en}",
    )
    yield Bilingual(f"  SHA-256 của bản kê: {report.digest}", f"  SHA-256 of the manifest: {report.digest}")
    program = _PROGRAMS[report.program_state]
    yield Bilingual(f"  {report.program}: {program.vi}", f"  {report.program}: {program.en}")
    yield from _list_backup_lines(report.backup)
    yield from _list_differences(report)
    steps = tuple((_STEPS[name], f"{seconds:.1f} s") for name, seconds in report.steps)
    yield Bilingual(
        f"  mất {report.seconds:.1f} s: " + ", ".join(f"{name.vi} {spent}" for name, spent in steps),
        f"  took {report.seconds:.1f} s: " + ", ".join(f"{name.en} {spent}" for name, spent in steps),
    )
    yield (
        Bilingual("Kết luận: ĐẠT", "Conclusion: PASSED")
        if report.holds
        else Bilingual("Kết luận: KHÔNG ĐẠT", "Conclusion: FAILED")
    )


def _list_backup_lines(backup: BackupDrill | None) -> Iterator[Bilingual]:
    if backup is None:
        yield Bilingual("  bản sao lưu: không diễn tập (thiếu --backup)", "  backup: not drilled (no --backup)")
        return
    made = dates.in_both_languages(dates.format_moment, backup.moment)
    yield Bilingual(f"  bản sao lưu `{backup.file}`, lúc {made.vi}", f"  backup `{backup.file}`, made {made.en}")
    if backup.check is None:
        shown = ", ".join(backup.damage[:3]) + (", …" if len(backup.damage) > 3 else "")
        yield Bilingual(
            f"    HỎNG, không khôi phục được: {len(backup.damage)} mục ({shown})",
            f"    DAMAGED, not restored: {len(backup.damage)} entries ({shown})",
        )
        return
    check = backup.check
    bad = [*check.chain.breaks, *check.damage]
    yield Bilingual(
        f"    khôi phục được: {check.releases} bản phát hành, chuỗi bản kê đến số {backup.head_number}, {len(bad)} tệp không khớp",
        f"    restored: {check.releases} releases, manifests up to number {backup.head_number}, {len(bad)} files "
        "that do not match",
    )
    for path in bad[:SHOWN_DIFFERENCES]:
        yield Bilingual(f"    không khớp: `{path}`", f"    does not match: `{path}`")


def _list_differences(report: DrillReport) -> Iterator[Bilingual]:
    if report.build_errors:
        yield Bilingual("  KHÔNG dựng lại được:", "  could NOT be rebuilt:")
        for line in report.build_errors[:SHOWN_DIFFERENCES]:
            yield Bilingual(f"    {line}", f"    {line}")
        return
    searches = Bilingual(
        f"{report.searches} chỉ mục tìm kiếm, lời và từ so từng byte, bộ lọc so theo khóa (mỗi lần lập một khác)",
        f"{report.searches} search indexes, their texts and words byte by byte, their filters by key (these differ "
        "each time)",
    )
    count = len(report.differences)
    if not count:
        yield Bilingual(
            f"  dựng lại GIỐNG HỆT: {report.compared} tệp; {searches.vi}",
            f"  rebuild is EQUAL: {report.compared} files; {searches.en}",
        )
        return
    yield Bilingual(
        f"  dựng lại KHÁC: {count} chỗ trong {report.compared} tệp; {searches.vi}",
        f"  rebuild is DIFFERENT: {count} differences in {report.compared} files; {searches.en}",
    )
    for path, kind in report.differences[:SHOWN_DIFFERENCES]:
        label = _DIFFERENCES[kind]
        yield Bilingual(f"    `{path}`: {label.vi}", f"    `{path}`: {label.en}")
    if count > SHOWN_DIFFERENCES:
        more = count - SHOWN_DIFFERENCES
        yield Bilingual(f"    … và {more} chỗ nữa (xem JSON)", f"    … and {more} more (see the JSON)")
