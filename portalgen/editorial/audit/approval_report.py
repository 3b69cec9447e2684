"""The audit of approvals as a report: the findings on main, a summary per site, and every change with its approval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import SEVERITY_WORDS, help_of, sentence_of
from portalgen.editorial.audit.audit_model import (
    ApprovalAudit,
    AuditedChange,
    AuditFinding,
    CoverState,
    MainCommit,
)
from portalgen.editorial.audit.proposed_changes import proposed_sentences
from portalgen.editorial.audit.record_words import mark_purged, mark_purged_level
from portalgen.editorial.path_classes import list_classes
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportColumn,
    ReportFact,
    ReportTable,
    Tone,
)
from portalgen.text.bilingual import Bilingual as B

_SHOWN: Final = 10
"""Characters shown of a commit's id."""
_TONES: Final[Mapping[Severity, Tone]] = MappingProxyType(
    {Severity.ERROR: "bad", Severity.WARNING: "doubtful", Severity.NOTE: ""}
)
_STATES: Final[Mapping[CoverState, CodedValue]] = MappingProxyType(
    {
        "approved": CodedValue("approved", B("đã duyệt trước khi đăng", "approved before it was published"), "good"),
        "emergency": CodedValue("emergency", B("đăng khẩn", "published at once"), "doubtful"),
        "ratified": CodedValue("ratified", B("duyệt sau khi đăng", "approved afterwards"), "doubtful"),
        "missing": CodedValue("missing", B("chưa được duyệt", "not approved"), "bad"),
        "adopted": CodedValue("adopted", B("có từ trước", "stood at genesis")),
        "exempt": CodedValue("exempt", B("không đòi hỏi", "no requirements")),
    }
)
_LEVELS: Final[Mapping[ApprovalLevel, CodedValue]] = MappingProxyType(
    {
        "person": CodedValue("person", B("có người ký", "a person signed")),
        "platform": CodedValue("platform", B("máy chủ kho gộp", "the platform says so")),
        "none": CodedValue("none", B("không có gì", "none")),
    }
)
_FINDING_COLUMNS: Final = (
    ReportColumn("severity", B("Mức", "Severity")),
    ReportColumn("code", B("Mã", "Code")),
    ReportColumn("path", B("Tệp", "File")),
    ReportColumn("commit", B("Lần lưu", "Commit")),
    ReportColumn("date", B("Lúc", "At")),
    ReportColumn("committer", B("Người đưa lên", "Committer")),
    ReportColumn("message", B("Vấn đề", "What"), is_detail=True),
    ReportColumn("help", B("Cách sửa", "What to do"), is_detail=True),
    ReportColumn("basis", B("Căn cứ", "Legal basis"), is_detail=True),
    ReportColumn("name", B("Tên mã", "Name of the code"), is_data=True),
    ReportColumn("site", B("Trang", "Site"), is_data=True),
    ReportColumn("commit_id", B("Mã đầy đủ của lần lưu", "Full id of the commit"), is_data=True),
    ReportColumn("author", B("Người soạn ghi trong lần lưu", "Author"), is_data=True),
    ReportColumn("files", B("Các tệp", "Files"), is_data=True),
)
_SITE_COLUMNS: Final = (
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("changes", B("Thay đổi", "Changes"), is_number=True),
    ReportColumn("approved", B("Đã duyệt", "Approved"), is_number=True),
    ReportColumn("emergency", B("Đăng khẩn", "At once"), is_number=True),
    ReportColumn("ratified", B("Duyệt sau", "Afterwards"), is_number=True),
    ReportColumn("missing", B("Chưa duyệt", "Not approved"), is_number=True),
    ReportColumn("exempt", B("Không đòi hỏi", "Exempt"), is_number=True),
    ReportColumn("errors", B("Lỗi", "Errors"), is_number=True),
    ReportColumn("warnings", B("Cảnh báo", "Warnings"), is_number=True),
    ReportColumn("notes", B("Lưu ý", "Notes"), is_number=True),
)
_CHANGE_COLUMNS: Final = (
    ReportColumn("path", B("Tệp", "File")),
    ReportColumn("state", B("Tình trạng", "State")),
    ReportColumn("level", B("Mức chứng minh", "Level")),
    ReportColumn("commit", B("Lần lưu", "Commit")),
    ReportColumn("date", B("Lúc", "At")),
    ReportColumn("site", B("Trang", "Site"), is_data=True),
    ReportColumn("class", B("Loại tệp", "Class"), is_data=True),
    ReportColumn("commit_id", B("Mã đầy đủ của lần lưu", "Full id of the commit"), is_data=True),
    ReportColumn("approvals", B("Phiếu duyệt", "Records that approve"), is_data=True),
    ReportColumn("reviews", B("Phiếu biên tập, xác thực", "Records of review"), is_data=True),
    ReportColumn("ratified_by", B("Phiếu duyệt bổ sung", "Records that came later"), is_data=True),
    ReportColumn("purge", B("Bản đồ gỡ nội dung", "Map that removed its content"), is_data=True),
)
_TITLE: Final = B("Kiểm toán phê duyệt trên bản chính `{}`", "Audit of approvals on main, `{}`")
_PROPOSED_TITLE: Final = B("Phê duyệt của những gì sắp vào bản chính `{}`", "Approvals of a future main, `{}`")
_NOT_GIVEN: Final = B(" (mã khởi đầu không được cho từ bên ngoài)", " (the genesis was not given from outside)")
_NOTHING_DEMANDED: Final = B(
    " (quy định duyệt bài không đòi gì cho nội dung)", " (the policy has no requirements for content)"
)
_DEMANDS_NOTHING: Final = B("không đòi gì", "no requirements")
_WHOLE_PORTAL: Final = B("(cả cổng)", "(the whole portal)")
_NO_FINDING: Final = B("Không có gì phải báo.", "No findings.")

