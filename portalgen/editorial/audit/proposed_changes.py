"""The findings of an audit for changes not yet on main, with the fixes still available.

The sentences of the codes describe published changes. Before publication, nothing needs approval afterwards: missing
signatures are added, and a change that would be reported forever despite its approval is brought in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import fill_template, format_severity_count, help_of, sentence_of, severity_word
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditFinding
from portalgen.editorial.records.making import propose_tree
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.lint.formats.markdown import format_markdown_sentence
from portalgen.lint.formats.sanitize import sanitize_line
from portalgen.text.bilingual import Bilingual as B


@frozen
class _ProposedTexts:
    """Replacements for the texts of a code; without a sentence, the code's own sentence is used."""

    help: B
    sentence: B | None = None
    needs_record: bool = True
    """True if a record signed now is the fix."""


_SIGN: Final = B(
    "người có thẩm quyền ký đúng nội dung này bằng `portalgen approve`",
    "let the approvers sign exactly this with `portalgen approve`",
)
_MERGE: Final = B(
    "đưa cả bài và phiếu vào bản chính bằng một lần gộp: `git fetch origin`, `git switch -C main origin/main`, "
    "`git merge --no-ff NHÁNH-CỦA-BÀI`, `git push origin main`",
    "bring the submission and its records in by one merge: `git fetch origin`, `git switch -C main origin/main`, "
    "`git merge --no-ff BRANCH`, `git push origin main`",
)
_NAME_REFUSAL: Final = B(
    "sửa bài rồi trình duyệt lại; vẫn đăng đúng nội dung này thì người có hạng không thấp hơn người từ chối ký lại và nêu phiếu ấy: "
    "`portalgen approve --despite {refusal}`",
    "change it and hand it in again; to publish this very content, let somebody of no lower rank than the refuser sign again and name "
    "that record: `portalgen approve --despite {refusal}`",
)
_TEXTS: Final[Mapping[str, _ProposedTexts]] = MappingProxyType(
    {
        "APR201": _ProposedTexts(
            _SIGN, B("chưa có phiếu duyệt; cần {roles}{rule}", "no record yet; {roles} is needed{rule}")
        ),
        "APR202": _ProposedTexts(
            _MERGE,
            B(
                "{signer} đã ký, nhưng theo cách gửi này thì nội dung lên bản chính trước phiếu",
                "{signer} signed, but in this way the content would reach main before the record",
            ),
            needs_record=False,
        ),
        "APR203": _ProposedTexts(
            B(
                "người có thẩm quyền xem lại rồi ký bằng khóa khác: `portalgen approve`",
                "let the approvers look at it again and sign with another key: `portalgen approve`",
            )
        ),
        "APR204": _ProposedTexts(
            B(
                "để người khác có thẩm quyền xem và ký: `portalgen approve`; "
                "Ban chỉ có một người thì ghi `allow_single_editor: true`",
                "let somebody else who may look at it and sign: `portalgen approve`; "
                "a board of one person sets `allow_single_editor: true`",
            )
        ),
        "APR233": _ProposedTexts(
            B(
                "đưa đúng và đủ những gì đã ký lên cùng một lần; bỏ bớt thì người duyệt đọc và ký lại phần còn lại bằng `portalgen approve`",
                "bring in exactly the signed changes, all of them together; to leave something out, let the approver read and sign what is left "
                "with `portalgen approve`",
            )
        ),
        "APR206": _ProposedTexts(
            B(
                "bản chính đã đổi cùng tệp sau khi ký thì người duyệt lấy bản chính mới nhất về, đọc và ký lại bằng `portalgen approve`, rồi "
                "gộp mà không sửa gì; cần sửa thì sửa trong bài gửi rồi ký lại",
                "if main changed the same file after the signature, let the approver fetch the newest main, read and sign again with "
                "`portalgen approve`, then merge without changing anything; make further changes in the submission and sign it again",
            ),
            B(
                "{files} sau khi gộp khác cả bản chính lẫn bài gửi: bản chính đã đổi cùng tệp sau khi ký, hoặc tệp bị sửa ngay trong lúc gộp",
                "after the merge {files} is neither main's version nor the submitted one: main changed the same file after it was signed, or "
                "it was changed while merging",
            ),
            needs_record=False,
        ),
        "APR207": _ProposedTexts(_SIGN),
        "APR208": _ProposedTexts(_SIGN),
        "APR209": _ProposedTexts(
            B(
                "làm đủ các bước theo thứ tự, mỗi bước một người, rồi ký lại: `portalgen approve`",
                "take the steps in their order, each by another person, and sign again: `portalgen approve`",
            )
        ),
        "APR210": _ProposedTexts(
            B(
                "người còn thiếu xem nội dung rồi ký: `portalgen approve`",
                "let who is missing look at it and sign: `portalgen approve`",
            )
        ),
        "APR212": _ProposedTexts(
            B(
                "dùng tệp thường; nếu đúng là cần liên kết thì người có thẩm quyền ký: `portalgen approve`",
                "use a regular file; if a link is really meant, let the approvers sign: `portalgen approve`",
            ),
            B("thành liên kết đến tệp khác mà không ai duyệt", "becomes an unapproved link to another file"),
        ),
        "APR213": _ProposedTexts(
            B(
                "đưa bài vào bằng nút duyệt của máy chủ kho; kho không có máy chủ kho thì người có thẩm quyền ký: "
                "`portalgen approve`",
                "use the forge's own button; without a forge,  let the approvers sign: `portalgen approve`",
            )
        ),
        "APR220": _ProposedTexts(
            _NAME_REFUSAL,
            B(
                "{refuser} đã từ chối nội dung này lúc {refused} (phiếu {refusal}: {reason}), nên phiếu duyệt của {signer} không còn giá trị",
                "{refuser} refused this content at {refused} (record {refusal}: {reason}), so that the approval of {signer} does not count",
            ),
        ),
        "APR218": _ProposedTexts(
            _NAME_REFUSAL,
            B(
                "{refuser} đã từ chối nội dung này lúc {refused} (phiếu {refusal}: {reason}), phiếu ấy vào bản chính cùng lần gửi này",
                "{refuser} refused this content at {refused} (record {refusal}: {reason}), and that record comes with this push",
            ),
        ),
        "APR219": _ProposedTexts(
            B(
                "người có thẩm quyền xem lại nội dung rồi ký lại bằng `portalgen approve`",
                "let the approvers look at it again and sign again with `portalgen approve`",
            ),
            B(
                "phiếu duyệt của {signer} ký lúc {signed} đã hết hiệu lực lúc {lapsed}: chỉ dùng được trong {days}",
                "the approval of {signer}, signed at {signed}, lapsed at {lapsed}: it was good for {days}",
            ),
        ),
        "APR221": _ProposedTexts(
            B("những người này ký thay đổi: `portalgen approve`", "let them sign the change: `portalgen approve`"),
            B(
                "thay đổi danh sách phân công hoặc quy định duyệt chưa đủ chữ ký; cần {roles}",
                "the change of roster or policy lacks signatures; {roles} is needed",
            ),
        ),
        "APR245": _ProposedTexts(
            B(
                "lấy bản chính mới nhất, gộp bài vào đó, đừng gộp bản chính vào bài: `git fetch origin`, `git switch -C main origin/main`, "
                "`git merge --no-ff NHÁNH-CỦA-BÀI`, `git push origin main`",
                "merge the submission into the newest main and not main into the submission: "
                "`git fetch origin`, `git switch -C main origin/main`, `git merge --no-ff BRANCH`, `git push origin main`",
            ),
            B(
                "bản chính hiện nay (`{known}`) sẽ nằm bên cạnh bản chính mới{where}",
                "the present main (`{known}`) would no longer be on main's line{where}",
            ),
            needs_record=False,
        ),
    }
)
_CURED_BY_MORE_SIGNATURES: Final = frozenset({"APR201", "APR210", "APR221", "APR228", "APR262"})
"""Codes that list further signers: the existing signatures stay valid."""
_AVOIDABLE: Final = frozenset(("APR202", "APR218", "APR233"))
"""Warnings on main that are errors before publication, since there is another way in."""
_SHOWN: Final = 100
"""The number of findings shown; the other output formats have all of them."""
_MORE: Final = B("… và {} mục nữa; `--format html` ghi đầy đủ", "… and {} more; `--format html` has them all")
_HEADING: Final = B("Phê duyệt", "Approvals")
_NOTHING: Final = B("Không có lỗi hay cảnh báo về phê duyệt.", "Approvals have no errors and no warnings.")
_COUNTED: Final = (Severity.ERROR, Severity.WARNING)
_SIGN_AND_SEND_AGAIN: Final = B(
    "thiếu phiếu nên chưa nhận gì: người có thẩm quyền ký phần còn thiếu bằng `portalgen approve`, rồi gửi lại cả bài và phiếu",
    "without the records the push is rejected: let the approvers sign what is missing with `portalgen approve`, and send it again with the records",
)


