"""Describes a record, before it is signed and after it is stored, as text for a board and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

from portalgen.diagnostics.sentences import help_of, sentence_of, severity_word
from portalgen.editorial.records.actions import ACTIONS, DETAIL_WORDS
from portalgen.editorial.records.authority import BoardMember
from portalgen.editorial.records.making import CONTENT_DIGEST
from portalgen.editorial.records.record_drafts import ON_SUBMISSION
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord, FileState, PathChange
from portalgen.editorial.roster.role_names import name_person, name_role
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.diagnostics import model as diagnostics_model
    from portalgen.editorial.approving import record_making
    from portalgen.editorial.audit import proposed_changes
    from portalgen.lint.formats import sanitize
    from portalgen.locale import dates
    from portalgen.locale import formats as locale_formats

if TYPE_CHECKING:
    from portalgen.editorial.approving.known_refusals import KnownRefusal
    from portalgen.editorial.offers.offer_model import Offer
    from portalgen.editorial.records.open_needs import OpenNeed
    from portalgen.pipeline.judge_signing import SigningJudgement

_SHOWN: Final = 50
"""Maximum number of files in text output; JSON contains all."""
_JUDGED_SHOWN: Final = 20
"""Maximum number of errors, and of warnings, shown from the judgement; `portalgen ci` shows all."""
_REFUSED: Final = B(
    "Không ký, vì bản chính sẽ không nhận bài gửi này dù ai ký thêm:",
    "Not signed, because main would refuse this submission regardless of further signatures:",
)
_WARNED: Final = B("Cảnh báo, không cản việc ký:", "Warnings, which do not prevent signing:")
_MORE_JUDGED: Final = B("  … và {} mục nữa; `portalgen ci` nêu đủ", "  … and {} more; `portalgen ci` shows all")
_STATUS: Final = {
    "added": B("mới", "new"),
    "changed": B("sửa", "changed"),
    "deleted": B("xóa", "deleted"),
    "unchanged": B("có sẵn", "unchanged"),
}
_MODES: Final = {
    "100644": B("tệp", "file"),
    "100755": B("tệp chạy được", "executable file"),
    "120000": B("liên kết", "link"),
    "160000": B("kho Git khác", "another repository"),
}


def format_prepared(prepared: record_making.PreparedRecord, language: str) -> Iterator[str]:
    """Yield lines that describe the content to be signed, the signer, and the signatures still missing."""
    draft, record = prepared.draft, prepared.draft.record
    yield from _format_refusals(prepared.refusals, language)
    yield from format_record(
        record, prepared.signer.member, {each.path: each.title for each in draft.changes}, language
    )
    if prepared.answered is not None:
        yield from _format_answered(prepared.answered, prepared.titles, language)
    yield B(f"Khóa: {_name_key(prepared)}", f"Key: {_name_key(prepared)}").text(language)
    yield B(f"Tệp: {draft.path}", f"File: {draft.path}").text(language)
    yield B(f"Mã phiếu (SHA-256): {draft.digest}", f"Digest (SHA-256): {draft.digest}").text(language)
    if prepared.proposed is not None and prepared.proposed.changes:
        yield CONTENT_DIGEST.text(language).format(digest=prepared.proposed.content_digest)
    yield from _format_cautions(prepared, language)
    yield from _format_left_out(prepared, language)
    yield from _format_needs(prepared.open_needs, language)


def _format_refusals(refusals: Iterable[KnownRefusal], language: str) -> Iterator[str]:
    """Yield earlier refusals of the same or nearly the same content."""
    for each in refusals:
        said = each.describe()
        head = B("ĐÃ BỊ TỪ CHỐI", "REFUSED") if each.is_same else B("Lưu ý", "Note")
        yield f"{head.text(language)}: {shown(said.text(language))}"


def _format_answered(offer: Offer, titles: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the answered offer: the offering site, time and item."""
    post = offer.landed.signer.post if offer.landed.signer is not None else offer.record.by
    signed = offer.record.at
    yield B(
        f"Đề nghị được trả lời: của trang `{offer.site}` ({shown(post)}), ký lúc {dates.format_exact_moment(signed, 'vi')}, về:",
        f"The answered offer: from site `{offer.site}` ({shown(post)}), signed at "
        f"{dates.format_exact_moment(signed, 'en')}, about:",
    ).text(language)
    for change in offer.record.changes[:_SHOWN]:
        title = titles.get(change.path, "")
        yield f"  {shown(title)} ({shorten_value(change.path)})" if title else f"  {shorten_value(change.path)}"
    if offer.record.reason:
        yield B(f"  Lý do: {shown(offer.record.reason)}", f"  Reason: {shown(offer.record.reason)}").text(language)


