"""Material for a dossier on the portal's security: components, key holders, workflows, and checks.

The operator's additions (network, machines, the level of the system, plans) are named as missing and never invented (QĐ
2111, Điều 18(4) to 18(6)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.roster import ROLE_NAMES, Person, Roster, SignerKey
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.frozen import frozen
from portalgen.law.quotations import find_quotation
from portalgen.locale.dates import format_day
from portalgen.reports.software import MachineProgram, Package
from portalgen.reports.vulnerability_check import VulnerabilityCheck
from portalgen.reports.workflow_jobs import ALL_SECRETS, BANNED_EVENTS, WorkflowJob, Workflows
from portalgen.text.bilingual import Bilingual as B


@frozen
class RunningRelease:
    """The live release at a target."""

    target: str
    """Folder or server, as it was asked for."""
    name: str
    number: int
    commit: str
    clock: datetime
    switched: datetime | None
    is_signed_required: bool
    """True if the target refuses releases without the signature of a release key."""
    findings: tuple[tuple[str, int], ...] = ()
    """How many findings of each severity there were before the release."""


@frozen
class SecurityFacts:
    """The complete input of the report."""

    at: datetime
    version: str
    """Of the program."""
    commit: str
    """The checked-out commit; "" without a repository."""
    hosts: tuple[str, ...]
    packages: tuple[Package, ...]
    programs: tuple[MachineProgram, ...]
    workflows: Workflows
    roster: Roster | None
    security_contact_until: date | None
    """The last day of the portal's contact for reporting weaknesses (RFC 9116); None without a contact."""
    unpinned_lines: tuple[str, ...] = ()
    """Requirements without an exact version."""
    releases: tuple[RunningRelease, ...] = ()
    silent_targets: tuple[str, ...] = ()
    """Queried targets that serve no release yet."""
    vulnerabilities: VulnerabilityCheck | None = None
    """The last query of the vulnerability database; None if unknown."""


_DUTIES: Final = (
    (
        "QĐ 2111 Điều 18(4)",
        B(
            "bảng `packages`, `programs`, `keys`, `jobs` dưới đây; tệp SBOM (--sbom)",
            "the tables `packages`, `programs`, `keys`, `jobs` below; the bill of materials (--sbom)",
        ),
        B(
            "cấp độ an toàn, quyết định phê duyệt, sơ đồ mạng, danh mục máy chủ",
            "the level of the system, the decision on it, the plan of the network, the list of machines",
        ),
    ),
    (
        "QĐ 2111 Điều 18(5)",
        B(
            "nhật ký của lần đưa lên (log.jsonl) và nhật ký truy cập của máy chủ web, mỗi dòng một JSON",
            "the log of releases (log.jsonl) and the access log of the web server, one JSON a line",
        ),
        B(
            "kết nối về Trung tâm giám sát: địa chỉ, chứng thực, đường truyền",
            "the connection to the monitoring centre: address, credentials, line",
        ),
    ),
    (
        "QĐ 2111 Điều 18(6)",
        B(
            "bảng `checks` dưới đây, và kết quả của scripts/test",
            "the table `checks` below, and the output of scripts/test",
        ),
        B("kết quả kiểm tra của đơn vị độc lập", "the result of an independent assessment"),
    ),
)
"""(article, content of this report, the operator's additions)."""

_OWNERS: Final = 3
_ASKED_WITHIN: Final = timedelta(days=14)
"""The workflow queries weekly, so two failures are noticed."""
_NEVER: Final = B("chưa lần nào", "never")
_MET: Final = CodedValue("met", B("đạt", "met"), "good")
_UNMET: Final = CodedValue("unmet", B("chưa đạt", "not met"), "bad")
_ABSENT: Final = CodedValue("unknown", B("chưa xem được", "could not be looked at"), "doubtful")
_LATER: Final = CodedValue(
    "unknown", B("chưa hỏi về gói ghim sau đó", "not asked about packages pinned since"), "doubtful"
)
_RUN_SCRIPT: Final = B("chưa lần nào: chạy scripts/vulnerabilities", "never: run scripts/vulnerabilities")
_PROVISIONAL: Final = CodedValue("provisional", B("tạm ghi, chờ xác nhận", "provisional, to be confirmed"), "doubtful")