_Sentences = Callable[[Diagnostic, str], tuple[str, str]]
"""Returns the problem and its fix, in a language."""


def narrow_audit(audit: ApprovalAudit, since: int, sites: Collection[str]) -> ApprovalAudit:
    """Return the audit, limited to commits after the place `since`, and to `sites` if given.

    Findings about main as a whole are kept.
    """
    wanted = frozenset(sites)
    findings = (each for each in audit.findings if each.place < 0 or each.place > since)
    changes = (each for each in audit.changes if each.place > since)
    return replace(
        audit,
        findings=tuple(each for each in findings if not wanted or not each.site or each.site in wanted),
        changes=tuple(each for each in changes if not wanted or each.file.site in wanted),
    )


def find_place_before(audit: ApprovalAudit, start: str) -> int:
    """Return the place of the commit `start`, after which the report begins; -1 if `start` is empty.

    If the line lacks the commit, the place before its line was replaced.
    """
    if not start:
        return -1
    commit = audit.find_commit(start)
    if commit is not None:
        return commit.place
    return min((each.place for each in audit.findings if each.diagnostic.code == "APR245"), default=0) - 1


def report_approvals(
    audit: ApprovalAudit, ref: str, language: str, *, has_changes: bool, is_proposed: bool = False
) -> OfficeReport:
    """Return the report, with every change if requested; `is_proposed` if it is not on main yet."""
    sentences = proposed_sentences if is_proposed else _sentences
    tables = (
        _finding_table(audit, language, sentences),
        _site_table(audit),
        *((_change_table(audit),) if has_changes else ()),
    )
    name = ref.removeprefix("refs/heads/").removeprefix("refs/remotes/")
    title = _PROPOSED_TITLE if is_proposed else _TITLE
    vi, en = title.vi.format(name), title.en.format(name)
    if audit.rosters and not audit.is_genesis_given:
        vi, en = vi + _NOT_GIVEN.vi, en + _NOT_GIVEN.en
    if audit.rosters and audit.rosters[-1].policy.class_approval("content").level == "none":
        vi, en = vi + _NOTHING_DEMANDED.vi, en + _NOTHING_DEMANDED.en
    return OfficeReport("approvals", B(vi, en), tables, tuple(_facts(audit)))


def _facts(audit: ApprovalAudit) -> Iterator[ReportFact]:
    last = audit.line[-1]
    yield ReportFact("tip", B("Bản chính", "Main"), audit.tip)
    yield ReportFact("committed", B("Lần lưu mới nhất", "Newest commit"), last.committed_at)
    yield ReportFact("commits", B("Số lần lưu trên bản chính", "Commits of main"), len(audit.line))
    yield ReportFact("genesis", B("Mã khởi đầu", "Genesis"), audit.genesis or None)
    yield ReportFact("genesis_given", B("Mã khởi đầu được cho từ bên ngoài", "Genesis given from outside"),
                     audit.is_genesis_given)  # fmt: skip
    if audit.rosters:
        yield ReportFact("demands", B("Quy định đòi", "The policy demands"), _name_demands(audit.rosters[-1].policy))
    yield ReportFact("records", B("Phiếu", "Records"), len(audit.records))
    levels = Counter(each.level for each in audit.changes)
    for level, label in _LEVELS.items():
        words = B(f"Thay đổi: {label.label.vi}", f"Changes: {label.label.en}")
        yield ReportFact(f"level_{level}", words, levels[level])
    purged = sum(bool(each.purge) for each in audit.changes)
    if purged:
        yield ReportFact("purged", B("Thay đổi có nội dung đã gỡ", "Changes whose content was purged"), purged)
    counts = Counter(each.severity for each in audit.findings)
    for severity in Severity:
        yield ReportFact(f"{severity.value}s", B(*SEVERITY_WORDS[severity]), counts[severity])


