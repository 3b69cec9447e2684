"""What Jinja says in English of a theme's fault is told in the reader's language."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import sentence_of
from tests.makers.portal import SmallPortal, codes


@pytest.mark.parametrize(
    ("template", "code", "vi", "en"),
    [
        ("{{ nguoi }}", "TPL101", ": `nguoi` không có ở đây (", ": `nguoi` is not defined here ("),
        ("{{ view.mat }}", "TPL101", ": `RedirectView` không có `mat` (", ": `RedirectView` has no `mat` ("),
        ("{{ 'x'.mat.y }}", "TPL101", ": `str` không có `mat` (", ": `str` has no `mat` ("),
        ("{{ none.mat.y }}", "TPL101", ": giá trị trống, không có `mat` (", ": the value is empty and has no `mat` ("),
        (
            '{% from "components/callout/callout.html" import callout %}{{ callout(knd="note") }}',
            "TPL105",
            ": macro `callout` không có tham số `knd` (",
            ": macro `callout` has no parameter `knd` (",
        ),
        (
            "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2, 3) }}",
            "TPL105",
            ": macro `m` chỉ nhận nhiều nhất 1 tham số (",
            ": macro `m` takes at most 1 parameters (",
        ),
        (
            '{% from "components/callout/callout.html" import mat %}{{ mat() }}',
            "TPL101",
            ": `components/callout/callout.html` không có macro `mat` (",
            ": `components/callout/callout.html` has no macro `mat` (",
        ),
        ("{% for x in 5 %}{% endfor %}", "TPL105", ": `int` không phải là danh sách (", ": `int` is not a list ("),
        ("{{ 1 | mat }}", "TPL102", ": không có bộ lọc `mat`", ": there is no filter `mat`"),
        ("{{ 1 / 0 }}", "TPL105", ": ZeroDivisionError: division by zero (", "ZeroDivisionError: division by zero ("),
    ],
)
def test_a_fault_of_a_template_is_reported_in_the_readers_language(
    portal: SmallPortal, template: str, code: str, vi: str, en: str
) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.write("themes/own/layouts/redirect.html", template)
    result = portal.check()
    assert codes(result) == [f"themes/own/layouts/redirect.html:1:1 {code}"]
    (found,) = result.diagnostics
    assert vi in sentence_of(found, "vi")
    assert en in sentence_of(found, "en")
