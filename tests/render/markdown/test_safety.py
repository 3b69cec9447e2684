"""Whatever is written, rendering answers, and nothing that runs gets into a page."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers.examples import scaled
from tests.makers.markdown_pages import FIRST_LINE, rendered
from tests.makers.markdown_texts import TEXTS


class Inspector(HTMLParser):
    """Gathers what a page must not hold, and whether its elements are balanced."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "iframe", "object", "embed", "base", "form"):
            self.found.append(tag)
        self.found += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        addresses = [value or "" for name, value in attrs if name in ("href", "src")]
        self.found += [each for each in addresses if not each.startswith(("/bai/", "/a/", "#", "https://", "mailto:"))]
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}>")


@settings(max_examples=scaled(400), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_has_an_answer_and_no_page_holds_what_runs(text: str) -> None:
    body, findings = rendered(text)
    for each in findings:
        assert each.place.line >= FIRST_LINE
        assert each.place.column >= 1
    if body is not None:
        inspector = Inspector()
        inspector.feed(body.html)
        inspector.close()
        assert inspector.found == []
        assert inspector.open == []


@settings(max_examples=scaled(200), deadline=None)
@given(st.text(alphabet="jJavascript:/\\.%0 9#&;\t\x01h", min_size=1, max_size=24))
def test_no_target_leads_out_of_the_policy(target: str) -> None:
    body, _ = rendered(f"[a](<{target}>) ![b](<{target}>)")
    if body is not None:
        inspector = Inspector()
        inspector.feed(body.html)
        assert inspector.found == []


def test_a_caption_stays_within_the_name_of_the_region_of_its_table() -> None:
    body, findings = rendered('Bảng: Chi \\< 5" onfocus="alert(1)\n\n| a |\n|---|\n| 1 |\n')
    assert body is not None, findings
    assert 'aria-label="Bảng: Chi &lt; 5&quot; onfocus=&quot;alert(1)">' in body.html
    inspector = Inspector()
    inspector.feed(body.html)
    assert inspector.found == []
