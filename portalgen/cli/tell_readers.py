"""`portalgen correct`, `withdraw` and `remove`: notices to readers about a published item."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from shlex import quote
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import click

from portalgen.cli.state import CommandState, now
from portalgen.errors import PortalgenError, UsageError
from portalgen.frozen import frozen
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import sign_record
    from portalgen.history import commit_files, revisions
    from portalgen.lint.fixes import apply as fixes_apply
    from portalgen.locale import dates
    from portalgen.pipeline.notices import model as notices_model
    from portalgen.pipeline.notices import planning, published_items
    from portalgen.text import masking

if TYPE_CHECKING:
    from portalgen.editorial.records.records import RecordAction


@frozen
class _NoticeText:
    """The texts of a command's help, and the effect for readers."""

    short: str
    names: B
    example: str
    effect: B
    noun: B
    options: tuple[str, ...]
    """Names of the options specific to this command."""


_SIGNED: Final = B(
    "Với --sign: lưu thành một lần lưu trong bài gửi đang mở rồi ký duyệt.",
    "With --sign, the change is committed to the current submission and the approval is signed.",
)
_TEXTS: Final[Mapping[notices_model.NoticeAction, _NoticeText]] = MappingProxyType(
    {
        "correct": _NoticeText(
            "Publish a correction notice.",
            B("Ghi một mục đính chính (change_notes) vào bài đã đăng; sửa nội dung trong tệp trước hoặc sau đều được. " + _SIGNED.vi,
              "Adds an entry to the change_notes of a published page; edit its text before or after. " + _SIGNED.en),
            "portalgen correct sngv-hoi-nghi --note 'Sửa số đại biểu từ 120 thành 210'",
            B("đầu bài hiện câu đính chính với ngày giờ; danh sách và nguồn tin ghi là đã đính chính",
              "the note with its date at the top of the page; lists and feeds mark the page as corrected"),
            B("Đính chính", "Correction"),
            ("language",),
        ),
        "withdraw": _NoticeText(
            "Withdraw an item; it stays readable under a notice.",
            B("Thu hồi bài đã đăng: bài vẫn đọc được ở địa chỉ cũ, dưới thông báo thu hồi có ngày và nhóm lý do. " + _SIGNED.vi,
              "Withdraws a published item: it stays readable at its address, under a notice with the date and class of reason. " + _SIGNED.en),
            "portalgen withdraw sngv-hoi-nghi --reason wrong_content --note 'Số liệu sai, chờ xác minh lại'",
            B("bài ở địa chỉ cũ dưới thông báo thu hồi; không còn ở trang chủ, tìm kiếm, sơ đồ trang; danh sách ghi là đã thu hồi",
              "the item at its address under a notice; it disappears from home pages, search and site maps, and "
              "lists mark it as withdrawn"),
            B("Thu hồi", "Withdrawal"),
            ("reason", "superseded_by", "note_in"),
        ),
        "remove": _NoticeText(
            "Remove an item, leaving a notice at its address.",
            B("Gỡ bài đã đăng: xóa nội dung, tệp đính kèm và ảnh; địa chỉ cũ còn thông báo gỡ tin (tiêu đề, ngày, nhóm lý do). " + _SIGNED.vi,
              "Removes a published item with its attachments and pictures; its address keeps a notice (title, date, class of reason). " + _SIGNED.en),
            "portalgen remove sngv-danh-sach --reason personal_data --note 'Danh sách có số định danh' --title 'Danh sách đã gỡ'",
            B("địa chỉ cũ chỉ còn thông báo gỡ tin: tiêu đề, ngày, nhóm lý do; không có nội dung và tệp",
              "only a notice at the address: title, date and class of reason, without text and files"),
            B("Gỡ bài", "Removal"),
            ("reason", "title", "title_in"),
        ),
    }
)  # fmt: skip


def _run(action: notices_model.NoticeAction, state: CommandState, **given: Any) -> int:
    """Plan the change, show it, write it, and with `--sign` commit and sign it."""
    is_json, is_trial = given["form"] == "json", given["dry_run"]
    _require_options(given)
    plan = planning.plan_notice(_request_of(action, state, given))
    if not is_json:
        click.echo("\n".join(_format_plan(plan, state.language)))
    if is_trial:
        click.echo(_as_json(plan, applied=False) if is_json else _format_difference(plan, state.language), nl=is_json)
        return 0
    branch = _require_submission(plan) if given["sign"] else ""
    if branch and not given["emergency"]:
        _require_second_person(plan, branch, state, given)
    planning.apply_notice(plan)
    if not given["sign"]:
        click.echo(_as_json(plan, applied=True) if is_json else "\n".join(_format_next(plan, state.language)))
        return 0
    return _sign(plan, branch, state, given)


