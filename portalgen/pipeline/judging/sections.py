"""The report on a submission in sections of lines, in words that a board understands.

`forms` writes the sections for terminals and forges. In a line, text of editors (titles, addresses, file names) is
between backticks, with its own backticks replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import format_severity_count, sentence_of
from portalgen.differences.formats.banner_statements import say_banner_change
from portalgen.editorial.approving.known_refusals import SHOWN_DIGEST, KnownRefusal
from portalgen.editorial.approving.submission_needs import GroupNeeds
from portalgen.editorial.audit.proposed_changes import needs_record
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.making import CONTENT_DIGEST
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.editorial.records.record_files import CheckedRecord
from portalgen.editorial.roster.role_names import name_person, name_roles
from portalgen.frozen import frozen
from portalgen.lint.formats.order import sort_by_urgency
from portalgen.lint.formats.sanitize import sanitize_line
from portalgen.lint.formats.words import (
    format_clock_state,
    format_uncertainty,
    name_of_party,
)
from portalgen.lint.report_data import build_report_data
from portalgen.pipeline.changed_pages import PAGE_CHANGE_WORDS, ChangedPage
from portalgen.pipeline.comparing.affected_sites import AffectedSite
from portalgen.pipeline.judging.finding_order import list_finding_groups, order_findings
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.masking import mask_personal_numbers

_PAGE_LIMIT: Final = 40
"""The most pages named per site; the JSON form has all."""
_LIST_LIMIT: Final = 6
"""The most lists and generated pages named per site: the first in order, including its home."""
_SITE_LIMIT: Final = 30
_PATH_LIMIT: Final = 10
_PEOPLE_LIMIT: Final = 6


@frozen
class ReportSection:
    """A heading with its lines. Each line comes with its level of indentation."""

    heading: str
    lines: tuple[tuple[int, str], ...]


def quote(text: str) -> str:
    """Return `text`, written by a user, on one line and between backticks."""
    return f"`{sanitize_line(text).replace('`', 'ˋ').strip() or '…'}`"


def write_headline(report: SubmissionReport, language: str, *, fails: bool) -> Iterator[str]:
    """Yield the first lines of the report: warnings about code, then the verdict and the person who must act next."""
    for name, paths in report.touched.code_files.items():
        yield B(
            f"CẨN THẬN: bài gửi này đổi {name.vi}, có thể chạy lệnh trên máy của người khác ({_list_paths(paths, 'vi')}); "
            "đơn vị vận hành phải xem trước",
            f"CAREFUL: this submission changes {name.en}, which can run commands on others' machines "
            f"({_list_paths(paths, 'en')}); the platform has to review it first",
        ).text(language)
    yield _verdict(report, language, fails=fails)


def _verdict(report: SubmissionReport, language: str, *, fails: bool) -> str:
    counts = ", ".join(
        format_severity_count(severity, count, language)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (count := _count(report, severity))
    )
    shown = f" ({counts})" if counts else ""
    if not fails:
        return _pass(report, shown).text(language)
    reasons = []
    if report.main_has_errors:
        reasons.append(
            B(
                "bản chính hiện không dựng được, báo đơn vị vận hành sửa trước",
                "main itself cannot be built now; tell the platform to fix it first",
            ).text(language)
        )
    elif report.has_finding((Severity.ERROR,)):
        reasons.append(B("sửa các lỗi nêu dưới đây", "fix the errors below").text(language))
    refused = [each for each in report.approvals.findings if each.severity is Severity.ERROR]
    if any(map(needs_record, refused)):
        reasons.append(B("còn thiếu người ký", "signatures are missing").text(language))
    if not all(map(needs_record, refused)):
        reasons.append(B("sửa các lỗi về phê duyệt", "fix the approval errors").text(language))
    rest = f": {', '.join(reasons)}" if reasons else ""
    return B(f"CHƯA ĐẠT{shown}{rest}", f"NOT YET{shown}{rest}").text(language)


def _pass(report: SubmissionReport, counts: str) -> B:
    lenient = _list_lenient_sites(report)
    if any(each.is_waiting and each.group.site in lenient for each in report.needs.groups):
        return B(
            f"ĐẠT{counts}: bài gửi có thể được đăng; còn thiếu người ký, nhưng trang này mới chỉ báo cáo",
            f"PASSED{counts}: the submission may be published; signatures are missing, but this site only reports",
        )
    if any(each.is_same for each in report.needs.refusals):
        return B(
            f"ĐẠT{counts}: bài gửi có thể được đăng; nhưng nội dung này đã bị từ chối, xem dưới đây",
            f"PASSED{counts}: the submission may be published; but this content was refused before, see below",
        )
    return B(f"ĐẠT{counts}: bài gửi có thể được đăng", f"PASSED{counts}: the submission may be published")


def _count(report: SubmissionReport, severity: Severity) -> int:
    return [each.severity for each in report.findings].count(severity)


def build_sections(report: SubmissionReport, language: str) -> tuple[ReportSection, ...]:
    """Return the sections of the report in their order. Empty sections are left out."""
    made = ((heading.text(language), tuple(write(report, language))) for heading, write in _SECTIONS)
    masked = ((heading, tuple((level, _mask(line)) for level, line in lines)) for heading, lines in made)
    return tuple(ReportSection(heading, lines) for heading, lines in masked if lines)


def _mask(line: str) -> str:
    """Return a line safe to post: titles and commit subjects may contain personal numbers."""
    return mask_personal_numbers(line, with_runs=False)


Lines = Iterator[tuple[int, str]]


def _write_scope(report: SubmissionReport, language: str) -> Lines:
    for each in report.touched.classes:
        sites = f" ({', '.join(each.sites)})" if each.sites else ""
        count = B(f"{len(each.paths)} tệp", f"{len(each.paths)} files").text(language)
        yield (
            0,
            f"{_capitalize(each.path_class.names.text(language))}{sites}: {count}: {_list_paths(each.paths, language)}",
        )
    if report.touched.outside_paths:
        shown = _list_paths(report.touched.outside_paths, language)
        yield 0, B(f"Ngoài thư mục của cổng: {shown}", f"Outside the portal's folder: {shown}").text(language)
    if report.touched.themes:
        yield (
            0,
            B(
                "Giao diện mới không được dùng để chấm; bài được dựng bằng giao diện của bản chính",
                "The proposed theme is not used for judging: pages were built with main's theme",
            ).text(language),
        )
    for path in report.conflicts[:_PATH_LIMIT]:
        yield (
            0,
            B(f"{quote(path)}: bài gửi và bản chính cùng sửa một chỗ", f"{quote(path)}: changed here and on main").text(
                language
            ),
        )


def _write_needs(report: SubmissionReport, language: str) -> Lines:
    needs = report.needs
    if needs.problem is not None:
        yield 0, _capitalize(needs.problem.text(language))
    if needs.proposed is not None and needs.proposed.changes:
        yield 0, CONTENT_DIGEST.text(language).format(digest=needs.proposed.content_digest)
    for refusal in needs.refusals:
        yield 0, _write_refusal(refusal).text(language)
    lenient = _list_lenient_sites(report)
    for each in needs.groups:
        state = _say_state(each, is_lenient=each.group.site in lenient, is_signable=needs.problem is None)
        yield 0, f"{_name_group(each, language)}: {state.text(language)}"
        yield from ((1, line) for line in _list_signed(each.records, language))
        if each.level != "none":
            yield from ((1, line) for line in _list_open(each.open_needs, language))
    told = {each.diagnostic.code for each in report.approvals.findings if each.severity is not Severity.NOTE}
    for record in needs.records:
        if not record.counts and record.problems and record.problems[0].code not in told:
            found = record.problems[0]
            yield (
                0,
                B(
                    f"Phiếu {quote(record.path)} không có giá trị: {sentence_of(found, 'vi')} ({found.code})",
                    f"The record {quote(record.path)} does not count: {sentence_of(found, 'en')} ({found.code})",
                ).text(language),
            )


def _write_refusal(refusal: KnownRefusal) -> B:
    """Return who refused this or nearly the same text, and how to approve it all the same."""
    said, short = refusal.describe(), refusal.digest[:SHOWN_DIGEST]
    if not refusal.is_same:
        return B(f"Lưu ý: {quote(said.vi)}", f"Note: {quote(said.en)}")
    return B(
        f"ĐÃ BỊ TỪ CHỐI: {quote(said.vi)}; vẫn duyệt đúng nội dung này thì phải nêu phiếu ấy: `portalgen approve --despite {short}`",
        f"REFUSED: {quote(said.en)}; to approve this content all the same, name that record: "
        f"`portalgen approve --despite {short}`",
    )


def _name_group(each: GroupNeeds, language: str) -> str:
    group = each.group
    site = f" ({group.site})" if group.site else ""
    count = B(f"{len(group.changes)} tệp", f"{len(group.changes)} files").text(language)
    return f"{_capitalize(group.path_class.names.text(language))}{site}, {count}"


def _list_lenient_sites(report: SubmissionReport) -> frozenset[str]:
    """Return the sites with boards that need not sign yet: missing signatures are reported, but do not block."""
    spans = report.approvals.rosters
    boards = spans[-1].roster.sites.values() if spans else ()
    return frozenset(board.site for board in boards if board.mode == "report_only")


def _say_state(each: GroupNeeds, *, is_lenient: bool, is_signable: bool) -> B:
    if each.is_emergency:
        return B(
            "đăng khẩn, còn phải duyệt bổ sung sau khi đăng", "published in an emergency, to be approved afterwards"
        )
    if each.level == "none":
        return B("quy định duyệt bài không đòi phiếu ký", "the policy requires no record")
    if not is_signable:
        return B("cần phiếu ký, nhưng chưa ai ký được", "a record is needed, and nobody can sign yet")
    if not each.open_needs:
        return B("đã đủ người ký", "everybody has signed")
    if each.level == "platform":
        return B("máy chủ kho gộp, hoặc đơn vị vận hành ký", "by the forge's own merge, or signed by the platform")
    if is_lenient:
        return B(
            "còn thiếu người ký; trang này mới chỉ báo cáo (report_only), chưa bị từ chối",
            "signatures are missing; this site only reports (report_only), and nothing is refused",
        )
    return B("còn thiếu người ký", "signatures are missing")


def _list_signed(records: Iterable[CheckedRecord], language: str) -> Iterator[str]:
    for each in records:
        if each.record is None or each.person is None:
            continue
        action = ACTIONS[each.record.action].names.text(language)
        yield B(f"đã ký: {name_person(each.person)} ({action})", f"signed: {name_person(each.person)} ({action})").text(
            language
        )


def _list_open(needs: Sequence[OpenNeed], language: str) -> Iterator[str]:
    on_behalf = B("(ký thay, theo ủy quyền)", "(on behalf of another)").text(language)
    for each in needs:
        who = name_roles((role, each.group.site) for role in each.roles)
        people = [name_person(person) for person in each.people]
        people += [f"{name_person(person)} {on_behalf}" for person in each.delegates]
        shown = "; ".join(people[:_PEOPLE_LIMIT]) + ("; …" if len(people) > _PEOPLE_LIMIT else "")
        action = ACTIONS[each.action].names
        if people:
            yield B(
                f"còn cần {who.vi} ký ({action.vi}); hôm nay ký được: {shown}",
                f"still needed: {who.en} ({action.en}); who can sign today: {shown}",
            ).text(language)
        else:
            keyless = "; ".join(name_person(person) for person in each.keyless[:_PEOPLE_LIMIT])
            why = (
                B(f"{keyless} chưa có khóa trong danh sách phân công", f"{keyless} has no key in the roster")
                if keyless
                else B("hôm nay không ai giữ vai trò ấy", "nobody has that role today")
            )
            yield B(
                f"còn cần {who.vi} ký ({action.vi}), nhưng {why.vi}; báo Văn phòng UBND tỉnh",
                f"still needed: {who.en} ({action.en}), but {why.en}; tell the owners",
            ).text(language)


def _write_records(report: SubmissionReport, language: str) -> Lines:
    """Yield the effect of records without publication: offers, answers, returns, directives."""
    for each in report.needs.records:
        record = each.record
        if record is None or not each.counts or ACTIONS[record.action].publishes:
            continue
        who = name_person(each.person) if each.person is not None else quote(record.by)
        yield 0, f"{_capitalize(ACTIONS[record.action].names.text(language))}: {who}"
        names = {detail.key: detail.names.text(language) for detail in ACTIONS[record.action].details}
        yield from ((1, f"{names.get(key, key)}: {quote(value)}") for key, value in record.details.items())
        if record.reason:
            yield 1, f"{B('lý do', 'reason').text(language)}: {quote(record.reason)}"
        paths = [change.path for change in record.changes]
        if paths:
            yield 1, f"{B('về', 'about').text(language)}: {_list_paths(paths, language)}"


def _write_clocks(report: SubmissionReport, language: str) -> Lines:
    data = build_report_data((), (), report.lint.clocks, report.at, "", 0, "", language)
    for each in sort_by_urgency(data.clocks):
        state = format_clock_state(each, language)
        last = each.last_day + format_uncertainty(each, language) if each.last_day else ""
        words = f"{state}; {B('hạn cuối', 'due').text(language)} {last}" if last else state
        basis = f" ({each.basis})" if each.basis else ""
        yield 0, f"{_capitalize(name_of_party(each.party, language))}, {quote(each.title)}: {words}{basis}"


def _write_pages(report: SubmissionReport, language: str) -> Lines:
    for each in report.difference.banners:
        yield 0, say_banner_change(each, language, quote)
    if not report.is_compared:
        yield 0, _why_not_compared(report).text(language)
        return
    if report.left_out_sites:
        sites = ", ".join(report.left_out_sites)
        yield (
            0,
            B(
                f"Bản chính đang có lỗi ở trang {sites} nên chưa gì được đăng cho đến khi sửa xong; báo đơn vị vận hành. Các "
                "trang khác đã được dựng thử",
                f"Main itself has errors on {sites}, so nothing is published until they are fixed; tell the "
                "platform. The other sites were built",
            ).text(language),
        )
    if report.touched.themes:
        yield (
            0,
            B(
                "Chưa tính giao diện mới, có thể làm đổi mọi trang: xem bằng `portalgen diff --pages`",
                "Without the proposed theme, which may change every page: see `portalgen diff --pages`",
            ).text(language),
        )
    if not report.sites:
        if not report.touched.themes:
            yield 0, B("Người đọc không thấy gì khác", "Nothing changes for readers").text(language)
        return
    yield 0, _count_sites(report).text(language)
    for site in report.sites[:_SITE_LIMIT]:
        yield from _write_site(site, language)
    if len(report.sites) > _SITE_LIMIT:
        more = len(report.sites) - _SITE_LIMIT
        yield 0, B(f"… và {more} trang thông tin nữa", f"… and {more} more sites").text(language)


def _count_sites(report: SubmissionReport) -> B:
    count, every, built = len(report.sites), report.site_count, report.built_count
    if built == every:
        return B(f"{count} trên {every} trang thông tin đổi", f"{count} of {every} sites change")
    return B(
        f"{count} trên {every} trang thông tin đổi (chỉ phải dựng {built} trang có thể bị ảnh hưởng)",
        f"{count} of {every} sites change (only the {built} possibly affected sites had to be built)",
    )


def _why_not_compared(report: SubmissionReport) -> B:
    if report.main_has_errors:
        return B(
            "Bản chính hiện không dựng được nên chưa so được người đọc sẽ thấy gì khác; báo đơn vị vận hành",
            "Main itself cannot be built now, so nothing was compared; tell the platform",
        )
    return B(
        "Có lỗi nên chưa dựng được; sửa các lỗi dưới đây rồi gửi lại thì sẽ thấy những trang nào đổi",
        "Errors prevent the build; fix the errors below to see the changed pages",
    )


def _write_site(site: AffectedSite, language: str) -> Lines:
    pages = [each for each in site.pages if not each.is_redirect]
    written = [each for each in pages if each.source]
    made = [each for each in pages if not each.source]
    counts = [B(f"{len(written)} bài", f"{len(written)} pages of editors")]
    if made:
        counts.append(B(f"{len(made)} danh sách và trang tự động", f"{len(made)} lists and generated pages"))
    if len(pages) < len(site.pages):
        count = len(site.pages) - len(pages)
        counts.append(B(f"{count} địa chỉ cũ dẫn sang nơi khác", f"{count} redirects"))
    if site.file_count:
        counts.append(B(f"{site.file_count} tệp khác", f"{site.file_count} other files"))
    yield 0, f"{site.site}: {', '.join(each.text(language) for each in counts)}"
    shown = (*written[:_PAGE_LIMIT], *made[:_LIST_LIMIT])
    yield from ((1, _write_page(each, language)) for each in shown)
    if len(shown) < len(pages):
        more = len(pages) - len(shown)
        yield (
            1,
            B(f"… và {more} địa chỉ nữa; dạng json ghi đủ", f"… and {more} more; the json form has all").text(language),
        )


def _write_page(page: ChangedPage, language: str) -> str:
    title = f" {quote(page.title)}" if page.title else ""
    return f"{PAGE_CHANGE_WORDS[page.change].text(language)}:{title} {quote(page.url)}"


def _write_translations(report: SubmissionReport, language: str) -> Lines:
    for each in report.outdated_translations:
        yield (
            0,
            B(
                f"{quote(each.source)} sẽ không còn khớp với {quote(each.original)}; cập nhật bằng `portalgen translate`",
                f"{quote(each.source)} will no longer match {quote(each.original)}; update it with "
                "`portalgen translate`",
            ).text(language),
        )


def _write_findings(report: SubmissionReport, language: str) -> Lines:
    """Yield the findings in the order of decisions; full texts follow below."""
    for heading, lines in list_finding_groups(order_findings(report), language):
        yield 0, heading
        yield from ((1, line) for line in lines[:_PATH_LIMIT])
        if len(lines) > _PATH_LIMIT:
            more = len(lines) - _PATH_LIMIT
            yield 1, B(f"… và {more} điều nữa, xem dưới đây", f"… and {more} more, see below").text(language)


_SECTIONS: Final[tuple[tuple[B, Callable[[SubmissionReport, str], Lines]], ...]] = (
    (B("Ai phải duyệt", "Who has to approve"), _write_needs),
    (B("Phiếu đi kèm", "Accompanying records"), _write_records),
    (B("Kết quả kiểm tra, theo việc phải làm", "Findings, by required action"), _write_findings),
    (B("Thời hạn", "Deadlines"), _write_clocks),
    (B("Bài gửi đổi những tệp nào", "What the submission changes"), _write_scope),
    (B("Người đọc sẽ thấy khác ở đâu", "Changes for readers"), _write_pages),
    (B("Bản dịch cần cập nhật", "Translations to update"), _write_translations),
)


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _list_paths(paths: Sequence[str], language: str) -> str:
    shown = ", ".join(map(quote, paths[:_PATH_LIMIT]))
    more = len(paths) - _PATH_LIMIT
    return shown + (B(f" và {more} tệp nữa", f" and {more} more").text(language) if more > 0 else "")
