"""The measures that need more than a build: main's history, the rules, a built folder or a release target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from statistics import mean
from typing import Any, Final, TypeVar

from portalgen.diagnostics.model import Severity
from portalgen.editorial.deadlines.deadline_audit import DeadlineAudit
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.frozen import frozen
from portalgen.lint.model import Finding
from portalgen.measures.model import Measure, MissingValue
from portalgen.measures.schemas import ADDRESS, COUNT, COUNTS, DAY_OR_NONE, MOMENT, TEXT, record_of
from portalgen.measures.site_facts import SiteFacts
from portalgen.measures.site_measures import SITE_MEASURES
from portalgen.pipeline.measuring.built_files import BuiltFiles
from portalgen.publish.target.model import TargetStatus
from portalgen.text.bilingual import Bilingual as B

BROKEN_LINKS: Final = 20
"""The maximum number of broken links to list. All are counted."""
_Part = TypeVar("_Part")


@frozen
class InspectedSite:
    """The findings of the HTML rules in a site's pages."""

    findings: tuple[Finding, ...]
    page_count: int


@frozen
class MeasuredSite:
    """The inputs of all measures of a site. A missing input is replaced by the reason."""

    facts: SiteFacts
    period: ReportPeriod
    """The days for which compliance with time limits is measured."""
    audit: DeadlineAudit | MissingValue
    """The audit of several sites. It includes clocks without a limit and from before the adoption."""
    lint_findings: tuple[Finding, ...] | MissingValue
    """The findings about this site."""
    inspection: InspectedSite | MissingValue
    built: BuiltFiles | MissingValue
    release: TargetStatus | MissingValue

    @property
    def site(self) -> str:
        """The id of the site."""
        return self.facts.site.id


def _of_part(
    part: Callable[[MeasuredSite], _Part | MissingValue], compute: Callable[[MeasuredSite, _Part], Any]
) -> Callable[[MeasuredSite], Any]:
    """Return a function computing a measure from a part of the inputs, or passing on the missing value."""

    def compute_or_miss(measured: MeasuredSite) -> Any:
        value = part(measured)
        return value if isinstance(value, MissingValue) else compute(measured, value)

    return compute_or_miss


def _count_deadlines(measured: MeasuredSite, audit: DeadlineAudit) -> dict[str, Any]:
    clocks = [each for each in audit.clocks if each.clock.page.site == measured.site]
    older = sum(each.clock.standing == "before_adoption" for each in clocks)
    verdicts = Counter(each.verdict for each in clocks)
    period = measured.period
    return {
        "from": period.first.isoformat() if period.first is not None else None,
        "to": period.last.isoformat() if period.last is not None else None,
        "on_time": verdicts["on_time"],
        "late": verdicts["late"],
        "late_excused": sum(each.is_waived for each in clocks if each.verdict == "late"),
        "running": verdicts["running"],
        "unproven": verdicts["unproven"] - older,
        "before_adoption": older,
        "without_limit": verdicts["none"],
    }


def _count_fresh_days(measured: MeasuredSite, audit: DeadlineAudit) -> Any:
    days = [each for each in audit.days if each.site == measured.site]
    if not days:
        return MissingValue(
            B(
                "Trang không phải cập nhật hai lần mỗi ngày làm việc, hoặc kỳ đo không có ngày làm việc nào.",
                "The site need not be updated twice each working day, or the period has no working day.",
            )
        )
    return {"working_days": len(days), "with_enough_updates": sum(each.is_enough for each in days)}


def _count_lint_findings(_measured: MeasuredSite, findings: tuple[Finding, ...]) -> dict[str, int]:
    return _by_severity(findings)


def _count_inspection(_measured: MeasuredSite, inspected: InspectedSite) -> dict[str, Any]:
    return {"pages": inspected.page_count, **_by_severity(inspected.findings)}


def _by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    counts = Counter(each.severity for each in findings)
    return {each.value: counts[each] for each in Severity}


def _count_links(_measured: MeasuredSite, built: BuiltFiles) -> dict[str, Any]:
    named = [{"page": page, "address": address} for page, address in built.broken_links[:BROKEN_LINKS]]
    return {"links": built.links, "broken": len(built.broken_links), "first_broken": named}


def _count_files(_measured: MeasuredSite, built: BuiltFiles) -> dict[str, int]:
    return {"pages": built.pages, "files": built.files}


def _weigh_files(_measured: MeasuredSite, built: BuiltFiles) -> dict[str, int]:
    return dict(built.bytes_by_kind)


def _list_largest_pages(_measured: MeasuredSite, built: BuiltFiles) -> list[dict[str, Any]]:
    return [{"url": url, "bytes": size} for url, size in built.largest_pages]


def _count_requests(_measured: MeasuredSite, built: BuiltFiles) -> dict[str, float]:
    counts = built.request_counts or (0,)
    return {"mean": round(mean(counts), 1), "most": max(counts)}


def _weigh_search(_measured: MeasuredSite, built: BuiltFiles) -> Any:
    if not built.search_files:
        return MissingValue(
            B(
                "Bản dựng không có chỉ mục tìm kiếm (dựng với --no-search).",
                "The build has no search index (--no-search).",
            )
        )
    return {"bytes": built.search_bytes, "files": built.search_files}