def _name_demands(policy: ApprovalPolicy) -> B:
    """Return the classes of files and their requirements, without classes that have no requirements."""
    classes = [(each, policy.class_approval(each.id).level) for each in list_classes(policy)]
    demands = [(each.names, level) for each, level in classes if level != "none"]
    if not demands:
        return _DEMANDS_NOTHING
    vi, en = (", ".join(f"{names.text(language)}: {level}" for names, level in demands) for language in ("vi", "en"))
    return B(vi, en)


def _finding_table(audit: ApprovalAudit, language: str, sentences: _Sentences) -> ReportTable:
    rows = tuple(_finding_row(audit, each, sentences(each.diagnostic, language)) for each in audit.findings)
    return ReportTable(
        "findings", B("Những điều phải xem", "Points to check"), _FINDING_COLUMNS, rows, empty=_NO_FINDING
    )


def _finding_row(audit: ApprovalAudit, finding: AuditFinding, sentences: tuple[str, str]) -> tuple[CellValue, ...]:
    commit = _commit_of(audit, finding.place)
    found = finding.diagnostic
    return (
        _severity_value(finding.severity),
        found.code,
        found.place.path,
        finding.commit[:_SHOWN] or None,
        commit.committed_at if commit else None,
        commit.committer if commit else None,
        *sentences,
        CODES[found.code].basis or None,
        CODES[found.code].name,
        finding.site or None,
        finding.commit or None,
        commit.author if commit else None,
        finding.paths,
    )


def _sentences(found: Diagnostic, language: str) -> tuple[str, str]:
    """Return the problem and its fix; the report has them in one language."""
    return sentence_of(found, language), help_of(found, language)


def _severity_value(severity: Severity) -> CodedValue:
    return CodedValue(severity.value, B(*SEVERITY_WORDS[severity]), _TONES[severity])


def _commit_of(audit: ApprovalAudit, place: int) -> MainCommit | None:
    return audit.line[place] if place >= 0 else None


def _site_table(audit: ApprovalAudit) -> ReportTable:
    sites = sorted({each.file.site for each in audit.changes} | {each.site for each in audit.findings})
    rows = tuple(_site_row(audit, site) for site in sites)
    return ReportTable("sites", B("Theo trang", "By site"), _SITE_COLUMNS, rows)


def _site_row(audit: ApprovalAudit, site: str) -> tuple[CellValue, ...]:
    states = Counter(each.state for each in audit.changes if each.file.site == site)
    severities = Counter(each.severity for each in audit.findings if each.site == site)
    return (
        site or _WHOLE_PORTAL,
        states.total(),
        *(states[state] for state in ("approved", "emergency", "ratified", "missing", "exempt")),
        *(severities[severity] for severity in Severity),
    )


def _change_table(audit: ApprovalAudit) -> ReportTable:
    rows = tuple(_change_row(audit, each) for each in audit.changes)
    return ReportTable("changes", B("Từng thay đổi", "Every change"), _CHANGE_COLUMNS, rows)


def _change_row(audit: ApprovalAudit, change: AuditedChange) -> tuple[CellValue, ...]:
    commit = audit.line[change.place]
    return (
        change.change.path,
        mark_purged(_STATES[change.state], change.purge),
        mark_purged_level(_LEVELS[change.level], change.purge),
        commit.id[:_SHOWN],
        commit.committed_at,
        change.file.site or None,
        change.file.path_class.id,
        commit.id,
        change.approvals,
        change.reviews,
        change.ratified_by,
        change.purge or None,
    )


def has_severity(findings: Iterable[AuditFinding], severities: Collection[Severity]) -> bool:
    """Return True if any finding has any of these severities."""
    return any(each.severity in severities for each in findings)