def _format_cautions(prepared: record_making.PreparedRecord, language: str) -> Iterator[str]:
    """Yield notes for the signer beyond the content of the record."""
    for each in prepared.cautions:
        yield B(f"Lưu ý: {shown(each.vi)}.", f"Note: {shown(each.en)}.").text(language)
    if prepared.same_record and prepared.request.action in ("offer", "answer"):
        words = record_making.describe_same_record(prepared)
        yield B(f"Lưu ý: {words.vi}.", f"Note: {words.en}.").text(language)
    elif prepared.same_record:
        yield B(
            f"Lưu ý: bạn đã ký rồi ({prepared.same_record}); không cần ký lại.",
            f"Note: you have already signed ({prepared.same_record}); you need not sign again.",
        ).text(language)
    if prepared.lapses_at is not None:
        vi, en = (dates.format_exact_moment(prepared.lapses_at, each) for each in ("vi", "en"))
        yield B(
            f"Lưu ý: nếu bài chưa vào bản chính thì phiếu sẽ hết hiệu lực lúc {vi}.",
            f"Note: unless it has reached main, the record lapses at {en}.",
        ).text(language)
    if prepared.own_paths:
        yield _self_approval(prepared).text(language)
    if prepared.unpublished_count:
        count = prepared.unpublished_count
        yield B(
            f"Lưu ý: phiếu dựa vào bản chính trên máy chủ (`{prepared.base}`); main trên máy này còn {count} lần lưu chưa đưa lên đó.",
            f"Note: the record builds on the server's main (`{prepared.base}`); the local main has {count} commit(s) "
            "missing there.",
        ).text(language)
    if prepared.proposed is not None and prepared.proposed.outside_count:
        count = prepared.proposed.outside_count
        yield B(
            f"Lưu ý: bài gửi còn đổi {count} tệp ngoài thư mục của cổng; phiếu không nói gì về chúng.",
            f"Note: the submission also changes {count} file(s) outside the portal's folder; the record does not "
            "cover them.",
        ).text(language)
    if prepared.leaves_work_out:
        yield B(
            "Lưu ý: thư mục còn thay đổi chưa lưu vào bài gửi; phiếu không nói gì về chúng.",
            "Note: the folder holds uncommitted changes; the record does not cover them.",
        ).text(language)


def _self_approval(prepared: record_making.PreparedRecord) -> B:
    """Return a note about self-approval: refused, allowed, or better signed by another person."""
    paths, sites = prepared.self_approved or prepared.own_paths, prepared.signers.roster.sites
    boards = {each.file.site for each in prepared.draft.changes if each.path in paths}
    is_allowed = all(site in sites and sites[site].allow_single_editor for site in boards)
    example = shorten_value(paths[0])
    known = B(
        "danh sách Ban Biên tập cho phép (`allow_single_editor`), kiểm toán vẫn nêu (APR205)",
        "the board's roster allows it (`allow_single_editor`), and audits report it (APR205)",
    )
    noticed = B(
        "kiểm toán có thể nêu là tự duyệt (APR204), nên để người khác có thẩm quyền ký thì hơn",
        "audits may report self-approval (APR204); better have another authorized person sign",
    )
    refused = B(
        "đây là tự duyệt (APR204), máy chủ kho không nhận, nên lệnh không ký: để người khác có thẩm quyền ký, hoặc đăng khẩn",
        "this is self-approval (APR204), which the server refuses, so it is not signed: have another authorized "
        "person sign, or publish at once",
    )
    what = refused if prepared.self_approved else known if is_allowed else noticed
    return B(
        f"Lưu ý: theo tên ghi trong lịch sử, chính người ký đã soạn {len(paths)} tệp của phiếu này, ví dụ {example}: {what.vi}.",
        f"Note: according to the history, the signer wrote {len(paths)} file(s) of this record, such as {example}: "
        f"{what.en}.",
    )


