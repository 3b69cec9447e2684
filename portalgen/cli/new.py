"""`portalgen new`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import require_library, require_portal, write_new_file
from portalgen.cli.state import PREVIEW_PORT, CommandState, MomentType, now
from portalgen.errors import PortalgenError
from portalgen.kinds.table import KINDS
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.cli import new_dialogue
    from portalgen.config import legal as config_legal
    from portalgen.config import lint_settings
    from portalgen.config import load as config_load
    from portalgen.content import kind_by_name, new, new_example
    from portalgen.law import deadlines
    from portalgen.serve import addresses as serve_addresses

if TYPE_CHECKING:
    from portalgen.config.portal import Portal, Site


@click.command(
    "new",
    context_settings={"allow_extra_args": True},
    short_help="Create a new page.",
    help=f"""Tạo tệp bài mới hợp lệ, có chú thích, và in đường dẫn. / Create a valid page file with hints, and print its path.

    Không ghi --section thì bài vào chuyên mục của chính loại ấy: chuyên mục kể loại ấy trước nhất trong `kinds`, trước
    hết là chuyên mục trang phải có. / Without --section the page goes to the kind's own section: one that names the
    kind first in its `kinds`, and of those one that the site must have. Which it was is reported on standard error.

    KIND: {", ".join(f"{each.name} ({each.label.vi})" for each in KINDS.values() if not each.is_tombstone)}.
    """,
    epilog="Ví dụ / Examples:  portalgen new news --site sngv --title 'Hội nghị xúc tiến đầu tư'  ·  portalgen new legal_document --site sngv --section lay-y-kien --title 'Dự thảo quy chế'",
)
@click.argument("kind", default="")
@click.option(
    "--site", default="", metavar="ID", help="Mã trang; ở dòng lệnh thì được hỏi. / Site; asked for on a terminal."
)
@click.option(
    "--title",
    default="",
    help="Tiêu đề bài, trong dấu nháy; lịch công tác không ghi thì tự đặt theo tuần. / Title, in quotes; a work schedule defaults to its week.",
)
@click.option("--language", default="vi", metavar="CODE", help="Ngôn ngữ của bài. / The page's language.  [vi]")
@click.option(
    "--section",
    default=None,
    metavar="PATH",
    help="Chuyên mục; bắt buộc với section. / Section; required for section.  [the kind's own]",
)
@click.option("--date", "at", type=MomentType(), default=None, help="Ngày của bài. / The page's date.  [today]")
@click.pass_obj
def command(
    state: CommandState, kind: str, site: str, title: str, language: str, section: str | None, at: datetime | None
) -> int:
    title = choose_title(kind, title, tuple(click.get_current_context().args))
    is_asking = sys.stdin.isatty() and sys.stderr.isatty()
    if not is_asking and not (kind and site):
        raise _missing_arguments(state, kind, site, title)
    portal = require_portal(state)
    chosen_kind = (
        kind_by_name.require_kind(portal.kinds, kind) if kind else new_dialogue.ask_kind(portal, state.language)
    )
    kind = chosen_kind.name
    site = site or new_dialogue.ask_site(portal, state.language)
    if not title and chosen_kind.new_title is None:
        if not is_asking:
            raise _missing_arguments(state, kind, site, title)
        title = new_dialogue.ask_title(state.language)
    ids = [item.id for item in require_library(portal).items]
    requirements = lint_settings.load_lint_settings(state.root, [each.id for each in portal.sites])[0].mandatory
    if section is None and chosen_kind.is_index and is_asking:
        section = new_dialogue.ask_section(new.list_sections(portal, kind, site, requirements), state.language)
    legal = config_legal.load_legal_settings(state.root)[0]
    received = deadlines.list_received_classes(legal.classes) if legal is not None else frozenset()
    path, text = new.create_page(portal, kind, site, title, language, at or now(), section, ids, requirements, received)
    write_new_file(state.root, path, text)
    click.echo(path)
    for file, contents in new.list_new_files(chosen_kind, path, language).items():
        if not (state.root / file).exists():
            write_new_file(state.root, file, contents)
            click.echo(file)
    sections = new.list_sections(portal, kind, site, requirements)
    chosen = sections[0] if section is None else section.strip("/")
    for line in _describe_choice(portal.site(site), chosen, sections, section is None, state.language):
        click.echo(line, err=True)
    address = serve_addresses.find_preview_address(portal, site, chosen, path, language, PREVIEW_PORT)
    preview = Bilingual(
        f"xem thử khi `portalgen serve` đang chạy: {address}", f"preview, while `portalgen serve` runs: {address}"
    )
    click.echo(preview.text(state.language), err=True)
    return 0


def choose_title(kind: str, title: str, extra: tuple[str, ...]) -> str:
    """Return the title; `extra` are further words of the command line.

    A single one with spaces was quoted, so it can only be the title. Raises click.UsageError for other words, with the
    quoted command.
    """
    if not extra:
        return title
    if not title and len(extra) == 1 and len(extra[0].split()) > 1:
        return extra[0]
    advice = _advise_quotes(kind, title, extra)
    vi = f"thừa `{' '.join(extra)}`; {advice.vi}"
    en = f"unexpected `{' '.join(extra)}`; {advice.en}"
    context = click.get_current_context()
    raise click.UsageError(Bilingual(vi, en).text(context.obj.language), context)


def _advise_quotes(kind: str, title: str, extra: tuple[str, ...]) -> Bilingual:
    for count in range(1, len(extra) + 1):
        words = " ".join((kind, *extra[:count]))
        if kind_by_name.match_kinds(KINDS, words):
            command = f"portalgen new {shlex.quote(words)}"
            return Bilingual(
                f"tên loại bài có dấu cách thì đặt trong dấu nháy: {command}", f"quote a kind with spaces: {command}"
            )
    command = f"portalgen new {shlex.quote(kind)} --title {shlex.quote(' '.join((title, *extra)).strip())}"
    return Bilingual(
        f"tiêu đề ghi sau --title, cả tiêu đề trong dấu nháy: {command}",
        f"the title follows --title, quoted: {command}",
    )


def _missing_arguments(state: CommandState, kind: str, site: str, title: str) -> click.UsageError:
    """Return the error for missing arguments if nobody can be asked for them, with an example of this portal."""
    message = describe_missing_arguments(state.root, kind, site, title)
    return click.UsageError(message.text(state.language), click.get_current_context())


def describe_missing_arguments(root: Path, kind: str, site: str, title: str) -> Bilingual:
    """Return the message that names the missing arguments and a complete command that works in the portal in `root`.

    Without a readable portal there is no example.
    """
    options = [name for name, value in (("--site", site), ("--title", title)) if not value]
    both = [
        Bilingual(f"thiếu {vi}", f"{en} is missing")
        for vi, en in (
            *([] if kind else [("đối số `LOẠI BÀI`", "argument `KIND`")]),
            *((f"tùy chọn `{each}`", f"option `{each}`") for each in options),
        )
    ]
    portal = _find_portal(root)
    requirements = (
        lint_settings.load_lint_settings(root, [each.id for each in portal.sites])[0].mandatory if portal else {}
    )
    example = new_example.find_new_example(portal, kind, site, requirements) if portal is not None else None
    missing = Bilingual(", ".join(each.vi for each in both), ", ".join(each.en for each in both))
    if example is None:
        return missing
    words = ["portalgen", *_root_words(root), "new", example.kind, "--site", example.site, "--section", example.section]
    command = f"{shlex.join(words)} --title {shlex.quote(title or 'Tiêu đề của bài')}"
    return Bilingual(f"{missing.vi}; ví dụ lệnh đủ: {command}", f"{missing.en}; a complete example: {command}")


def _find_portal(root: Path) -> Portal | None:
    """Return the portal in `root`; None if there is none, or if it has errors."""
    try:
        return config_load.load_portal(root)[0]
    except PortalgenError:
        return None


def _root_words(root: Path) -> tuple[str, ...]:
    return () if root == Path.cwd().resolve() else ("--root", str(root))


def _describe_choice(
    site: Site, chosen: str, sections: tuple[str, ...], is_default: bool, language: str
) -> Iterator[str]:
    """Yield the chosen section, the alternatives, and the front matter keys used after writing."""
    names = {each.path: each.names.get(language) or next(iter(each.names.values())) for each in site.sections}
    names[""] = "the home page" if language == "en" else "trang chủ"
    labels = {each: f"{each or '/'} ({names[each]})" for each in sections}
    others = ", ".join(labels[each] for each in sections if each != chosen)
    vi = [f"chuyên mục: {labels[chosen]}"]
    en = [f"section: {labels[chosen]}"]
    if others and is_default:
        vi.append(f"muốn đặt ở chuyên mục khác: xóa tệp này rồi chạy lại với --section, một trong: {others}")
        en.append(f"for another section: delete this file and run again with --section, one of: {others}")
    vi.append("viết xong thì xóa dòng `draft`; `publish_at` để hẹn giờ hiện, `related` để chỉ bài nên xem tiếp")
    en.append(
        "delete the line `draft` when the page is done; `publish_at` schedules it, `related` names pages to read next"
    )
    yield from en if language == "en" else vi
