"""`portalgen why`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from portalgen.cli.state import CommandState, at_option, now
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.diagnostics import sentences
    from portalgen.locale import dates
    from portalgen.pipeline import options as pipeline_options
    from portalgen.pipeline import why
    from portalgen.text import masked_diagnostics

if TYPE_CHECKING:
    from portalgen.pipeline.incremental.rebuild_reasons import RebuildReason


@click.command(
    "why",
    short_help="Explain why an output was rebuilt, and whether it will be.",
    epilog="Ví dụ / Examples:  portalgen why https://sngv.lamdong.gov.vn/tin-tuc/  ·  portalgen why content/sngv/_index.vi.md --format json",
)
@click.argument("url", metavar="URL")
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="Thư mục đầu ra. / Output folder.  [ROOT/public]"
)
@at_option
@click.option("--drafts", is_flag=True, help="Bản dựng có bài nháp. / The build includes drafts.")
@click.option("--no-search", is_flag=True, help="Bản dựng không có tìm kiếm. / The build has no search index.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(
    state: CommandState, url: str, out: Path | None, at: datetime | None, drafts: bool, no_search: bool, form: str
) -> int:
    """Vì sao một tệp đầu ra được làm lại lần gần nhất, và lần dựng tới có làm lại không, do phần nào. Không ghi gì.

    Show why an output was last rebuilt, and whether the next build will rebuild it, with the changed parts. It writes
    no files. URL is an address, an output path, a file below --out, or the source of a page. Pass the same options as
    for the build. JSON has `path`, `site`, `source` and `last` (null if it was never built): `written`, `rendered` in
    the last build of its site or null, `cause` (new, file, unknown, parts or copied), `changed` parts, `intact`. For
    the next build it has `status` (same, again, new, gone, refused), `reasons`, `changed` and `diagnostics`.
    """
    target = (out or state.root / "public").resolve()
    options = pipeline_options.BuildOptions(state.root, target, at or now(), unpublished=drafts, search=not no_search)
    explanation = why.why(options, url)
    click.echo(
        _format_json(explanation, state.language) if form == "json" else _format_text(explanation, state.language)
    )
    return 0


PART_WORDS: Final = {
    "content": Bilingual("nội dung của tệp", "the file's content"),
    "furniture": Bilingual("đầu và cuối trang: menu, chân trang", "header and footer: menu, page footer"),
    "strings": Bilingual("chữ của giao diện", "the theme's strings"),
    "program": Bilingual("phiên bản chương trình", "the program's version"),
    "title": Bilingual("tiêu đề", "title"),
    "summary": Bilingual("tóm tắt", "summary"),
    "body": Bilingual("nội dung bài", "body"),
    "day": Bilingual("ngày của bài", "the page's day"),
    "contents": Bilingual("mục lục của bài", "the page's table of contents"),
    "facts": Bilingual("các trường riêng của loại bài", "the fields of its kind"),
    "attachments": Bilingual("tệp đính kèm", "attachments"),
    "images": Bilingual("ảnh", "pictures"),
    "terms": Bilingual("lĩnh vực, từ khóa", "fields and tags"),
    "previous": Bilingual("bài trước", "the previous page"),
    "next": Bilingual("bài sau", "the next page"),
    "related": Bilingual("bài liên quan", "related pages"),
    "source": Bilingual("nguồn tin", "the source of the news"),
    "imprint": Bilingual("tên cơ quan và điều kiện sử dụng lại", "the agency's name and the terms of reuse"),
    "text_url": Bilingual("địa chỉ bản văn bản thuần", "the address of its plain text version"),
    "kind": Bilingual("loại bài", "kind"),
    "kind_label": Bilingual("tên loại bài", "the kind's name"),
    "category": Bilingual("tên loại bài hoặc chuyên mục", "the name of its kind or section"),
    "section_title": Bilingual("tên chuyên mục của bài", "the title of its section"),
    "by_date": Bilingual("cách xếp chuyên mục của bài", "the sort order of its section"),
    "entries": Bilingual("các bài trong danh sách", "the entries of the list"),
    "introduction": Bilingual("lời giới thiệu", "introduction"),
    "total": Bilingual("số bài", "the number of pages"),
    "sections": Bilingual("các chuyên mục con", "the subsections"),
    "pagination": Bilingual("số trang của danh sách", "the number of list pages"),
    "blocks": Bilingual("các khối tin", "the news blocks"),
    "lead": Bilingual("tin nổi bật", "the leading news"),
    "events": Bilingual("sự kiện sắp tới", "upcoming events"),
    "component_news": Bilingual("tin của các trang thành phần", "news of the component sites"),
    "directories": Bilingual("danh sách các trang thành phần", "the list of component sites"),
    "contact": Bilingual("thông tin liên hệ", "contact"),
    "links": Bilingual("các liên kết", "links"),
    "tree": Bilingual("cây chuyên mục và bài", "the tree of sections and pages"),
    "updated": Bilingual("lần cập nhật gần nhất", "the last update"),
    "url": Bilingual("địa chỉ đích", "the target address"),
    "urls": Bilingual("các địa chỉ trong sơ đồ trang", "the addresses in the site map"),
    "frame.head": Bilingual(
        "phần đầu của HTML: tiêu đề, địa chỉ, bản dịch, tệp giao diện",
        "the head of the HTML: title, address, translations, files of the theme",
    ),
    "frame.elements": Bilingual(
        "siêu dữ liệu cho máy ở phần đầu của HTML", "the metadata for machines in the head of the HTML"
    ),
    "frame.layout": Bilingual("bố cục", "layout"),
    "frame.breadcrumbs": Bilingual("đường dẫn trang", "breadcrumbs"),
    "frame.languages": Bilingual("nút chuyển ngôn ngữ", "language switch"),
    "frame.notices": Bilingual("thông báo trên trang", "notices on the page"),
}
"""Words for the parts of a key.