def _describe_release(_measured: MeasuredSite, status: TargetStatus) -> Any:
    current = status.current
    if current is None:
        return MissingValue(B("Nơi đăng chưa phát hành gì.", "The target serves nothing yet."))
    confirmed = status.confirmed_clock or current.clock
    return {
        "name": current.name,
        "commit": status.confirmed_commit or current.commit,
        "confirmed_at": confirmed.isoformat(),
        "rolled_back": status.rolled_back,
    }


_SEVERITIES: Final = {each.value: COUNT for each in Severity}
_BROKEN: Final = {"type": "array", "items": record_of(page=ADDRESS, address=ADDRESS)}

REPORT_MEASURES: Final[tuple[Measure[MeasuredSite], ...]] = (
    Measure(
        "deadlines",
        "timeliness",
        B(
            "Thời hạn cung cấp và cập nhật thông tin (QĐ 2111, Điều 8(4) và 9), theo lịch sử của kho",
            "Time limits (QĐ 2111, Art. 8(4) and 9), by the history of the repository",
        ),
        "time limits",
        record_of(
            **{"from": DAY_OR_NONE, "to": DAY_OR_NONE},
            on_time=COUNT,
            late=COUNT,
            late_excused=COUNT,
            running=COUNT,
            unproven=COUNT,
            before_adoption=COUNT,
            without_limit=COUNT,
        ),
        _of_part(lambda measured: measured.audit, _count_deadlines),
    ),
    Measure(
        "fresh_days",
        "timeliness",
        B(
            "Ngày làm việc có đủ hai lần cập nhật (QĐ 2111, Điều 11(1))",
            "Working days with two updates (QĐ 2111, Art. 11(1))",
        ),
        "days",
        record_of(working_days=COUNT, with_enough_updates=COUNT),
        _of_part(lambda measured: measured.audit, _count_fresh_days),
    ),
    Measure(
        "lint_findings",
        "structure",
        B("Kết quả kiểm tra nội dung và cấu hình, theo mức", "Findings in content and settings, by severity"),
        "findings",
        record_of(**_SEVERITIES),
        _of_part(lambda measured: measured.lint_findings, _count_lint_findings),
    ),
    Measure(
        "html_findings",
        "access",
        B(
            "Kết quả soi cấu trúc và khả năng tiếp cận của trang đã dựng, theo mức",
            "Findings in the structure and accessibility of built pages, by severity",
        ),
        "findings",
        record_of(pages=COUNT, **_SEVERITIES),
        _of_part(lambda measured: measured.inspection, _count_inspection),
    ),
    Measure(
        "internal_links",
        "links",
        B("Liên kết tới địa chỉ của cổng và liên kết hỏng", "Links to addresses of the portal, and broken links"),
        "links",
        record_of(links=COUNT, broken=COUNT, first_broken=_BROKEN),
        _of_part(lambda measured: measured.built, _count_links),
    ),
    Measure(
        "built_files",
        "performance",
        B("Số trang và tệp của bản dựng", "Pages and files of the build"),
        "files",
        record_of(pages=COUNT, files=COUNT),
        _of_part(lambda measured: measured.built, _count_files),
    ),
    Measure(
        "bytes_by_kind",
        "performance",
        B("Dung lượng theo loại tệp", "Bytes by kind of file"),
        "bytes",
        COUNTS,
        _of_part(lambda measured: measured.built, _weigh_files),
        ("file",),
    ),
    Measure(
        "largest_pages",
        "performance",
        B("Những trang nặng nhất (HTML, chưa nén)", "The largest pages (HTML, not compressed)"),
        "bytes",
        {"type": "array", "items": record_of(url=ADDRESS, bytes=COUNT)},
        _of_part(lambda measured: measured.built, _list_largest_pages),
    ),
    Measure(
        "requests_per_page",
        "performance",
        B(
            "Số yêu cầu khi mở một trang: trang, kiểu dáng, mã, ảnh",
            "Requests to open a page: itself, styles, scripts, pictures",
        ),
        "requests",
        record_of(mean={"type": "number", "minimum": 0}, most=COUNT),
        _of_part(lambda measured: measured.built, _count_requests),
    ),
    Measure(
        "search_index",
        "performance",
        B("Dung lượng chỉ mục tìm kiếm", "Size of the search index"),
        "bytes",
        record_of(bytes=COUNT, files=COUNT),
        _of_part(lambda measured: measured.built, _weigh_search),
    ),
    Measure(
        "release",
        "access",
        B("Bản đang phát hành ở nơi đăng", "The release at the target"),
        "",
        record_of(
            name=TEXT,
            commit=TEXT,
            confirmed_at=MOMENT,
            rolled_back={"type": "boolean"},
        ),
        _of_part(lambda measured: measured.release, _describe_release),
    ),
)


def _lift(entry: Measure[SiteFacts]) -> Measure[MeasuredSite]:
    """Return a measure of a build as a measure of a report."""
    return Measure(
        entry.name,
        entry.dimension,
        entry.title,
        entry.unit,
        entry.schema,
        lambda measured: entry.compute(measured.facts),
        entry.keys,
    )


MEASURES: Final[tuple[Measure[MeasuredSite], ...]] = (*map(_lift, SITE_MEASURES), *REPORT_MEASURES)
"""All measures of a report: first the measures published by each site, then the remaining measures."""
