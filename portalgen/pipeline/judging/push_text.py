"""Describes the verdict on the changes since the last release as text, with findings and fixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from portalgen import __version__
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import format_severity_count, help_of, sentence_of, severity_word
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.lint.formats.limit import limit_by_file
from portalgen.lint.formats.order import sort_by_severity
from portalgen.lint.formats.sanitize import sanitize_line
from portalgen.lint.formats.table import FORMATS
from portalgen.lint.report_data import build_report_data
from portalgen.pipeline.judging.live_answer import LiveProgramAnswer, LiveProgramState
from portalgen.pipeline.judging.push_judgement import PushJudgement, PushState
from portalgen.text.bilingual import Bilingual as B

_SHOWN: Final = 50
"""The most findings written of each kind."""
_FILES_SHOWN: Final = 5
_ID: Final = 10
"""Letters of a commit id shown to people."""
_PASSED: Final[Mapping[PushState, B]] = MappingProxyType(
    {
        "first": B(
            "ĐẠT: chưa có bản nào đang phát hành nên trước đây chưa có gì được chấm; lần này toàn cổng được chấm theo quy tắc "
            "của chính bản này, và phiếu duyệt được xét từ khi có danh sách phân công",
            "PASSED: nothing is live, so nothing was judged before; this time the whole portal was judged by its "
            "own rules, and the approvals since the first roster",
        ),
        "same": B("ĐẠT: vẫn là lần lưu đang phát hành ({live})", "PASSED: it is the live commit ({live})"),
        "forward": B(
            "ĐẠT: những gì vào bản chính sau bản đang phát hành ({live}) không thiếu phê duyệt bắt buộc và không có lỗi",
            "PASSED: the changes since the live release ({live}) have all required approvals and no errors",
        ),
        "back": B(
            "Quay lại: {head} cũ hơn bản đang phát hành ({live}); người vận hành đã cho phép",
            "Leads back: {head} is older than the live release ({live}); allowed by the operator",
        ),
        "replaced": B(
            "Đường khác: bản chính không còn chứa bản đang phát hành ({live}); người vận hành đã cho phép",
            "Another line: main no longer contains the live release ({live}); allowed by the operator",
        ),
    }
)
_FAILED: Final[Mapping[PushState, B]] = MappingProxyType(
    {
        "first": B(
            "CHƯA ĐẠT, không phát hành gì: chưa có bản nào đang phát hành nên trước đây chưa có gì được chấm, và toàn cổng có "
            "lỗi",
            "NOT YET, nothing is released: nothing is live, so nothing was judged before, and the portal has errors",
        ),
        "forward": B(
            "CHƯA ĐẠT, không phát hành gì: những gì vào bản chính sau bản đang phát hành ({live}) có lỗi",
            "NOT YET, nothing is released: the changes since the live release ({live}) have errors",
        ),
    }
)
_BACK: Final[Mapping[PushState, B]] = MappingProxyType(
    {
        "back": B(
            "CHƯA ĐẠT, không phát hành gì: {head} cũ hơn bản đang phát hành ({live}), phát hành là quay lại. Hãy lấy bản "
            "chính mới nhất; thật sự muốn quay lại thì dùng --rollback",
            "NOT YET, nothing is released: {head} is older than the live release ({live}), so this would be a "
            "rollback. Use the newest main; to really go back, use --rollback",
        ),
        "replaced": B(
            "CHƯA ĐẠT, không phát hành gì: bản chính tới {head} không còn chứa bản đang phát hành ({live}). Hãy chạy "
            "`git fetch` (kho thiếu lịch sử: `git fetch --unshallow`), hoặc khôi phục bản chính cũ rồi đưa bài mới lên lại; "
            "thật sự muốn phát hành thì dùng --rollback",
            "NOT YET, nothing is released: the line of main up to {head} no longer contains the live release "
            "({live}). Run `git fetch` (if history is missing: `git fetch --unshallow`), or restore the former "
            "main and publish the new content again; to release it anyway, use --rollback",
        ),
    }
)
_LIVE_PROGRAM: Final[Mapping[LiveProgramState, B]] = MappingProxyType(
    {
        "stated": B(
            "Chương trình đã đổi từ bản đang phát hành ({live}); người vận hành nói {head} đã được chấm riêng (--judged), nên ở "
            "đây chỉ chương trình của chính bản mới chấm",
            "The program changed since the live release ({live}); the operator states that {head} was judged "
            "separately (--judged), so only the new program judges here",
        ),
        "absent": B(
            "CẨN THẬN: chương trình đã đổi, mà bản đang phát hành ({live}) chưa có lệnh `judge-push`: lần này chương trình mới tự "
            "chấm chính nó. Hãy xem ai duyệt thay đổi của chương trình: `git diff {live} {head} -- portalgen scripts`",
            "CAREFUL: the program changed, and the live release ({live}) has no command `judge-push` yet, so this "
            "time the new program judges itself. Check who approved the change of the program: "
            "`git diff {live} {head} -- portalgen scripts`",
        ),
        "unknown": B(
            "CẨN THẬN: kho này không có lần lưu đang phát hành ({live}), nên không rõ chương trình có đổi không, và chương trình "
            "của {head} tự chấm; người vận hành đã cho phép (--rollback)",
            "CAREFUL: this repository does not have the live commit ({live}), so it is unknown if the program "
            "changed, and the program of {head} judges itself; allowed by the operator (--rollback)",
        ),
        "passed": B(
            "Chương trình đã đổi, nên chương trình của bản đang phát hành ({live}) chấm trước: ĐẠT",
            "The program changed, so the program of the live release ({live}) judged first: PASSED",
        ),
        "refused": B(
            "CHƯA ĐẠT, không phát hành gì: chương trình đã đổi, và chương trình của bản đang phát hành ({live}) không cho qua:",
            "NOT YET, nothing is released: the program changed, and the program of the live release ({live}) "
            "refuses the push:",
        ),
        "unable": B(
            "CHƯA ĐẠT, không phát hành gì: chương trình đã đổi, mà chương trình của bản đang phát hành ({live}) không chạy được "
            "ở đây. Hãy chấm bằng một bản sao kho đứng ở {live_id}: chạy scripts/setup rồi `.venv/bin/portalgen --root KHO-NÀY "
            "judge-push --to NƠI-ĐĂNG` ở đó; đạt thì phát hành bằng `--judged {head_id}`. Nó nói:",
            "NOT YET, nothing is released: the program changed, and the program of the live release ({live}) does "
            "not run here. Judge with a clone at {live_id}: run scripts/setup and `.venv/bin/portalgen --root "
            "THIS-REPOSITORY judge-push --to TARGET` there; if it passes, release with `--judged {head_id}`. It "
            "reported:",
        ),
        "missing": B(
            "CHƯA ĐẠT, không phát hành gì: kho này không có lần lưu đang phát hành ({live}), nên không chấm được bằng chương "
            "trình của nó. Hãy `git fetch`; lịch sử đã được gỡ dữ liệu thì chấm bằng một bản sao kho cũ còn lần lưu ấy "
            "(`portalgen judge-push`), rồi phát hành bằng `--judged {head_id}`",
            "NOT YET, nothing is released: this repository does not have the live commit ({live}), so its program "
            "cannot judge. Run `git fetch`; if data was purged from the history, judge with an old clone that "
            "still has the commit (`portalgen judge-push`), then release with `--judged {head_id}`",
        ),
    }
)
_HELD: Final = B(
    "Quy tắc đã đổi mà chưa được người có thẩm quyền duyệt nên vẫn chấm theo quy tắc của bản đang phát hành: {}",
    "Rules changed without a valid approval, so the rules of the live release apply: {}",
)
_APPROVALS: Final = B("Phê duyệt", "Approvals")
_FINDINGS: Final = B("Nội dung", "Content")
_WAYS_OUT: Final = B("Cách xử lý", "What to do")
_RATIFY: Final = B(
    "nội dung đúng mà thiếu phiếu: người có thẩm quyền ký `portalgen ratify`, đưa phiếu vào bản chính, rồi phát hành lại",
    "the content is right but lacks its record: an authorised person signs `portalgen ratify`; bring that record "
    "to main and release again",
)
_REVERT: Final = B(
    "nội dung sai hoặc không được duyệt: hoàn tác trên bản chính (`git revert`), hoặc sửa lỗi bằng một bài gửi duyệt khác, rồi "
    "phát hành lại",
    "the content is wrong or not to be approved: revert it on main (`git revert`), or fix it by another "
    "submission, and release again",
)
_UNCHANGED: Final = B("bản đang phát hành không đổi cho tới lúc đó", "until then, the live release does not change")


def format_push_text(judgement: PushJudgement, language: str) -> str:
    """Return the verdict with its reasons, as shown on a terminal and in the log of a run."""
    return "".join(f"{line}\n" for line in _list_lines(judgement, language))


def _list_lines(judgement: PushJudgement, language: str) -> Iterator[str]:
    answer = judgement.live_program
    if answer.state in _LIVE_PROGRAM and not judgement.is_refused_for_way:
        yield from _write_live_program(answer, language)
        if answer.keeps_back:
            return
    yield _write_verdict(judgement, language)
    if judgement.held_rules:
        yield _write_held(judgement.held_rules, language)
    approvals = sorted(_shown_approvals(judgement), key=lambda each: each.severity is not Severity.ERROR)
    if approvals:
        yield ""
        yield _APPROVALS.text(language)
        yield from (f"  {_write_approval(each, language)}" for each in approvals[:_SHOWN])
    if any(each.severity is Severity.ERROR for each in judgement.findings):
        yield ""
        yield _FINDINGS.text(language)
        yield from _write_findings(judgement, language)
    if judgement.has_errors:
        yield ""
        yield _WAYS_OUT.text(language)
        lacks_approval = any(each.severity is Severity.ERROR for each in approvals)
        ways = (*((_RATIFY,) if lacks_approval else ()), _REVERT, _UNCHANGED)
        yield from (f"  - {each.text(language)}" for each in ways)


def _write_live_program(answer: LiveProgramAnswer, language: str) -> Iterator[str]:
    text = _LIVE_PROGRAM[answer.state].text(language)
    for name, value in {"live_id": answer.live, "head_id": answer.head}.items():
        text = text.replace(f"{{{name}}}", value)
    yield text.replace("{live}", answer.live[:_ID]).replace("{head}", answer.head[:_ID])
    if answer.keeps_back:
        yield from (f"  {sanitize_line(line)}" if line else "" for line in answer.text.splitlines())


def _write_held(paths: Sequence[str], language: str) -> str:
    more = len(paths) - _FILES_SHOWN
    rest = B(f" và {more} tệp nữa", f" and {more} more").text(language) if more > 0 else ""
    return _HELD.text(language).format(", ".join(map(sanitize_line, paths[:_FILES_SHOWN])) + rest)


def _write_verdict(judgement: PushJudgement, language: str) -> str:
    failed = _BACK if judgement.is_refused_for_way else _FAILED
    texts = _PASSED if judgement.passes else failed
    template = texts.get(judgement.state, _FAILED["forward"])
    head, live = judgement.head[:_ID], judgement.live[:_ID]
    text = template.text(language).replace("{head}", head).replace("{live}", live)
    severities = [each.severity for each in judgement.findings]
    severities += [each.severity for each in _shown_approvals(judgement)]
    counts = ", ".join(
        format_severity_count(each, severities.count(each), language)
        for each in (Severity.ERROR, Severity.WARNING)
        if each in severities
    )
    return f"{text} ({counts})" if counts else text


def _shown_approvals(judgement: PushJudgement) -> list[AuditFinding]:
    findings = judgement.approvals.findings if judgement.approvals is not None else ()
    return [each for each in findings if each.severity is not Severity.NOTE]


def _write_approval(each: AuditFinding, language: str) -> str:
    more = f" (+{len(each.paths) - 1})" if len(each.paths) > 1 else ""
    code = f"{severity_word(each.severity, language)} {each.diagnostic.code}"
    sentence, help = sentence_of(each.diagnostic, language), help_of(each.diagnostic, language)
    return sanitize_line(f"{each.diagnostic.place.path}{more}: {code}: {sentence} → {help}")


def _write_findings(judgement: PushJudgement, language: str) -> Iterator[str]:
    lint = judgement.lint
    scope = B("những gì vào bản chính từ bản đang phát hành", "the changes since the live release").text(language)
    data = build_report_data(
        judgement.findings, lint.suppressed_findings, (), judgement.at, scope, lint.checked_count, __version__, language
    )
    errors = tuple(each for each in judgement.findings if each.severity is Severity.ERROR)
    shown = tuple(sort_by_severity(limit_by_file(errors))[:_SHOWN])
    for line in FORMATS["text"](replace(data, shown_findings=shown), language).rstrip("\n").splitlines():
        yield f"  {line}" if line else ""