def report_security(facts: SecurityFacts) -> OfficeReport:
    """Return the report: duties, software, keys and their owners, workflows, and the checks just made."""
    return OfficeReport(
        "security",
        B("Nguyên liệu cho hồ sơ an toàn thông tin của Cổng", "Material for the dossier on the portal's security"),
        (
            _tabulate_checks(facts),
            _tabulate_duties(),
            _tabulate_packages(facts.packages),
            _tabulate_programs(facts.programs),
            _tabulate_keys(facts.roster, facts.at.date()),
            _tabulate_jobs(facts.workflows.jobs),
            _tabulate_releases(facts),
        ),
        (
            ReportFact("at", B("Lập lúc", "Made at"), facts.at),
            ReportFact("version", B("Chương trình", "Program"), f"portalgen {facts.version}"),
            ReportFact("commit", B("Lần lưu đang có", "Commit"), facts.commit or B("không rõ", "not known")),
            ReportFact("hosts", B("Số tên miền", "Hosts"), len(facts.hosts)),
            ReportFact(
                "vulnerabilities_asked",
                B("Lần cuối hỏi được cơ sở dữ liệu lỗ hổng", "Vulnerability database last reached"),
                _last_reached(facts) or _NEVER,
            ),
        ),
        (
            B(
                "Đây là nguyên liệu, không phải hồ sơ: phần của máy chủ, mạng và con người do đơn vị vận hành bổ sung.",
                "This is material, not a dossier: the operator adds information on machines, network and people.",
            ),
        ),
    )


def _tabulate_checks(facts: SecurityFacts) -> ReportTable:
    return ReportTable(
        "checks",
        B("Đã kiểm tra ngay bây giờ", "Checked just now"),
        (
            ReportColumn("check", B("Kiểm tra", "Check")),
            ReportColumn("result", B("Kết quả", "Result")),
            ReportColumn("detail", B("Chi tiết", "Detail"), is_detail=True),
        ),
        tuple((each.question, each.result, each.detail) for each in _check(facts)),
    )


@frozen
class _Check:
    question: B
    result: CodedValue
    detail: CellValue = None


def _check(facts: SecurityFacts) -> Iterator[_Check]:
    unpinned = [*facts.unpinned_lines, *(each.name for each in facts.packages if not each.hashes)]
    yield _judge(
        B("Mọi gói phần mềm ghim bằng mã băm", "Every package is pinned by its hashes"), unpinned, facts.packages
    )
    other = [
        f"{each.name} {each.installed or '—'} ≠ {each.version}"
        for each in facts.packages
        if each.installed != each.version
    ]
    yield _judge(
        B("Gói đang cài đúng phiên bản đã ghim", "Installed versions equal the pinned versions"),
        other,
        facts.packages,
    )
    yield from _check_vulnerabilities(facts)
    jobs = facts.workflows.jobs
    yield _judge(
        B("Đọc được mọi tệp quy trình", "Every workflow could be read"),
        facts.workflows.unread,
        (*jobs, *facts.workflows.unread),
    )
    banned = [f"{each.file}: {name}" for each in jobs for name in each.events if name in BANNED_EVENTS]
    yield _judge(
        B("Không quy trình nào cho bài gửi quyền của bản chính", "No workflow gives a submission the rights of main"),
        sorted(set(banned)),
        jobs,
    )
    actions = sorted({name for each in jobs for name in each.unpinned_actions})
    yield _judge(
        B("Mọi action của người khác ghim bằng mã của lần lưu", "Every external action is pinned by a commit"),
        actions,
        jobs,
    )
    several = [f"{each.file} › {each.job}: {', '.join(each.secrets)}" for each in jobs if _holds_several(each)]
    yield _judge(B("Mỗi việc giữ nhiều nhất một khóa bí mật", "No job holds more than one secret"), several, jobs)
    yield from _check_roster(facts)
    until = facts.security_contact_until
    yield _judge_one(
        B("Có nơi nhận báo lỗ hổng, còn hạn (security.txt)", "Weaknesses can be reported (valid security.txt)"),
        until is not None and until >= facts.at.date(),
    )
    for release in facts.releases:
        yield _judge_one(
            B(
                f"Máy chủ {release.target} chỉ nhận bản có chữ ký",
                f"Target {release.target} accepts only signed releases",
            ),
            release.is_signed_required,
        )


