"""`portalgen new`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import require_library, require_portal, write_new_file
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.kinds.table import KINDS
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import new_dialogue
    from portalgen.config import legal as config_legal
    from portalgen.config import lint_settings
    from portalgen.content import kind_by_name, new
    from portalgen.law import deadlines

if TYPE_CHECKING:
    from portalgen.config.portal import Site


@click.command(
    "new",
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
    help="Tiêu đề bài; lịch công tác không ghi thì tự đặt theo tuần. / Title; a work schedule defaults to its week.",
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
    is_asking = sys.stdin.isatty() and sys.stderr.isatty()
    _require_argument("kind", kind, is_asking)
    _require_argument("site", site, is_asking)
    portal = require_portal(state)
    chosen_kind = (
        kind_by_name.require_kind(portal.kinds, kind) if kind else new_dialogue.ask_kind(portal, state.language)
    )
    kind = chosen_kind.name
    site = site or new_dialogue.ask_site(portal, state.language)
    if not title and chosen_kind.new_title is None:
        _require_argument("title", title, is_asking)
        title = new_dialogue.ask_title(state.language)
    ids = [item.id for item in require_library(portal).items]
    requirements = lint_settings.load_lint_settings(state.root, [each.id for each in portal.sites])[0].mandatory
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
    return 0


def _require_argument(name: str, value: str, is_asking: bool) -> None:
    """Raise click.MissingParameter for a missing argument if nobody can be asked for it."""
    if not value and not is_asking:
        context = click.get_current_context()
        parameter = next(each for each in context.command.params if each.name == name)
        raise click.MissingParameter(ctx=context, param=parameter)


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