def _sign(plan: notices_model.NoticePlan, branch: str, state: CommandState, given: Mapping[str, Any]) -> int:
    """Commit the written files, then make the record about the submission."""
    assert plan.repository is not None
    language, is_json = state.language, given["form"] == "json"
    commit = commit_files.commit_changes(plan.repository, branch, _files_of(plan), _message_of(plan))
    click.echo(B(f"Đã lưu vào bài gửi ({commit[:12]}).", f"Committed ({commit[:12]}).").text(language), err=is_json)
    action: RecordAction = "emergency" if given["emergency"] else "approve"
    try:
        outcome = sign_record.make_record(action, state, _options_of_record(plan, given))
    except PortalgenError as error:
        click.echo(f"portalgen: {error.sentence(language)}", err=True)
        outcome = sign_record.RecordOutcome(1)
    if is_json:
        click.echo(
            _as_json(plan, applied=True, commit=commit, record=json.loads(outcome.text) if outcome.text else None)
        )
    elif outcome.text:
        click.echo(outcome.text)
    if outcome.exit_code:
        command = f"portalgen {action} --reason {quote(plan.reason_of_record)}"
        click.echo(
            B(f"Thay đổi đã lưu nhưng chưa ký; xử lý điều trên rồi chạy `{command}`.",
              f"The change is committed but not signed; fix the problem above, then run `{command}`.").text(language), err=True,
        )  # fmt: skip
    return outcome.exit_code


def _require_second_person(
    plan: notices_model.NoticePlan, branch: str, state: CommandState, given: Mapping[str, Any]
) -> None:
    """Raise UsageError if the server would refuse the signature as self-approval. No file is changed before this.

    Other problems of the record are reported when it is made.
    """
    assert plan.repository is not None
    draft = commit_files.draft_commit(plan.repository, branch, _files_of(plan), _message_of(plan))
    paths: tuple[str, ...] = ()
    with suppress(PortalgenError):
        paths = sign_record.list_self_approved(state, dict(_options_of_record(plan, given), head=draft))
    if paths:
        raise UsageError(
            "chưa có gì bị thay đổi: chính người ký soạn thay đổi này nên máy chủ kho không nhận chữ ký duyệt của người ấy (APR204). "
            "Hãy bỏ --sign, gửi bài lên để người khác có thẩm quyền ký; không chờ được (ví dụ lộ dữ liệu) thì thêm --emergency, người "
            "khác duyệt bổ sung sau; Ban chỉ có một người thì ghi `allow_single_editor: true` trong danh sách phân công",
            "nothing was changed: the signer is the author of this change, so the server would refuse this approval "
            "(APR204). Omit --sign and push the submission for another authorized person to sign; if it cannot wait "
            "(leaked data), add --emergency and have another person ratify it afterwards; a board of one person "
            "sets `allow_single_editor: true` in the roster",
        )


def _files_of(plan: notices_model.NoticePlan) -> Mapping[str, bytes | None]:
    return {each.path: each.after for each in plan.changes}


def _message_of(plan: notices_model.NoticePlan) -> str:
    """Return the message of the commit."""
    return f"{_TEXTS[plan.request.action].noun.vi}: {plan.item.id}\n\n{plan.reason_of_record}"