def _check_vulnerabilities(facts: SecurityFacts) -> Iterator[_Check]:
    """Yield the check for a recent query of the database, and its answer; a query without an answer proves nothing."""
    asked = B(
        "Hỏi được cơ sở dữ liệu lỗ hổng trong 14 ngày qua", "The vulnerability database was reached within 14 days"
    )
    clean = B("Khi ấy không gói nào có lỗ hổng đã biết", "No package had a known vulnerability then")
    check, reached = facts.vulnerabilities, _last_reached(facts)
    failure = (check.failure,) if check is not None and check.failure else ()
    if check is None or reached is None:
        yield _Check(asked, _ABSENT, (_RUN_SCRIPT, *failure))
        yield _Check(clean, _ABSENT)
        return
    yield _Check(asked, _MET if facts.at - reached <= _ASKED_WITHIN else _UNMET, failure or None)
    if check.vulnerabilities:
        yield _Check(clean, _UNMET, check.vulnerabilities)
        return
    names = (f"{each.name}=={each.version}" for each in facts.packages)
    later = tuple(each for each in names if each not in check.packages)
    yield _Check(clean, _LATER, later) if later else _Check(clean, _MET)


def _last_reached(facts: SecurityFacts) -> datetime | None:
    """Return the last answer of the vulnerability database; future times are ignored."""
    reached = facts.vulnerabilities.reached_at if facts.vulnerabilities is not None else None
    return reached if reached is not None and reached <= facts.at else None


def _check_roster(facts: SecurityFacts) -> Iterator[_Check]:
    roster = facts.roster
    if roster is None:
        yield _Check(B("Có danh sách phân công và khóa", "There is a roster with keys"), _ABSENT)
        return
    revoked = {each.fingerprint for each in roster.portal.revocations}
    has_key = any(each.fingerprint not in revoked for each in roster.portal.release_keys)
    yield _judge_one(B("Có khóa ký bản phát hành, chưa thu hồi", "There is an unrevoked key for releases"), has_key)
    still = [key.fingerprint for _, _, key in _list_keys(roster) if key.fingerprint in revoked]
    yield _judge(
        B("Khóa đã thu hồi không còn ai giữ", "No revoked key is still held"), still, tuple(_list_keys(roster))
    )
    owners = [each for each in roster.portal.people if each.holds("owner", facts.at.date())]
    provisional = [each.id for each in owners if _is_provisional(each)]
    question = B(
        "Có ít nhất ba người chủ quản, theo văn bản (Điều 12)",
        "There are at least three owners, by a document (Art. 12)",
    )
    if len(owners) >= _OWNERS and provisional:
        yield _Check(question, _PROVISIONAL, tuple(provisional))
    else:
        yield _judge_one(question, len(owners) >= _OWNERS)
    keyless = [f"{each.id} ({each.post})" for each in owners if not each.keys]
    yield _judge(B("Người chủ quản nào cũng có khóa ký", "Every owner has a key"), keyless, owners)


def _judge(question: B, faults: Iterable[str], looked_at: Iterable[object]) -> _Check:
    """Return a check with the faults that fail it; an empty scope is stated."""
    listed = tuple(faults)
    if not any(True for _ in looked_at):
        return _Check(question, _ABSENT)
    return _Check(question, _UNMET, listed) if listed else _Check(question, _MET)


