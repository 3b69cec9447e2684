"""Shortcodes: their declarations, what they render, and their faults at line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place
from portalgen.render import shortcodes
from portalgen.render.markdown.body import render_body
from portalgen.render.shortcodes.model import ParameterType, Shortcode
from portalgen.render.shortcodes.syntax import read_call
from portalgen.render.shortcodes.table import SHORTCODES
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import Templates
from tests.makers.markdown_pages import FIRST_LINE, PATH, Resolver, rendered, strings

ROOT = Path(__file__).resolve().parents[3]
MACHINERY = {"__init__", "media", "misspelt", "model", "syntax", "check", "table"}

RENDERED = [
    (
        '{{ figure src="a.jpg" alt="Ảnh" caption="Chú \\"thích\\"" credit="An" align="right" }}',
        '<x-figure alt="Ảnh" caption="Chú &#34;thích&#34;" credit="An" align="right"/>\n',
    ),
    ("{{figure src=“a.jpg” alt=“Ảnh”}}", '<x-figure alt="Ảnh" caption="" credit="" align=""/>\n'),
    (
        '{{ figure src="a.jpg" alt="Lễ “Hoa” ở Đà Lạt" }}',
        '<x-figure alt="Lễ “Hoa” ở Đà Lạt" caption="" credit="" align=""/>\n',
    ),
    ('{{ document file="a.pdf" title="Tệp" }}', '<x-document url="/a/tep.pdf" title="Tệp"/>\n'),
    ('{{ document id="abc" }}', '<p class="document"><a href="/bai/">Tên bài</a></p>\n'),
    ('{{ document id="later" }}', '<p class="document">Bài sau</p>\n'),
    ('{{ blank label="Họ tên" }}', '<x-blank label="Họ tên" lines="1"/>\n'),
    (
        '{{ sheet title="Phiếu" }}\n{{ blank label="Họ tên" }}\n{{ /sheet }}',
        '<x-sheet title="Phiếu">\n<x-blank label="Họ tên" lines="1"/>\n</x-sheet>\n',
    ),
    ('{{ contact site="sngv" }}', '<x-contact name="Sở Ngoại vụ"/>\n'),
    (
        '{{ map file="a.geojson" title="Xã" description="Lời" source="Sở" }}',
        '<x-map title="Xã" says="Lời" source="Sở"/>\n',
    ),
    (
        '{{ video file="a.MP4" title="Phim" }}',
        '<x-video url="/a/tep.pdf" media_type="video/mp4" poster_url="" captions_url="" captions_language="vi"'
        ' title="Phim" transcript_url=""/>\n',
    ),
    (
        '{{ video file="a.mp4" title="P" poster="p.jpg" captions="p.vtt" captions_language="en" transcript="b.md" }}',
        '<x-video url="/a/tep.pdf" media_type="video/mp4" poster_url="/a/anh.jpg" captions_url="/a/tep.pdf"'
        ' captions_language="en" title="P" transcript_url="/bai/"/>\n',
    ),
    (
        '{{ audio file="a.MP3" title="Tin" length="5 phút" transcript="b.md" }}',
        '<x-audio url="/a/tep.pdf" media_type="audio/mpeg" title="Tin" length="5 phút" transcript_url="/bai/"/>\n',
    ),
    (
        '{{ film url="https://www.phim.vn/a?b=1" title="Hoa" picture="p.jpg" }}',
        '<x-film url="https://www.phim.vn/a?b=1" host="phim.vn" title="Hoa" alt="" caption="" credit="" length="" credit=""/>\n',
    ),
    (
        '## Một\n\n{{ section title="Giá *m^2^* {x}" }}\nb\n\n{{ callout kind="note" }}\nc\n{{ /callout }}\n{{ /section }}',
        '<h2 id="mot">Một</h2>\n<x-section>\n<h3 id="gia-m-2-x">Giá *m^2^* {x}</h3>\n<p>b</p>\n'
        '<x-callout kind="note" title="">\n<p>c</p>\n</x-callout>\n</x-section>\n',
    ),
    (
        '{{ callout kind="legal" title="Điều <1>" }}\nĐoạn *một*[^1]\n\n{{ document id="abc" }}\n\n[^1]: n\n{{ /callout }}',
        '<x-callout kind="legal" title="Điều &lt;1&gt;">\n<p>Đoạn <em>một</em><sup class="footnote-ref">'
        '<a href="#fn1" id="fnref1">[1]</a></sup></p>\n<p class="document"><a href="/bai/">Tên bài</a></p>\n'
        '</x-callout>\n<section class="footnotes" aria-label="Chú thích">\n<ol class="footnotes-list">\n'
        '<li id="fn1" class="footnote-item"><p>n <a href="#fnref1" class="footnote-backref" aria-label="Quay lại">'
        "↩︎</a></p>\n</li>\n</ol>\n</section>\n",
    ),
    (
        '{{ callout kind="note" }}\n- a\n- b\n{{ /callout }}\nsau',
        '<x-callout kind="note" title="">\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</x-callout>\n<p>sau</p>\n',
    ),
    (
        '{{ callout kind="note" }}\n```\n{{ /callout }}\n```\n{{ /callout }}',
        '<x-callout kind="note" title="">\n<pre tabindex="0"><code>{{ /callout }}\n</code></pre>\n</x-callout>\n',
    ),
    (
        '> {{ callout kind="note" }}\n> a\n> {{ /callout }}',
        '<blockquote>\n<x-callout kind="note" title="">\n<p>a</p>\n</x-callout>\n</blockquote>\n',
    ),
    (
        '- a\n  {{ contact site="sngv" }}\n- b',
        '<ul>\n<li>a\n<x-contact name="Sở Ngoại vụ"/>\n</li>\n<li>b</li>\n</ul>\n',
    ),
]

OPEN = '{{ callout kind="note" }}'
CLOSE = "{{ /callout }}"
FAULTS = [
    ("MRK102", '{{ figur src="a" }}', 1, 4, "figur"),
    ("MRK102", "{{ box }}\nx\n{{ /box }}", 1, 4, "box"),
    ("MRK102", "x\n{{ /box }}", 2, 5, "box"),
    ("MRK103", '> {{ contact site="a" color="red" }}', 1, 23, "color"),
    ("MRK103", '{{ contact sites="a" }}', 1, 12, "sites"),
    ("MRK104", '{{ figure alt="a" }}', 1, 4, "figure"),
    ("MRK104", '- x\n\n  {{ document file="a.pdf" }}', 3, 6, "document"),
    ("MRK105", '{{ document id="abc" file="a.pdf" }}', 1, 17, "abc"),
    ("MRK105", '{{ document id="Số 1" }}', 1, 17, "Số 1"),
    ("MRK105", '{{ figure src="a" alt="b" align="up" }}', 1, 34, "up"),
    ("MRK105", '{{ figure src="" alt="b" }}', 1, 16, ""),
    ("MRK105", '{{ video file="a.avi" title="b" }}', 1, 16, "a.avi"),
    ("MRK105", '{{ video file="a.mp4" title="b" captions_language="viet_nam" }}', 1, 52, "viet_nam"),
    ("MRK106", f"x\n\n{OPEN}\ny", 3, 4, "callout"),
    ("MRK106", f"x\n{CLOSE}", 2, 5, "callout"),
    ("MRK106", f"- x\n\n  {OPEN}\n- y\n- z", 3, 6, "callout"),
    ("MRK106", f"{OPEN}\nx\n\n{OPEN}\ny\n{CLOSE}", 1, 4, "callout"),
    ("MRK115", f"{OPEN}\n{OPEN}\nx\n{CLOSE}\n{CLOSE}", 2, 4, "callout"),
    ("MRK106", '{{ figure src="a" alt="b" }}\n{{ /figure }}', 2, 5, "figure"),
    ("MRK114", "{{ figure", 1, 1, "{{ figure"),
    ("MRK116", '{{ figure src="a }}', 1, 1, '{{ figure src="a }}'),
    ("MRK113", '{{ contact site="a" }} x', 1, 1, '{{ contact site="a" }} x'),
    ("MRK107", '{{ contact site="a" site="b" }}', 1, 1, '{{ contact site="a" site="b" }}'),
    ("MRK116", "{{ contact site=a }}", 1, 1, "{{ contact site=a }}"),
    ("MRK104", '{{ audio file="a.mp3" title="b" }}', 1, 4, "audio"),
    ("MRK105", '{{ audio file="a.wav" title="b" transcript="c.md" }}', 1, 16, "a.wav"),
    ("MRK105", '{{ audio file="a.mp3" title="b" transcript="a.mp3" }}', 1, 45, "a.mp3"),
    ("MRK105", '{{ audio file="a.mp3" title="b" transcript="https://a.vn/b" }}', 1, 45, "https://a.vn/b"),
    ("MRK105", '{{ video file="a.mp4" title="b" transcript="https://a.vn/b.pdf" }}', 1, 45, "https://a.vn/b.pdf"),
    ("LNK124", '{{ film url="https://user:pw@a.vn/b" title="b" picture="c.jpg" }}', 1, 14, "https://user:pw@a.vn/b"),
    ("LNK124", "[a](https://user:pw@a.vn/b)", 1, 5, "https://user:pw@a.vn/b"),
    ("MRK105", '{{ film url="youtube.com/a" title="b" picture="c.jpg" }}', 1, 14, "youtube.com/a"),
    ("MRK105", '{{ film url="javascript:a.b" title="b" picture="c.jpg" }}', 1, 14, "javascript:a.b"),
    ("LNK119", '{{ film url="http://127.0.0.1/a" title="b" picture="c.jpg" }}', 1, 14, "http://127.0.0.1/a"),
    ("ATT101", '{{ film url="https://a.vn/b" title="b" picture="missing.jpg" }}', 1, 49, "missing.jpg"),
    ("MRK115", '{{ section title="a" }}\n{{ section title="b" }}\nx\n{{ /section }}\n{{ /section }}', 2, 4, "section"),
    ("MRK115", f'{OPEN}\n{{{{ section title="b" }}}}\nx\n{{{{ /section }}}}\n{CLOSE}', 2, 4, "section"),
    ("MRK106", f'{{{{ section title="a" }}}}\n{OPEN}\nx\n{CLOSE}', 1, 4, "section"),
    ("MRK108", '{{ figure src="a.jpg" alt=" " }}', 1, 28, " "),
    ("ATT101", '{{ figure src="missing.jpg" alt="b" }}', 1, 16, "missing.jpg"),
    ("ATT101", '{{ video file="a.mp4" title="b" poster="missing.jpg" }}', 1, 41, "missing.jpg"),
    ("ATT101", '{{ document file="missing.pdf" title="b" }}', 1, 19, "missing.pdf"),
    ("LNK101", '{{ document id="missing" }}', 1, 17, "missing"),
    ("LNK101", '{{ contact site="missing" }}', 1, 18, "missing"),
    ("LNK101", '{{ video file="a.mp4" title="b" transcript="missing.md" }}', 1, 45, "missing.md"),
]


@pytest.mark.parametrize(("text", "html"), RENDERED)
def test_a_shortcode_renders_its_component(text: str, html: str) -> None:
    body, findings = rendered(text)
    assert body is not None, findings
    assert body.html == html


@pytest.mark.parametrize(("code", "text", "line", "column", "marked"), FAULTS)
def test_a_fault_stands_where_the_shortcode_is_used(code: str, text: str, line: int, column: int, marked: str) -> None:
    body, findings = rendered(text)
    assert body is None
    assert [each.code for each in findings] == [code]
    place = findings[0].place
    assert (place.line, place.column) == (FIRST_LINE - 1 + line, column)
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == marked


def test_faults_within_a_callout_are_reported_too() -> None:
    _, findings = rendered('{{ callout kind="other" }}\n[a](//b)\n{{ /callout }}')
    assert [(each.code, each.place.line) for each in findings] == [("MRK105", 8), ("LNK103", 9)]


def test_a_film_of_the_portal_itself_is_named_as_one() -> None:
    body, findings = rendered('{{ film url="https://lamdong.gov.vn/a" title="b" picture="c.jpg" }}')
    assert body is not None
    assert [(each.code, each.place.column) for each in findings] == [("LNK106", 14)]


def test_a_mistyped_parameter_is_one_fault() -> None:
    _, findings = rendered('{{ figure scr="a.jpg" alt="b" }}')
    assert [each.code for each in findings] == ["MRK103"]
    assert dict(findings[0].values)["suggestion"] == "src"


def test_every_file_of_a_shortcode_is_in_the_table() -> None:
    files = {path.stem for path in Path(str(shortcodes.__file__)).parent.glob("*.py")}
    assert files - MACHINERY == {each.name for each in SHORTCODES}


def examples_of(shortcode: Shortcode) -> Iterator[str]:
    """The shortcode as its declared examples write it, in each way that it can be written."""
    for group in shortcode.alternatives or ((),):
        others = {name for each in shortcode.alternatives for name in each} - set(group)
        given = [each for each in shortcode.parameters if each.name not in others]
        line = " ".join(f'{each.name}="{each.example}"' for each in given)
        end = f"\nx\n{{{{ /{shortcode.name} }}}}" if shortcode.has_body else ""
        yield f"{{{{ {shortcode.name} {line} }}}}{end}"


def test_every_declared_example_is_accepted() -> None:
    for shortcode in SHORTCODES:
        for example in examples_of(shortcode):
            body, findings = rendered(example)
            assert body is not None, findings


class ShippedComponents:
    """The components of the default theme."""

    def __init__(self) -> None:
        theme, _ = load_theme(ROOT, "default", ("vi",), Place("site-config/portal.yaml"))
        assert theme is not None
        self.templates = Templates(theme, "vi")

    def render(self, name: str, /, **arguments: object) -> str:
        return self.templates.render_component(name, PATH, **arguments)


def test_the_default_theme_renders_every_declared_example() -> None:
    components = ShippedComponents()
    for shortcode in SHORTCODES:
        for example in examples_of(shortcode):
            body, findings = render_body(example, PATH, FIRST_LINE, "vi", Resolver(), components, strings)
            assert body is not None, findings
            assert body.html.strip(), example


def test_declarations_are_whole() -> None:
    for shortcode in SHORTCODES:
        names = [each.name for each in shortcode.parameters]
        assert len(names) == len(set(names))
        assert {name for group in shortcode.alternatives for name in group} <= set(names)
        for each in shortcode.parameters:
            assert bool(each.choices) == (each.type is ParameterType.CHOICE)
            assert each.label.vi and each.label.en and each.example


def test_a_quote_in_a_value_is_escaped() -> None:
    call = read_call(r'{{ x a="b \"c\" \\ \d" }}')
    assert call is not None
    assert call.arguments[0][1].text == r'b "c" \ \d'
