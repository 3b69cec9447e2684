"""A body is parsed once for all that is made of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from portalgen.render.markdown.body import render_parsed_body
from portalgen.render.markdown.outline import outline_of, outline_of_parsed
from portalgen.render.markdown.parsed_body import parse_body
from tests.makers.examples import scaled
from tests.makers.markdown_pages import FIRST_LINE, PATH, Components, Resolver, rendered, strings
from tests.makers.markdown_texts import TEXTS


@settings(max_examples=scaled(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_what_was_parsed_for_the_outline_is_rendered_as_often_as_anybody_asks(text: str) -> None:
    parsed = parse_body(text, PATH, FIRST_LINE)
    outline = repr(outline_of_parsed(parsed))
    for _ in range(2):
        assert render_parsed_body(parsed, "vi", Resolver(), Components(), strings) == rendered(text)
    assert repr(outline_of_parsed(parsed)) == outline == repr(outline_of(text, PATH, FIRST_LINE))