def _judge_one(question: B, is_met: bool) -> _Check:
    return _Check(question, _MET if is_met else _UNMET)


def _holds_several(job: WorkflowJob) -> bool:
    return len(job.secrets) > 1 or ALL_SECRETS in job.secrets


def _is_provisional(owner: Person) -> bool:
    """Return True if no confirmed document appoints the owner."""
    return all(each.decision in ("", UNCONFIRMED) for each in owner.appointments if each.role == "owner")


def _tabulate_duties() -> ReportTable:
    rows = []
    for article, here, missing in _DUTIES:
        quotation = find_quotation(article)
        words = tuple(quotation.paragraphs) if quotation else None
        rows.append((article, here, missing, words))
    return ReportTable(
        "duties",
        B("Quy chế đòi hỏi gì", "Requirements of the Regulation"),
        (
            ReportColumn("article", B("Điều", "Article")),
            ReportColumn("here", B("Có trong báo cáo này", "In this report")),
            ReportColumn("missing", B("Đơn vị vận hành bổ sung", "To be added by the operator")),
            ReportColumn(
                "words",
                B("Nguyên văn (theo bản không chính thức)", "Its words (from an unofficial copy)"),
                is_detail=True,
            ),
        ),
        tuple(rows),
    )


def _tabulate_packages(packages: Iterable[Package]) -> ReportTable:
    return ReportTable(
        "packages",
        B("Gói phần mềm", "Packages"),
        (
            ReportColumn("name", B("Gói", "Package")),
            ReportColumn("version", B("Phiên bản ghim", "Pinned version")),
            ReportColumn("installed", B("Đang cài", "Installed")),
            ReportColumn("license", B("Giấy phép", "Licence")),
            ReportColumn("is_direct", B("Dùng trực tiếp", "Used directly")),
            ReportColumn("hashes", B("Số mã băm", "Hashes"), is_number=True),
            ReportColumn(
                "sha256", B("SHA-256 của mọi tệp được cài", "SHA-256 of every installable file"), is_data=True
            ),
        ),
        tuple(
            (
                each.name,
                each.version,
                each.installed or None,
                each.license or None,
                each.is_direct,
                len(each.hashes),
                each.hashes or None,
            )
            for each in packages
        ),
    )


def _tabulate_programs(programs: Iterable[MachineProgram]) -> ReportTable:
    return ReportTable(
        "programs",
        B("Chương trình trên máy lập báo cáo", "Programs of the machine used for this report"),
        (ReportColumn("name", B("Chương trình", "Program")), ReportColumn("version", B("Tự xưng", "Says of itself"))),
        tuple((each.name, each.version or B("không có", "not there")) for each in programs),
        (
            B(
                "Máy khác (máy chủ web, máy chạy quy trình) thì chạy lệnh này ở đó.",
                "Of another machine (web server, runner) run this command there.",
            ),
        ),
    )


def _tabulate_keys(roster: Roster | None, day: date) -> ReportTable:
    revoked = {each.fingerprint: each for each in roster.portal.revocations} if roster else {}
    rows: list[tuple[CellValue, ...]] = []
    for use, owner, key in _list_keys(roster) if roster else ():
        gone = revoked.get(key.fingerprint)
        state = (
            CodedValue("revoked", B("đã thu hồi", "revoked"), "bad")
            if gone
            else CodedValue("held", B("đang giữ", "held"))
        )
        rows.append((key.fingerprint, key.algorithm, key.label or None, use, owner, state))
    known = {row[0] for row in rows}
    for each in revoked.values():
        if each.fingerprint not in known:
            state = CodedValue("revoked", B("đã thu hồi", "revoked"), "bad")
            rows.append((each.fingerprint, None, None, None, each.reason, state))
    return ReportTable(
        "keys",
        B("Khóa ký và người giữ", "Keys and their holders"),
        (
            ReportColumn("fingerprint", B("Dấu vân tay", "Fingerprint")),
            ReportColumn("algorithm", B("Loại", "Kind")),
            ReportColumn("label", B("Nhãn", "Label")),
            ReportColumn("use", B("Dùng để", "Use")),
            ReportColumn("owner", B("Người giữ", "Held by")),
            ReportColumn("state", B("Trạng thái", "State")),
        ),
        tuple(rows),
        (
            B(
                f"Theo danh sách phân công ngày {format_day(day, 'vi')}. Khóa của máy chủ web và chứng thư TLS không nằm trong kho: "
                "đơn vị vận hành ghi thêm nơi cất và người giữ.",
                f"By the roster on {format_day(day, 'en')}. Keys of web servers and TLS certificates are not in the "
                "repository: the operator adds their places and holders.",
            ),
        ),
        B("Danh sách phân công chưa có khóa nào.", "The roster has no key yet."),
    )


