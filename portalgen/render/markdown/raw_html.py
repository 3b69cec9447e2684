"""Recognizes raw HTML in order to refuse it.

Each kind of tag is reported once. All HTML from Word is reported together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import MappingProxyType
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.render.markdown.positions import place_in_block, place_of_line, place_of_token
from portalgen.render.markdown.rendering import RefusedTag, RenderingState

_TAG: Final = re.compile(r"<[^\n>]*>?")
_NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_WORD: Final = re.compile(
    r"class=[\"']?Mso|[\"';\s]mso-|</?[ovwm]:[a-z]|<!--\[if [^\]\n]{0,20}mso|urn:schemas-microsoft-com", re.IGNORECASE
)
_SHOWN: Final = 60
_LINES: Final = 5
"""The maximum number of lines named by a finding for a repeated tag."""

_ADVICE: Final = MappingProxyType(
    {
        "br": (
            "bỏ thẻ; xuống dòng bằng dấu \\ ở cuối dòng, sang đoạn mới thì để một dòng trống, trong ô bảng thì tách hàng",
            "delete it; end the line with \\, leave an empty line before a new paragraph, split the row of a table",
        ),
        "b": ("in đậm viết **chữ**", "write bold text as **text**"),
        "i": ("in nghiêng viết *chữ*", "write italic text as *text*"),
        "u": ("bỏ thẻ, trang web không gạch chân chữ thường; nhấn mạnh thì viết **chữ**", "delete it; write **text**"),
        "s": ("gạch ngang viết ~~chữ~~", "write struck text as ~~text~~"),
        "center": (
            "bỏ thẻ; muốn căn giữa thì ghi dòng {.center} ngay trên đoạn văn",
            "delete it; to centre a paragraph, write a line {.center} directly above it",
        ),
        "font": (
            "bỏ thẻ, giữ chữ; kiểu chữ, cỡ và màu do giao diện đặt, nhấn mạnh thì viết **chữ**",
            "delete the tag and keep the text; the theme sets fonts and colours; write **text** for emphasis",
        ),
        "p": (
            "bỏ thẻ, giữ chữ; giữa hai đoạn để một dòng trống",
            "delete the tag; leave an empty line between paragraphs",
        ),
        "h": ("tiêu đề mục viết ## Tên mục, mục con viết ###", "write headings as ## Title, subheadings as ###"),
        "a": ("liên kết viết [chữ](https://…)", "write links as [text](https://…)"),
        "img": (
            'ảnh viết {{ figure src="anh.jpg" alt="mô tả ảnh" }} trên một dòng riêng',
            'write pictures as {{ figure src="picture.jpg" alt="description" }} on a separate line',
        ),
        "li": (
            "danh sách viết mỗi mục một dòng, bắt đầu bằng `- ` hoặc `1. `",
            "write each list entry on a line beginning with `- ` or `1. `",
        ),
        "table": (
            "bảng viết | cột | cột |, dòng dưới là |---|---|, rồi mỗi hàng một dòng",
            "write tables as | column | column |, below it |---|---|, then one line per row",
        ),
        "hr": ("đường kẻ viết --- trên một dòng riêng", "write a rule as --- on a separate line"),
        "sup": (
            "số mũ viết m^2^, chỉ số dưới viết H~2~O; chú thích cuối trang viết [^1]",
            "write raised text as m^2^, lowered text as H~2~O, and a footnote as [^1]",
        ),
        "blockquote": ("trích dẫn viết > ở đầu dòng", "begin each line of a quotation with >"),
        "code": ("mã viết giữa hai dấu `", "write code between two `"),
        "video": (
            'phim viết {{ video file="phim.mp4" … }}; phim ở trang khác viết {{ film url="https://…" … }}',
            'write films as {{ video file="film.mp4" … }}, films on other websites as {{ film url="https://…" … }}',
        ),
        "audio": (
            'bản ghi âm viết {{ audio file="ban-tin.mp3" … }} trên một dòng riêng',
            'write recordings as {{ audio file="news.mp3" … }} on a separate line',
        ),
        "details": (
            'viết {{ section title="…" }}, nội dung ở các dòng dưới, rồi {{ /section }}; mọi mục đều hiện, không gập lại',
            'write {{ section title="…" }}, the text below it, then {{ /section }}; all sections are shown unfolded',
        ),
        "!": (
            "xóa ghi chú này, hoặc chuyển nó vào phần đầu bài sau dấu #",
            "delete the comment, or move it to the front matter after a #",
        ),
        "": (
            "dùng Markdown hoặc các khối {{ figure }}, {{ callout }}…; dấu < viết là \\<",
            "use Markdown or the blocks {{ figure }}, {{ callout }}…; write < as \\<",
        ),
    }
)
"""The Markdown equivalent of each tag, in Vietnamese and in English."""
_SAME: Final = MappingProxyType(
    {
        **dict.fromkeys(("strong",), "b"),
        **dict.fromkeys(("em", "cite"), "i"),
        **dict.fromkeys(("ins",), "u"),
        **dict.fromkeys(("del", "strike"), "s"),
        **dict.fromkeys(("span", "big", "small", "style"), "font"),
        **dict.fromkeys(("div", "section", "article"), "p"),
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h"),
        **dict.fromkeys(("ul", "ol", "dl", "dt", "dd"), "li"),
        **dict.fromkeys(("tr", "td", "th", "thead", "tbody", "colgroup", "col", "caption"), "table"),
        **dict.fromkeys(("sub",), "sup"),
        **dict.fromkeys(("pre", "tt", "kbd", "samp"), "code"),
        **dict.fromkeys(("iframe", "embed", "object", "source"), "video"),
        **dict.fromkeys(("summary",), "details"),
        **dict.fromkeys(("figure", "picture"), "img"),
    }
)


def refuse_block(token: Token, rendering: RenderingState) -> None:
    """Record a block of raw HTML at the place of its first tag."""
    html = _first_tag(token.content)
    line = token.map[0] if token.map else 0
    _record(token.content, html, rendering, partial(place_of_line, rendering.source, line, html))


def refuse_inline(block: Token, children: Iterable[Token], rendering: RenderingState) -> None:
    """Record each tag within a text, including tags in the alternative text of a picture."""
    for token in children:
        if token.type == "html_inline":
            html = _first_tag(token.content)
            _record(token.content, html, rendering, partial(place_of_token, rendering.source, block, token))
        elif token.type == "image" and token.children:
            _refuse_in_alternative(block, token, rendering)


def report_tags(rendering: RenderingState) -> Iterator[Diagnostic]:
    """Yield MRK101 for each kind of tag. If Word wrote some of the HTML, yield only MRK112 instead."""
    if rendering.word_html is not None:
        yield rendering.word_html
        return
    for name, tag in rendering.refused_tags.items():
        advice = _ADVICE.get(_SAME.get(name, name), _ADVICE[""])
        yield diagnostic(
            "MRK101", tag.places[0], html=tag.html[:_SHOWN], advice=LocalizedText(*advice), others=_count_uses(tag)
        )


def _refuse_in_alternative(block: Token, image: Token, rendering: RenderingState) -> None:
    start = image.meta["at"][0] + len("![")
    for token in image.children or ():
        if token.type == "html_inline":
            first, last = token.meta["at"]
            html = _first_tag(token.content)
            _record(
                token.content,
                html,
                rendering,
                partial(place_in_block, rendering.source, block, start + first, last - first),
            )


def _record(content: str, html: str, rendering: RenderingState, find_place: Callable[[], Place]) -> None:
    if rendering.word_html is not None:
        return
    if _WORD.search(content):
        rendering.word_html = diagnostic("MRK112", find_place(), html=html[:_SHOWN])
        return
    match = _NAME.match(html)
    name = match[1].lower() if match else html[1:2]
    is_closing = html.startswith("</")
    tag = rendering.refused_tags.setdefault(name, RefusedTag(html, [], is_closing))
    if is_closing and not tag.is_closing:
        return  # closes a tag already counted
    tag.is_closing = is_closing
    tag.count += 1
    if len(tag.places) < _LINES:
        tag.places.append(find_place())


def _count_uses(tag: RefusedTag) -> LocalizedText:
    if tag.count == 1:
        return LocalizedText("", "")
    lines = list(dict.fromkeys(str(place.line) for place in tag.places))
    named = ", ".join(lines) + (", …" if tag.count > len(tag.places) else "")
    word = "lines" if len(lines) > 1 or tag.count > len(tag.places) else "line"
    return LocalizedText(f" ({tag.count} chỗ trong bài, dòng {named})", f" ({tag.count} times, {word} {named})")


def _first_tag(html: str) -> str:
    match = _TAG.search(html)
    return match.group().rstrip() if match else html.strip()