def _options_of_record(plan: notices_model.NoticePlan, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options for making the record, as `approve` or `emergency` expects them."""
    return dict(given, reason=plan.reason_of_record, head=None, site=None, no_commit=False)


def _require_options(given: Mapping[str, Any]) -> None:
    """Raise UsageError for options that require `--sign`."""
    names = {
        "key_file": "--key",
        "by": "--by",
        "on_behalf_of": "--for",
        "yes": "--yes",
        "emergency": "--emergency",
        "base": "--base",
    }
    alone = [option for key, option in names.items() if given[key]]
    if alone and not given["sign"]:
        raise UsageError(f"{alone[0]} chỉ dùng cùng --sign", f"{alone[0]} requires --sign")


def _require_submission(plan: notices_model.NoticePlan) -> str:
    """Return the full branch name of the submission. Raises UsageError if none is open or main is checked out."""
    repository = plan.repository
    branch = commit_files.current_branch(repository) if repository is not None and not repository.is_bare else None
    name = f"bai/{plan.request.action}-{plan.item.id}"
    if (
        repository is None
        or branch is None
        or revisions.shorten_reference(branch)
        == revisions.shorten_reference(published_items.name_of_main(repository)).removeprefix("origin/")
    ):
        raise UsageError(
            f"--sign cần một bài gửi đang mở; hãy tạo bằng `git switch -c {name}` rồi chạy lại, chưa có gì bị thay đổi",
            f"--sign requires a submission branch; create it with `git switch -c {name}` and run this again; nothing "
            "was changed",
        )
    commit_files.require_identity(repository)
    return branch


def _request_of(action: notices_model.NoticeAction, state: CommandState, given: Mapping[str, Any]) -> Any:
    return notices_model.NoticeRequest(
        root=state.root,
        action=action,
        id=given["id"],
        at=now(),
        note=given["note"],
        language=given.get("language") or "",
        reason=given.get("reason") or "",
        superseded_by=given.get("superseded_by") or "",
        title=given.get("title") or "",
        notes_in=dict(given.get("note_in") or ()),
        titles_in=dict(given.get("title_in") or ()),
    )


def _format_plan(plan: notices_model.NoticePlan, language: str) -> Iterator[str]:
    text, original = _TEXTS[plan.request.action], plan.item.original
    yield f"{text.noun.text(language)}: {original.title} ({plan.item.id})"
    yield B("Người đọc sẽ thấy: ", "Readers will see: ").text(language) + text.effect.text(language) + "."
    yield from (f"  {each}" for each in plan.urls)
    written = [each.path for each in plan.changes if each.after is not None]
    deleted = [each.path for each in plan.changes if each.after is None]
    yield B("Tệp được sửa:", "Changed files:").text(language)
    yield from (f"  {each}" for each in written)
    if deleted:
        yield B("Tệp bị xóa:", "Deleted files:").text(language)
        yield from (f"  {each}" for each in deleted)
    if plan.shared_files:
        names = ", ".join(plan.shared_files)
        yield B(f"Giữ lại vì bài khác đang dùng: {names}.", f"Kept, because other pages use them: {names}.").text(
            language
        )
    if plan.links and plan.request.action != "correct":
        yield B("Đang dẫn tới bài này:", "Links to this item:").text(language)
        yield from (f"  {each.text(language)}" for each in plan.links.list_parts())
        yield B("  Các liên kết ấy vẫn mở được và sẽ dẫn tới thông báo; nên sửa ở từng nơi.",
                "  These links keep working and will lead to the notice; please revise them.").text(language)  # fmt: skip
    if plan.languages_without_note:
        codes = ", ".join(plan.languages_without_note)
        yield B(
            f"Bản {codes} của bài chưa có câu này; nếu cũng sai thì chạy thêm với --language {plan.languages_without_note[0]}.",
            f"The page in {codes} did not get the note; if it was wrong too, run this again with --language "
            f"{plan.languages_without_note[0]}.",
        ).text(language)
    for effect in plan.effects:
        words, title = effect.effect.done if effect.has_come else effect.effect.coming, effect.page.title
        day = dates.format_day(effect.since, language) if effect.since is not None else ""
        by = B(effect.number or "nội dung đã gỡ", effect.number or "removed content").text(language)
        since = B(f", từ ngày {day}", f", since {day}").text(language) if day else ""
        yield B(
            f"{title} ({effect.page.source}) vẫn ghi: {words.vi} {by}{since}.",
            f"{title} ({effect.page.source}) still says: {words.en} {by}{since}.",
        ).text(language)
    if plan.request.action == "remove":
        yield B(
            "Nội dung cũ vẫn còn trong lịch sử của kho; dữ liệu bị lộ phải xóa tiếp theo quy trình riêng.",
            "The repository's history still contains the text; purge leaked data by the separate procedure.",
        ).text(language)


def _difference(path: str, before: bytes, after: bytes) -> str:
    """Return the diff of a file with personal numbers masked, because the removed numbers could end up in a log."""
    return "".join(
        f"{masking.mask_personal_numbers(line)}\n"
        for line in fixes_apply.format_unified_diff(before, after, path).splitlines()
    )


def _format_difference(plan: notices_model.NoticePlan, language: str) -> str:
    texts = [_difference(each.path, each.before, each.after) for each in plan.changes if each.after is not None]
    nothing = B("Chưa có gì được ghi (--dry-run).", "Nothing was written (--dry-run).").text(language)
    return "".join(("\n", *texts, "\n", nothing, "\n"))


def _format_next(plan: notices_model.NoticePlan, language: str) -> Iterator[str]:
    paths = "content"
    yield B("Đã ghi vào thư mục. Việc tiếp theo:", "Written to the folder. Next steps:").text(language)
    yield B(
        f'  1. Lưu và gửi bài như thường lệ: `git add {paths} && git commit -m "{_TEXTS[plan.request.action].noun.vi} {plan.item.id}"`, rồi gửi lên.',
        f'  1. Commit and submit it as usual: `git add {paths} && git commit -m "{_TEXTS[plan.request.action].noun.en} {plan.item.id}"`, then push.',
    ).text(language)
    reason = quote(plan.reason_of_record)
    yield B(
        f"  2. Trưởng Ban Biên tập ký: `portalgen approve --reason {reason}`; khi khẩn: `portalgen emergency --reason {reason}`.",
        f"  2. The head of the board signs: `portalgen approve --reason {reason}`; in an emergency: `portalgen emergency --reason {reason}`.",
    ).text(language)


def _as_json(plan: notices_model.NoticePlan, *, applied: bool, commit: str = "", record: Any = None) -> str:
    value = {
        "action": plan.request.action,
        "id": plan.item.id,
        "site": plan.item.original.site,
        "applied": applied,
        "addresses": list(plan.urls),
        "changed": [
            {"path": each.path, "difference": _difference(each.path, each.before, each.after)}
            for each in plan.changes
            if each.after is not None
        ],
        "deleted": [each.path for each in plan.changes if each.after is None],
        "kept": list(plan.shared_files),
        "linked_from": {
            "pages": [each.source for each in plan.links.pages],
            "menus": list(plan.links.menu_files),
            "redirects": plan.links.redirect_count,
        },
        "reason_of_record": plan.reason_of_record,
        "commit": commit,
        "record": record,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


_REASON_HELP: Final = ", ".join(f"{each.value} ({each.label.vi})" for each in WITHDRAWAL_REASONS)


def _options_of(action: notices_model.NoticeAction) -> Iterator[click.Parameter]:
    own = _TEXTS[action].options
    yield click.Argument(["id"])
    if "reason" in own:
        yield _option("--reason", f"Nhóm lý do: {_REASON_HELP}.", "Class of reason.", required=True,
                      type=click.Choice([each.value for each in WITHDRAWAL_REASONS]), metavar="CLASS")  # fmt: skip
    is_for_readers = action != "remove"
    yield _option(
        "--note", "Câu để người đọc thấy." if is_for_readers else "Vì sao gỡ: ghi vào phiếu ký, người đọc không thấy.",
        "The sentence that readers see." if is_for_readers else "The reason, for the record; readers do not see it.", required=True, metavar="TEXT",
    )  # fmt: skip
    if "language" in own:
        yield _option(
            "--language", "Bản nào của bài.  [bản gốc]", "Language of the page.  [the original]", metavar="CODE"
        )
    if "superseded_by" in own:
        yield _option("--superseded-by", "Mã bài thay thế.", "Id of the replacing item.", metavar="ID")
    if "title" in own:
        yield _option(
            "--title",
            "Tiêu đề của thông báo, khi tiêu đề cũ không nên giữ.",
            "Title of the notice.  [the old one]",
            metavar="TEXT",
        )
    for name, what in (("note_in", B("Câu", "Note")), ("title_in", B("Tiêu đề", "Title"))):
        if name in own:
            yield _option(f"--{name.replace('_', '-')}", f"{what.vi} ở bản dịch, ví dụ en 'TEXT'.", f"{what.en} in another language.",
                          nargs=2, multiple=True, metavar="CODE TEXT")  # fmt: skip
    yield _option("--dry-run", "Chỉ cho xem sẽ đổi gì.", "Only show the changes.", is_flag=True)
    yield _option("--format", "Dạng kết quả.", "Output format.  [text]", "form",
                  type=click.Choice(["text", "json"]), default="text")  # fmt: skip
    yield _option("--sign", "Lưu vào bài gửi đang mở và ký duyệt.", "Commit and sign the approval.", is_flag=True)
    yield _option(
        "--emergency",
        "Với --sign: ký đăng khẩn, duyệt bổ sung sau.",
        "With --sign: sign an emergency publication.",
        is_flag=True,
    )
    yield _option(
        "--base", "Với --sign: bản chính.", "With --sign: the main branch.  [origin/main, main]", metavar="REV"
    )
    yield _option("--by", "Với --sign: người ký.", "With --sign: the signer.", metavar="ID")
    yield _option(
        "--for",
        "Với --sign: ký thay người này.",
        "With --sign: sign on behalf of this person.",
        "on_behalf_of",
        metavar="ID",
    )
    yield _option("--key", "Với --sign: tệp .pub của khóa.", "With --sign: the key's .pub file.", "key_file",
                  type=click.Path(path_type=Path, exists=True, dir_okay=False))  # fmt: skip
    yield _option("--yes", "Với --sign: ký mà không hỏi lại.", "With --sign: sign without asking.", is_flag=True)


def _option(name: str, vi: str, en: str, *names: str, **more: Any) -> click.Option:
    return click.Option([name, *names], help=f"{vi} / {en}", **more)


def _command_of(action: notices_model.NoticeAction) -> click.Command:
    text = _TEXTS[action]
    return click.Command(
        action,
        callback=click.pass_obj(partial(_run, action)),
        params=list(_options_of(action)),
        short_help=text.short,
        help=f"{text.names.vi}\n\n{text.names.en}",
        epilog=f"Ví dụ / Example:  {text.example}",
    )


commands: Final[Mapping[str, click.Command]] = {action: _command_of(action) for action in _TEXTS}
"""The commands, keyed by name."""