def _list_keys(roster: Roster) -> Iterator[tuple[B, str, SignerKey]]:
    """Yield (use, holder, key) of every key of the roster."""
    for key in roster.portal.release_keys:
        yield B("ký bản phát hành", "signs releases"), "", key
    for key in roster.portal.desk_keys:
        yield B("bàn biên tập", "the editorial desk"), "", key
    for key in roster.portal.server_keys:
        yield B("ký biên nhận của máy chủ kho", "signs receipts of the server that accepts pushes"), "", key
    for person, site in roster.list_everybody():
        for key in person.keys:
            yield _use_of(person), f"{person.post} ({site or roster.portal.portal})", key


def _use_of(person: Person) -> B:
    roles = [ROLE_NAMES[each.role] for each in person.appointments]
    return B(", ".join(each.vi for each in roles), ", ".join(each.en for each in roles))


def _tabulate_jobs(jobs: Iterable[WorkflowJob]) -> ReportTable:
    return ReportTable(
        "jobs",
        B("Quy trình của kho: chạy gì, ở đâu, với khóa nào", "Workflows: jobs, runners and their secrets"),
        (
            ReportColumn("file", B("Tệp", "File")),
            ReportColumn("job", B("Việc", "Job")),
            ReportColumn("runs_on", B("Máy", "Machine")),
            ReportColumn("environment", B("Môi trường", "Environment")),
            ReportColumn("secrets", B("Khóa bí mật", "Secrets")),
            ReportColumn("permissions", B("Quyền", "Permissions"), is_detail=True),
            ReportColumn("actions", B("Action của người khác", "External actions"), is_detail=True),
        ),
        tuple(
            (
                each.file,
                each.job,
                each.runs_on,
                each.environment or None,
                each.secrets or None,
                each.permissions or (B("không quyền nào", "none"),),
                each.actions or None,
            )
            for each in jobs
        ),
        (),
        B("Kho này không có quy trình nào.", "This repository has no workflow."),
    )


def _tabulate_releases(facts: SecurityFacts) -> ReportTable:
    silent = B("chưa có bản nào", "no release is live")
    return ReportTable(
        "releases",
        B("Bản đang chạy", "Live releases"),
        (
            ReportColumn("target", B("Nơi", "Target")),
            ReportColumn("name", B("Bản", "Release")),
            ReportColumn("commit", B("Lần lưu", "Commit")),
            ReportColumn("clock", B("Thời điểm", "Clock")),
            ReportColumn("switched", B("Đưa lên lúc", "Live since")),
            ReportColumn("findings", B("Lỗi đã biết", "Findings"), is_detail=True),
        ),
        (
            *(
                (
                    each.target,
                    each.name,
                    each.commit[:10],
                    each.clock,
                    each.switched,
                    tuple(f"{severity}: {count}" for severity, count in each.findings) or None,
                )
                for each in facts.releases
            ),
            *((each, silent, None, None, None, None) for each in facts.silent_targets),
        ),
        (),
        B("Chưa hỏi nơi nào (--target).", "No target was asked (--target)."),
    )