def format_record(
    record: ApprovalRecord, signer: BoardMember | None, titles: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield lines that describe the record's decision, signer, time and reason.

    `titles` are page titles, keyed by path.
    """
    yield B(f"Phiếu: {ACTIONS[record.action].names.vi}", f"Record: {ACTIONS[record.action].names.en}").text(language)
    who = _name_member(signer, language) if signer is not None else f"`{record.by}`"
    yield B(f"Người ký: {who}", f"Signed by: {who}").text(language)
    if record.on_behalf_of:
        yield B(f"Ký thay: `{record.on_behalf_of}`", f"On behalf of: `{record.on_behalf_of}`").text(language)
    yield B(
        f"Lúc: {dates.format_exact_moment(record.at, 'vi')}", f"At: {dates.format_exact_moment(record.at, 'en')}"
    ).text(language)
    yield B(f"Trên bản chính: {record.onto[:12]}", f"Onto main: {record.onto[:12]}").text(language)
    if record.changes:
        count = len(record.changes)
        yield B(f"Nội dung ({count} tệp):", f"Content ({count} file(s)):").text(language)
        for change in record.changes[:_SHOWN]:
            yield from _format_change(change, titles.get(change.path, ""), language)
        if count > _SHOWN:
            yield B(f"  … và {count - _SHOWN} tệp nữa (--format json nêu đủ)", f"  … and {count - _SHOWN} more (--format json shows all)").text(language)  # fmt: skip
    if record.reason:
        yield B(f"Lý do: {shown(record.reason)}", f"Reason: {shown(record.reason)}").text(language)
    details = {each.key: each for each in ACTIONS[record.action].details}
    for key, value in record.details.items():
        detail = details.get(key)
        words = DETAIL_WORDS.get((detail.form, value)) if detail is not None else None
        name = detail.names.text(language) if detail is not None else key
        yield f"{_capitalized(name)}: {shown(value) if words is None else words.text(language)}"


def format_draft_problems(prepared: record_making.PreparedRecord, language: str) -> Iterator[str]:
    """Yield the reasons why a record cannot be signed. Values from the command line are named by their option."""
    yield B("Không ký phiếu này, vì:", "This record is not signed, because:").text(language)
    for each in prepared.problems:
        yield from format_problem(each, language, each.place.path)


def format_judgement(judgement: SigningJudgement, language: str) -> Iterator[str]:
    """Yield the findings because of which main would refuse a submission, each with its fix, and the warnings."""
    for severity, heading in (
        (diagnostics_model.Severity.ERROR, _REFUSED),
        (diagnostics_model.Severity.WARNING, _WARNED),
    ):
        lines = list(_list_judged(judgement, severity, language))
        if lines:
            yield heading.text(language)
            yield from lines[:_JUDGED_SHOWN]
        if len(lines) > _JUDGED_SHOWN:
            yield _MORE_JUDGED.text(language).format(len(lines) - _JUDGED_SHOWN)


def _list_judged(judgement: SigningJudgement, severity: diagnostics_model.Severity, language: str) -> Iterator[str]:
    word = severity_word(severity, language)
    for each in judgement.approvals:
        if each.severity is severity:
            sentence, help = proposed_changes.proposed_sentences(each.diagnostic, language)
            more = f" (+{len(each.paths) - 1})" if len(each.paths) > 1 else ""
            place = f"{each.diagnostic.place.path}{more}"
            yield sanitize.sanitize_line(f"  {place}: {word} {each.diagnostic.code}: {sentence} → {help}")
    for found in judgement.findings:
        if found.severity is severity:
            sentence, help = sentence_of(found.diagnostic, language), help_of(found.diagnostic, language)
            line = f":{found.place.line}" if found.place.line else ""
            yield sanitize.sanitize_line(f"  {found.place.path}{line}: {word} {found.code}: {sentence} → {help}")


def format_problem(problem: diagnostics_model.Diagnostic, language: str, place: str = "") -> Iterator[str]:
    """Yield a problem of a record and its fix. `place` is a location outside the record."""
    where = f"{place}: " if place else ""
    yield f"  {where}{problem.code}: {sentence_of(problem, language)}"
    yield f"    {B('cách xử lý', 'what to do').text(language)}: {help_of(problem, language)}"


def format_kept(prepared: record_making.PreparedRecord, kept: record_making.KeptRecord, language: str) -> Iterator[str]:
    """Yield the location of the record that was signed, and the next steps."""
    path, quoted = prepared.draft.path, quote(kept.branch)  # quoted because the submitter chose the branch name
    if not kept.commit:
        yield B(f"Đã ký và ghi vào thư mục: {path}", f"Signed and written to the folder: {path}").text(language)
        yield B(
            "Chưa có gì được lưu vào bài gửi: hãy tự lưu cả phiếu và tệp .sig bên cạnh.",
            "Not committed yet: commit the record and the .sig file next to it.",
        ).text(language)
    elif prepared.draft.record.action not in ON_SUBMISSION:
        yield B(f"Đã ký. Phiếu: {path}", f"Signed. The record: {path}").text(language)
        yield B(
            f"Phiếu nằm trong bài gửi `{kept.branch}`; gửi lên bằng `git push origin {quoted}`, rồi đề nghị đưa vào bản chính.",
            f"It is on the branch `{kept.branch}`; hand it in with `git push origin {quoted}` and ask for its merge into main.",
        ).text(language)
    else:
        yield B(f"Đã ký. Phiếu: {path}", f"Signed. The record: {path}").text(language)
        yield B(
            f"Phiếu đã nằm trong bài gửi `{kept.branch}`; gửi lên bằng `git push origin {quoted}`.",
            f"It is on the submission's branch `{kept.branch}`; hand it in with `git push origin {quoted}`.",
        ).text(language)
    if prepared.draft.record.action == "emergency":
        yield B(
            "Sau khi đăng, người khác phải duyệt bổ sung bằng `portalgen ratify`, trong thời hạn của quy định duyệt bài.",
            "After publication somebody else has to approve it with `portalgen ratify`, within the policy's time.",
        ).text(language)


def prepared_as_json(prepared: record_making.PreparedRecord) -> str:
    """Return a record that is not signed yet as JSON. Its keys are stable."""
    return _as_json(_value_of(prepared))


def kept_as_json(prepared: record_making.PreparedRecord, kept: record_making.KeptRecord) -> str:
    """Return a signed record as JSON, including the location of its file."""
    value = _value_of(prepared) | {"commit": kept.commit, "branch": kept.branch, "files": sorted(kept.files)}
    return _as_json(value)


def value_of_member(member: BoardMember | None) -> dict[str, str] | None:
    """Return a board member as JSON."""
    return None if member is None else {"id": member.person.id, "post": member.person.post, "site": member.site}


def shown(text: str) -> str:
    """Return `text` on a single line and without control characters, so that it is safe for a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _value_of(prepared: record_making.PreparedRecord) -> dict[str, Any]:
    draft = prepared.draft
    return {
        "path": draft.path,
        "digest": draft.digest,
        "content_digest": prepared.proposed.content_digest if prepared.proposed is not None else "",
        "record": json.loads(draft.data),
        "signer": value_of_member(prepared.signer.member),
        "key": prepared.signer.key.fingerprint,
        "base": prepared.base,
        "same_record": prepared.same_record,
        "own_paths": list(prepared.own_paths),
        "self_approved": list(prepared.self_approved),
        "refusals": [each.digest for each in prepared.refusals],
        "lapses_at": prepared.lapses_at.isoformat() if prepared.lapses_at is not None else "",
        "unpublished_count": prepared.unpublished_count,
        "titles": {each.path: each.title for each in draft.changes if each.title},
        "open_needs": [
            {
                "action": each.action,
                "class": each.group.path_class.id,
                "site": each.group.site,
                "roles": list(each.roles),
                "people": [person.id for person in each.people],
                "paths": [change.path for change in each.group.changes],
            }
            for each in prepared.open_needs
        ],
    }


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _format_change(change: PathChange, title: str, language: str) -> Iterator[str]:
    status = "added" if change.before is None else "deleted" if change.after is None else "changed"
    status = "unchanged" if change.before == change.after else status
    name = shown(title) or shorten_value(change.path)
    yield f"  {_STATUS[status].text(language):8} {name}"
    sizes = _format_sizes(change.before if status != "unchanged" else None, change.after, language)
    yield f"           {shorten_value(change.path)}, {sizes}" if title else f"           {sizes}"


def _format_sizes(before: FileState | None, after: FileState | None, language: str) -> str:
    sizes = " → ".join(
        locale_formats.format_file_size(each.size, language) for each in (before, after) if each is not None
    )
    modes = [_MODES[each.mode].text(language) for each in (before, after) if each is not None]
    special = any(each is not None and each.mode != "100644" for each in (before, after))
    return f"{sizes} ({' → '.join(dict.fromkeys(modes))})" if special else sizes


def _format_left_out(prepared: record_making.PreparedRecord, language: str) -> Iterator[str]:
    """Yield files left out of the record, unless the open needs already name them."""
    chosen = {each.path for each in prepared.draft.changes}
    paths = [each.path for each in prepared.proposed.changes if each.path not in chosen] if prepared.proposed else []
    if paths and prepared.draft.record.action not in ON_SUBMISSION:
        yield B(
            f"Không có trong phiếu, vì không thuộc quyền người ký: {len(paths)} tệp, ví dụ {shorten_value(paths[0])}",
            f"Not in the record, because the signer has no authority over them: {len(paths)} file(s), such as "
            f"{shorten_value(paths[0])}",
        ).text(language)


def _format_needs(needs: Iterable[OpenNeed], language: str) -> Iterator[str]:
    listed = tuple(needs)
    if not listed:
        return
    yield B("Sau phiếu này, trước khi đăng còn cần:", "After this record, still required before publication:").text(
        language
    )
    for need in listed:
        roles = (
            B(" hoặc ", " or ").text(language).join(name_role(role, need.group.site, language) for role in need.roles)
        )
        named = [name_person(each) for each in (*need.people, *need.delegates)]
        keyless = B(" chưa có khóa", " without a key").text(language)
        named = named or [f"{name_person(each)}{keyless}" for each in need.keyless]
        people = ", ".join(named) or B("chưa có ai", "nobody yet").text(language)
        count = len(need.group.changes)
        about = B(
            f"{count} tệp {need.group.path_class.names.vi}", f"{count} file(s) of {need.group.path_class.names.en}"
        ).text(language)
        yield f"  {ACTIONS[need.action].names.text(language)}: {roles} ({people}); {about}"


def _name_member(member: BoardMember, language: str) -> str:
    roles = dict.fromkeys(name_role(each.role, member.site, language) for each in member.person.appointments)
    return f"{name_person(member.person)}, {', '.join(roles)}"


def _name_key(prepared: record_making.PreparedRecord) -> str:
    key = prepared.signer.key
    return f"{key.fingerprint} ({key.algorithm}{', ' + shown(key.label) if key.label else ''})"


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
