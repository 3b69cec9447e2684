"""What pydantic finds becomes diagnostics: one a cause, at the author's own words."""

from __future__ import annotations

import pytest

from portalgen.config.models import PortalModel, ProfilesModel, RedirectsModel, SiteModel
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import Diagnostic

ENTRY = "redirects:\n  - {site: a, from: /x/, to: self:home}\n"


def faults(text: str, model: type = RedirectsModel) -> tuple[Diagnostic, ...]:
    return validate(model, YamlText(text, "site-config/a.yaml", "CFG"))[1]


def test_a_text_without_faults_becomes_its_model() -> None:
    model, found = validate(RedirectsModel, YamlText(ENTRY, "a.yaml", "CFG"))
    assert found == ()
    assert model is not None and model.redirects[0].from_path == "/x/"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("redirects:\n  - {site: a, from: /x/}\n", ("CFG105", 2, 5)),
        (ENTRY + "redirect: []\n", ("CFG104", 3, 1)),
        ("redirects:\n  - {site: A, from: /x/, to: b}\n", ("CFG103", 2, 12)),
        ("redirects:\n  - {site: a, from: x, to: b}\n", ("CFG103", 2, 21)),
        ("redirects:\n  - {site: a, from: /x/, to: [b]}\n", ("CFG106", 2, 30)),
        ("redirects:\n  - {site: a, from: /x/, to: ''}\n", ("CFG103", 2, 30)),
        ("redirects: x\n", ("CFG106", 1, 12)),
        ("redirects:\n", ("CFG106", 1, 1)),
        ("redirects:\n  - x\n", ("CFG106", 2, 5)),
        ("- a\n", ("CFG106", 1, 1)),
        ("", ("CFG105", 1, 1)),
        ("redirects: [\n", ("CFG101", 1, 12)),
    ],
)
def test_each_cause_is_reported_once_at_its_place(text: str, told: tuple[str, int, int]) -> None:
    (found,) = faults(text)
    assert (found.code, found.place.line, found.place.column) == told


def test_a_misspelt_required_key_is_not_missing_as_well() -> None:
    assert diagnostics_as_text(faults("redirects:\n  - {site: a, form: /x/, to: b}\n"), "vi") == (
        "site-config/a.yaml:2:15: lỗi CFG104: không có khóa `form` ở đây; có phải là `from`?\n"
        "    2 |   - {site: a, form: /x/, to: b}\n"
        "      |               ^^^^\n"
        "  cách sửa: sửa tên khóa hoặc xóa dòng này; các khóa dùng được: site, from, to\n"
    )


def test_missing_keys_come_first() -> None:
    found = faults("redirects:\n  - {site: A, from: /x/}\n")
    assert [each.code for each in found] == ["CFG105", "CFG103"]


def test_a_choice_names_all_choices_and_the_near_one() -> None:
    (found,) = faults("profiles: {a: {group: comune}}\n", ProfilesModel)
    values = dict(found.values)
    assert (found.code, found.place.column) == ("CFG110", 23)
    assert (values["suggestion"], values["choices"]) == ("commune", "main, department, commune")


def test_a_key_of_a_closed_mapping_is_an_unknown_key() -> None:
    (found,) = faults('profiles: {a: {group: main, tokens: {brnd: "#000000"}}}\n', ProfilesModel)
    assert (found.code, dict(found.values)["suggestion"]) == ("CFG104", "brand")


def test_a_key_that_is_no_code_is_reported_at_the_key() -> None:
    (found,) = faults("profiles: {Main: {group: main}}\n", ProfilesModel)
    assert (found.code, found.place.column, found.place.length) == ("CFG103", 12, 4)


def test_a_number_beyond_its_bound_is_reported_with_the_bound() -> None:
    text = "names: {vi: a}\nmain_site: a\nlanguages: [vi]\nsummary_search: {kinds: [], limit: 0}\n"
    (found,) = faults(text + "component_news: 1\nattachment_formats: []\n", PortalModel)
    assert (found.code, dict(found.values)["detail"]) == ("CFG103", "≥ 1")


def test_the_innermost_level_says_which_keys_are_known() -> None:
    text = "id: a\nprofile: b\nhost: a.vn\nnames: {vi: {full: a, short: b, lang: c}}\n"
    (found,) = faults(text, SiteModel)
    assert dict(found.values)["known"] == "full, short"


def test_a_long_value_is_not_repeated_whole() -> None:
    (found,) = faults(f"redirects:\n  - {{site: a, from: {'x' * 5000}, to: b}}\n")
    assert len(str(dict(found.values)["value"])) < 250