def judge_as_proposed(audit: ApprovalAudit) -> ApprovalAudit:
    """Return the audit with an error for each change that would be reported forever despite its approval.

    On main nobody can undo it, so it is a warning there; a site that only reports has a note in both cases.
    """
    return replace(audit, findings=tuple(map(_raise_severity, audit.findings)))


def _raise_severity(finding: AuditFinding) -> AuditFinding:
    is_avoidable = finding.diagnostic.code in _AVOIDABLE and finding.severity is Severity.WARNING
    return replace(finding, severity=Severity.ERROR) if is_avoidable else finding


def proposed_sentences(found: Diagnostic, language: str) -> tuple[str, str]:
    """Return the problem and its fix, for a change not on main."""
    texts = _TEXTS.get(found.code)
    if texts is None:
        return sentence_of(found, language), help_of(found, language)
    sentence = fill_template(texts.sentence.text(language), found, language) if texts.sentence else None
    return sentence or sentence_of(found, language), fill_template(texts.help.text(language), found, language)


def format_proposed_text(audit: ApprovalAudit, language: str) -> str:
    """Return a line for each error and warning, and the next step; empty if there are neither."""
    return "".join(f"{line}\n" for line in _list_lines(audit, language))


def format_proposed_markdown(audit: ApprovalAudit, language: str) -> str:
    """Return the same for the summary of a run on a forge."""
    lines = [f"- {format_markdown_sentence(line)}\n" for line in _list_lines(audit, language)]
    return f"## {_HEADING.text(language)}\n\n{''.join(lines) or _NOTHING.text(language) + chr(10)}"


