"""What an audit says of data that was purged from the history: which map it believes, and why it does not believe another."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WordsAndCure = tuple[str, str]
"""The sentence and the way out."""


def _code(code: str, name: str, vi: _WordsAndCure, en: _WordsAndCure, *, severity: Severity = Severity.ERROR) -> Code:
    """Return a code of this family: without carets, for operators, and waived by the board alone as all that audits find."""
    texts = (vi[0], "", vi[1]), (en[0], "", en[1])
    return Code(code, name, *texts, severity=severity, party="operator", waivable_by="board")


_AGAIN_VI: Final = (
    "lập lại bản đồ từ hai kho bằng `portalgen governance purge map`, để hai chủ quản ký, rồi gửi lại "
    "(docs/how-to/go-du-lieu-lo.md)"
)
_AGAIN_EN: Final = (
    "make the map again from both repositories with `portalgen governance purge map`, let two owners sign it, and push "
    "that (docs/how-to/go-du-lieu-lo.md)"
)

CODES: Final[tuple[Code, ...]] = (
    _code(
        "APR260",
        "history-purged",
        (
            "dữ liệu lộ đã được gỡ khỏi lịch sử: bản chính từng ở `{former}`, {commits} lần lưu đã được viết lại, {files} bản "
            "của tệp đã gỡ. Mã của các lần lưu cũ tính lại được từ lịch sử hiện nay, nên ngoài những tệp đó không có gì khác; "
            "nội dung đã gỡ là gì thì chỉ có chữ ký của hai chủ quản làm chứng",
            "còn giữ bản sao cũ thì đối chiếu bằng `portalgen governance purge verify --old-repository`",
        ),
        (
            "leaked data was purged from the history: main once was `{former}`, {commits} commits were rewritten, {files} "
            "versions of files removed. The ids of the former commits were computed from today's history, so that nothing but "
            "these files differs; what they held rests on the signatures of two owners",
            "where a former copy is kept, compare it with `portalgen governance purge verify --old-repository`",
        ),
        severity=Severity.NOTE,
    ),
    _code(
        "APR261",
        "purge-map-unreadable",
        ("tệp này không phải bản đồ gỡ dữ liệu đúng dạng ({detail}), nên không có hiệu lực", _AGAIN_VI),
        ("this file is no map of a purge in its one exact form ({detail}), and has no effect", _AGAIN_EN),
    ),
    _code(
        "APR262",
        "purge-map-unsigned",
        (
            "bản đồ gỡ dữ liệu này không có hiệu lực: {detail}; những lần lưu nó viết lại vẫn coi là lịch sử bị thay",
            "hai chủ quản ký việc thêm bản đồ bằng `portalgen approve`, trong một bài gửi chỉ có bản đồ",
        ),
        (
            "this map of a purge has no effect: {detail}; the commits that it rewrites still count as a replaced history",
            "let two owners sign the change that adds it with `portalgen approve`, in a submission that holds nothing else",
        ),
    ),
    _code(
        "APR263",
        "purge-map-hides-change",
        (
            "bản đồ gỡ dữ liệu này không đúng: tính lại mã của lần lưu cũ không ra như bản đồ ghi (`{what}`), tức là ngoài "
            "những tệp đã nêu còn có thứ khác bị đổi, hoặc bản đồ bị sửa; nó không có hiệu lực",
            "coi như lịch sử bị thay: so với bản sao, khôi phục bản chính cũ, rồi gỡ lại đúng cách (docs/how-to/go-du-lieu-lo.md)",
        ),
        (
            "this map of a purge does not hold: the id of a former commit comes out otherwise than it says (`{what}`), so that "
            "something else was changed than the files that it names, or the map was edited; it has no effect",
            "take it as a replaced history: compare a mirror, restore the former main, and purge again "
            "(docs/how-to/go-du-lieu-lo.md)",
        ),
    ),
    _code(
        "APR264",
        "purge-map-leads-nowhere",
        (
            "bản đồ gỡ dữ liệu này dẫn đến lần lưu `{commit}`, mà bản chính không có; nó không có hiệu lực",
            "đưa đúng lịch sử đã viết lại lên bản chính, hoặc lập lại bản đồ cho lịch sử hiện nay",
        ),
        (
            "this map of a purge leads to the commit `{commit}`, which main does not have; it has no effect",
            "push the history that was rewritten with it, or make the map again for today's history",
        ),
    ),
    _code(
        "APR265",
        "purge-map-of-locked-file",
        (
            "bản đồ gỡ dữ liệu này thay `{file}`: danh sách phân công, quy định và thời hạn không gỡ bằng bản đồ được, phiếu duyệt "
            "chỉ gỡ được cả tệp; nó không có hiệu lực",
            "gỡ riêng các tệp khác; tệp loại này bị lộ dữ liệu thì phải bắt đầu lại bằng mã khởi đầu mới "
            "(docs/how-to/go-du-lieu-lo.md)",
        ),
        (
            "this map of a purge replaces `{file}`: rosters, policies and limits are not purged with a map, and records only as "
            "whole files; it has no effect",
            "purge the other files by themselves; where such a file leaks data, a new genesis has to begin "
            "(docs/how-to/go-du-lieu-lo.md)",
        ),
    ),
    _code(
        "APR266",
        "purge-maps-contradict",
        (
            "bản đồ gỡ dữ liệu này nói về lần lưu cũ `{commit}` mà một bản đồ có trước đã nói đến; nó không có hiệu lực",
            "giữ một bản đồ cho mỗi lần gỡ; lần gỡ sau lập bản đồ từ bản chính hiện nay",
        ),
        (
            "this map of a purge is about the former commit `{commit}`, as a map that came before it is; it has no effect",
            "keep one map for each purge; make that of a later purge from what main is now",
        ),
    ),
    _code(
        "APR267",
        "purge-map-changes-main",
        (
            "bản đồ gỡ dữ liệu này đổi cả `{file}` như bạn đọc đang thấy, không chỉ quá khứ; nó không có hiệu lực",
            "trước hết gỡ hoặc đính chính tệp trên bản chính bằng một bài được duyệt, rồi mới viết lại lịch sử",
        ),
        (
            "this map of a purge changes `{file}` as readers have it now, and not the past alone; it has no effect",
            "first remove or correct the file on main by a submission that is approved, then rewrite the history",
        ),
    ),
    _code(
        "APR268",
        "purged-data-returned",
        (
            "dữ liệu đã gỡ theo bản đồ này còn trong lịch sử của bản chính, hoặc đã quay lại: lần lưu cũ `{commit}` vẫn ở đó, "
            "thường vì một bài làm từ bản chính cũ được gộp vào",
            "đưa bài đó lên bản chính mới bằng `git rebase --onto origin/main BẢN-CHÍNH-CŨ`; đã gộp rồi thì phải gỡ lại lần nữa "
            "(docs/how-to/go-du-lieu-lo.md)",
        ),
        (
            "what this map removed is still in main's history, or came back: the former commit `{commit}` is there, mostly since "
            "a submission that was made from the former main was merged",
            "bring that submission to today's main with `git rebase --onto origin/main FORMER-MAIN`; where it is merged, purge "
            "again (docs/how-to/go-du-lieu-lo.md)",
        ),
    ),
    _code(
        "APR269",
        "purge-map-digest",
        (
            "bản đồ gỡ dữ liệu này ghi sai SHA-256 hoặc cỡ của `{file}`: tệp đó còn trong kho và không phải như vậy; nó không "
            "có hiệu lực",
            _AGAIN_VI,
        ),
        (
            "this map of a purge has a wrong SHA-256 or size of `{file}`, which is still in the repository; it has no effect",
            _AGAIN_EN,
        ),
    ),
    _code(
        "APR270",
        "purge-rests-on-signatures",
        (
            "{commits} lần lưu cũ có lời ghi đã bị thay khi gỡ dữ liệu, nên mã cũ của chúng chỉ có chữ ký của hai chủ quản làm "
            "chứng",
            "còn giữ bản sao cũ thì đối chiếu bằng `portalgen governance purge verify --old-repository`",
        ),
        (
            "of {commits} former commits the message was replaced by the purge, so that their former ids rest on the signatures "
            "of two owners",
            "where a former copy is kept, compare it with `portalgen governance purge verify --old-repository`",
        ),
        severity=Severity.NOTE,
    ),
    _code(
        "APR271",
        "known-commit-rests-on-signatures",
        (
            "bản chính từng ở `{known}`, là một lần lưu có lời ghi đã bị thay khi gỡ dữ liệu: từ lịch sử hiện nay không tính lại "
            "được mã đó, nên chỉ có chữ ký của hai chủ quản nói rằng đây vẫn là lịch sử ấy",
            "đối chiếu với một bản sao còn lịch sử cũ bằng `portalgen governance purge verify --old-repository`",
        ),
        (
            "main once was `{known}`, a commit whose message was replaced by a purge: that id cannot be computed from today's "
            "history, so that the signatures of two owners alone say that this is the same history",
            "compare it with a copy that has the former history: `portalgen governance purge verify --old-repository`",
        ),
        severity=Severity.WARNING,
    ),
    _code(
        "APR272",
        "records-purged",
        (
            "{records} phiếu duyệt đã được gỡ khỏi lịch sử cùng dữ liệu lộ trong phiếu: thay đổi nào chỉ dựa vào các phiếu đó thì "
            "nay là chưa được duyệt",
            "người có thẩm quyền xem lại những thay đổi đó và duyệt bổ sung bằng `portalgen ratify`",
        ),
        (
            "{records} approval records were purged with the data that they leaked: changes that only these approve are not approved "
            "any more",
            "let those who may look at these changes again and approve them with `portalgen ratify`",
        ),
        severity=Severity.WARNING,
    ),
    _code(
        "APR273",
        "purge-map-masks-facts",
        (
            "bản đồ gỡ dữ liệu này đổi cả `{keys}` trong một bản cũ của `{file}`, tức là đổi căn cứ tính thời hạn hoặc nhận ra bài; "
            "nó không có hiệu lực",
            "che lại mà giữ nguyên những dòng đó; chính những dòng đó lộ dữ liệu thì gỡ cả bản ấy, và thời điểm của bài thành chưa "
            "chứng minh được (docs/how-to/go-du-lieu-lo.md)",
        ),
        (
            "this map of a purge changes `{keys}` in a former version of `{file}`, by which deadlines are judged or the item is "
            "known; it has no effect",
            "mask again and keep these lines; where they leak themselves, remove that version whole, so that the times of the item "
            "are unproven (docs/how-to/go-du-lieu-lo.md)",
        ),
    ),
)