A part without words is shown by its name in the view (docs/reference/views.md).
"""

_TEMPLATE: Final = Bilingual("mẫu giao diện", "a template of the theme")

CAUSE_WORDS: Final = {
    "new": Bilingual("trước đó chưa có", "it did not exist before"),
    "file": Bilingual("tệp bị mất hoặc bị sửa từ bên ngoài", "its file was missing or changed from outside"),
    "unknown": Bilingual(
        "không rõ vì sao: dữ liệu của lần dựng trước đó không còn",
        "unknown: there are no data of the previous build",
    ),
    "copied": Bilingual(
        "chép hoặc mã hóa từ một tệp của giao diện hay của bài",
        "copied or encoded from a file of the theme or of a page",
    ),
    "parts": Bilingual("các phần sau đã đổi", "these parts had changed"),
}
STATUS_WORDS: Final = {
    "same": Bilingual("giữ nguyên", "stays as it is"),
    "again": Bilingual("làm lại", "is rebuilt"),
    "new": Bilingual("làm mới, chưa có trong bản dựng gần nhất", "is built for the first time"),
    "gone": Bilingual("gỡ đi, không còn gì tạo ra nó", "is removed: it has no source any more"),
    "refused": Bilingual("không ghi gì cho đến khi sửa các lỗi sau", "writes nothing until these errors are fixed"),
}
REASON_WORDS: Final = {
    "program": Bilingual(
        "chương trình hoặc thư viện là phiên bản khác", "the program or a library has another version"
    ),
    "configuration": Bilingual("`site-config/` đã đổi", "`site-config/` changed"),
    "themes": Bilingual("`themes/` đã đổi", "`themes/` changed"),
    "contents": Bilingual("tệp trong thư mục nội dung của trang đã đổi", "files in the site's content folder changed"),
    "drafts": Bilingual(
        "tùy chọn --drafts khác với lần dựng gần nhất ({0} → {1}); nếu không định đổi, gọi lệnh này với đúng tùy chọn đó",
        "--drafts differs from the last build ({0} → {1}); if this is not intended, run this command with the same "
        "option",
    ),
    "search": Bilingual(
        "tùy chọn --no-search khác với lần dựng gần nhất ({0} → {1}); nếu không định đổi, gọi lệnh này với đúng tùy chọn đó",
        "--no-search differs from the last build ({0} → {1}); if this is not intended, run this command with the "
        "same option",
    ),
    "since": Bilingual(
        "thời điểm đang xem sớm hơn {0}, lúc trang đổi theo giờ",
        "the clock is before {0}, when the site changed by time",
    ),
    "until": Bilingual("đã qua {0}, lúc trang đổi theo giờ", "the clock passed {0}, when the site changes by time"),
    "references": Bilingual(
        "bài của trang khác bắt đầu hoặc thôi trỏ tới một bài ở đây, hoặc đã đổi ngày hay hiệu lực",
        "items of other sites began or ceased to refer to an item here, or changed their dates or state",
    ),
    "touched": Bilingual("`{0}` bị xóa hoặc sửa từ bên ngoài", "`{0}` was removed or changed from outside"),
    "interrupted": Bilingual("lần dựng trước bị dừng giữa chừng", "the last build was interrupted"),
    "unknown": Bilingual(
        "không có dữ liệu của lần dựng trước về trang này", "there are no data of an earlier build of this site"
    ),
}
QUERY_WORDS: Final = {
    "export": Bilingual(
        "thông tin các bài của trang `{0}` (tiêu đề, ngày, địa chỉ …) đã đổi, hoặc có bài hiện, ẩn theo giờ",
        "the front matter of pages of site `{0}` changed (titles, days, addresses …), or pages appeared or "
        "disappeared by time",
    ),
    "item": Bilingual(
        "bài có id `{1}` (trang `{0}`), được liên kết từ đây, đã đổi tiêu đề hay địa chỉ, xuất hiện hoặc mất đi",
        "the item `{1}` (site `{0}`), linked from here, changed its title or address, appeared or disappeared",
    ),
    "page": Bilingual(
        "bài `{1}`, được liên kết từ đây, đã đổi tiêu đề hay địa chỉ, xuất hiện hoặc mất đi",
        "the page `{1}`, linked from here, changed its title or address, appeared or disappeared",
    ),
    "place": Bilingual(
        "mục `{1}` của trang `{0}`, được liên kết từ đây, đã đổi tên hay địa chỉ, xuất hiện hoặc mất đi",
        "`{1}` of site `{0}`, linked from here, changed its name or address, appeared or disappeared",
    ),
    "shows_item": Bilingual(
        "bài có id `{1}` (trang `{0}`), được nhắc tới trong dữ liệu ở đây, xuất hiện hoặc mất đi",
        "the item `{1}` (site `{0}`), named in data here, appeared or disappeared",
    ),
    "site_maps": Bilingual("sơ đồ trang của `{0}` có địa chỉ khác", "the site maps of `{0}` have other addresses"),
    "banners": Bilingual(
        "thông tin khẩn cấp của trang `{0}` ở đầu các trang đã đổi", "the emergency banners of site `{0}` changed"
    ),
    "hidden_title": Bilingual("bài chưa hiện `{1}` đã đổi", "the unpublished page `{1}` changed"),
    "hidden_item": Bilingual("bài chưa hiện có id `{1}` đã đổi", "the unpublished item `{1}` changed"),
    "faulty_page": Bilingual("lỗi của bài `{1}` đã đổi", "the errors of the page `{1}` changed"),
    "faulty_item": Bilingual("lỗi của bài có id `{1}` đã đổi", "the errors of the item `{1}` changed"),
    "faulty_place": Bilingual("lỗi của mục `{1}` của trang `{0}` đã đổi", "the errors of `{1}` of site `{0}` changed"),
}


_MOMENTS: Final = frozenset({"since", "until"})


def describe_part(name: str, language: str) -> str:
    """Return the name of a part in backticks, followed by its description if there is one."""
    words = PART_WORDS.get(name) or (_TEMPLATE if name.startswith("template ") else None)
    return f"`{name}`" + (f" ({words.text(language)})" if words else "")


def describe_reason(reason: RebuildReason, language: str) -> str:
    """Return the reason why the next build rebuilds a site, as text."""
    if reason.name == "answer":
        site, name, *arguments = reason.values
        return QUERY_WORDS[name].text(language).format(site or "?", *(arguments or ("",)))
    values = [_format_moment(each, language) for each in reason.values] if reason.name in _MOMENTS else reason.values
    return REASON_WORDS[reason.name].text(language).format(*values)


def _format_moment(text: str, language: str) -> str:
    return dates.format_moment(datetime.fromisoformat(text), language)


def _format_text(explanation: why.OutputExplanation, language: str) -> str:
    lines = [
        f"{explanation.path}",
        *_list_facts(explanation, language),
        "",
        *_describe_last_build(explanation, language),
        "",
        *_describe_next_build(explanation, language),
    ]
    return "\n".join(lines)


def _list_facts(explanation: why.OutputExplanation, language: str) -> list[str]:
    labels = (Bilingual("trang", "site"), Bilingual("nguồn", "source"))
    pairs = zip(labels, (explanation.site, explanation.source), strict=True)
    return [f"  {label.text(language)}: {value}" for label, value in pairs if value]


def _describe_last_build(explanation: why.OutputExplanation, language: str) -> list[str]:
    last = explanation.last_output
    if last is None:
        return [
            Bilingual("Bản dựng gần nhất chưa có tệp này.", "The last build does not contain this file.").text(language)
        ]
    day = dates.format_exact_moment(last.written_at, language)
    cause = CAUSE_WORDS[last.cause].text(language)
    lines = [Bilingual(f"Ghi lúc {day} (+07:00): {cause}", f"Written {day} (+07:00): {cause}").text(language)]
    lines += _list_parts(last.changed_parts, language)
    if last.was_rendered is False:
        lines.append(
            Bilingual("Lần dựng gần nhất giữ nguyên tệp này.", "The last build kept this file.").text(language)
        )
    return lines


def _describe_next_build(explanation: why.OutputExplanation, language: str) -> list[str]:
    first = Bilingual("Lần dựng tới: ", "The next build: ").text(language)
    lines = [first + STATUS_WORDS[explanation.status].text(language), *_list_parts(explanation.changed_parts, language)]
    if explanation.last_output is not None and not explanation.last_output.is_intact:
        lines.append("  " + REASON_WORDS["touched"].text(language).format(explanation.path))
    if explanation.reasons:
        lines.append(Bilingual("Trang được xem lại vì:", "The site is rebuilt because:").text(language))
        lines += [f"  {describe_reason(reason, language)}" for reason in explanation.reasons]
    else:
        lines.append(
            Bilingual("Không có gì khiến trang phải xem lại.", "The site does not need a rebuild.").text(language)
        )
    return [*lines, *_list_diagnostics(explanation, language)]


def _list_parts(names: tuple[str, ...], language: str) -> list[str]:
    return [f"  {describe_part(name, language)}" for name in names]


def _list_diagnostics(explanation: why.OutputExplanation, language: str) -> list[str]:
    return [
        f"{each.place.path}:{each.place.line}:{each.place.column}: {each.code}: {sentences.sentence_of(each, language)}"
        for each in map(masked_diagnostics.mask_diagnostic, explanation.diagnostics)
    ]


def _format_json(explanation: why.OutputExplanation, language: str) -> str:
    last = explanation.last_output
    value = {
        "path": explanation.path,
        "site": explanation.site,
        "source": explanation.source,
        "last": last
        and {
            "written": last.written_at.isoformat(),
            "rendered": last.was_rendered,
            "cause": last.cause,
            "changed": list(last.changed_parts),
            "intact": last.is_intact,
        },
        "status": explanation.status,
        "changed": list(explanation.changed_parts),
        "reasons": [{"name": reason.name, "values": list(reason.values)} for reason in explanation.reasons],
        "diagnostics": _list_diagnostics(explanation, language),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)