PROPOSED_FORMS: Final[Mapping[str, Callable[[ApprovalAudit, str], str]]] = MappingProxyType(
    {"text": format_proposed_text, "markdown": format_proposed_markdown}
)
"""The short output formats; the remaining formats contain the whole report."""


def _list_lines(audit: ApprovalAudit, language: str) -> Iterator[str]:
    findings = [each for each in audit.findings if each.severity is not Severity.NOTE]
    if not findings:
        return
    findings.sort(key=lambda each: each.severity is not Severity.ERROR)
    for finding in findings[:_SHOWN]:
        sentence, help = proposed_sentences(finding.diagnostic, language)
        yield sanitize_line(f"{_format_place(finding, language)}: {sentence} → {help}")
    if len(findings) > _SHOWN:
        yield _MORE.text(language).format(len(findings) - _SHOWN)
    yield ", ".join(format_severity_count(each, _count(findings, each), language) for each in _COUNTED)
    if any(each.severity is Severity.ERROR and needs_record(each) for each in findings):
        yield _SIGN_AND_SEND_AGAIN.text(language)


def find_judged_digest(repository: Repository, before: str, after: str) -> str:
    """Return the content digest of all changes of main between two of its commits, by their ids.

    After a plain merge of a submission it is the digest that was shown and signed. Empty if only records change, or
    if no record could name all of the changes.
    """
    try:
        proposed = propose_tree(repository, before, after)
    except UsageError:
        return ""
    return proposed.content_digest if proposed.changes else ""


def needs_record(finding: AuditFinding) -> bool:
    """Return True if a record signed now is the fix."""
    texts = _TEXTS.get(finding.diagnostic.code)
    return texts is not None and texts.needs_record


def waits_for_others(finding: AuditFinding, paths: Collection[str]) -> bool:
    """Return True if other people's signatures settle a finding, while somebody signs for `paths` of a submission.

    For the paths signed now, only findings that list further signers; for the rest of the submission, all findings that
    a record can fix.
    """
    if finding.diagnostic.code in _CURED_BY_MORE_SIGNATURES:
        return True
    return needs_record(finding) and frozenset(paths).isdisjoint(finding.paths)


def _count(findings: list[AuditFinding], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)


def _format_place(finding: AuditFinding, language: str) -> str:
    """Return `path (+2): lỗi APR201`."""
    more = f" (+{len(finding.paths) - 1})" if len(finding.paths) > 1 else ""
    return (
        f"{finding.diagnostic.place.path}{more}: {severity_word(finding.severity, language)} {finding.diagnostic.code}"
    )
