"""What a commit's configuration says of the addresses of a site's sections."""

from __future__ import annotations

from portalgen.config.yaml_text import Tree
from portalgen.publish.verifying.commit_texts import read_section_addresses

SITE: dict[str, Tree] = {"id": "so", "profile": "department", "host": "so.example.vn"}
PROFILES: dict[str, Tree] = {
    "department": {
        "languages": [{"code": "vi", "prefix": "/"}, {"code": "en", "prefix": "/en/"}],
        "sections": [{"path": "tin-tuc", "slugs": {"en": "news"}}, {"path": "van-ban", "slugs": {"en": "documents"}}],
    }
}


def test_own_sections_are_addressed_beside_those_of_the_profile_and_instead_of_their_like() -> None:
    own: list[Tree] = [{"path": "bien", "slugs": {"en": "sea"}}, {"path": "van-ban", "slugs": {"vi": "cong-bao"}}]
    addresses = read_section_addresses({**SITE, "own_sections": own}, PROFILES)
    assert addresses.segments == {("tin-tuc", "en"): "news", ("bien", "en"): "sea", ("van-ban", "vi"): "cong-bao"}
    lists = addresses.describe_lists("content/so/bien/_index.en.md")
    assert lists is not None
    assert lists.fullmatch("/en/sea/index.html")


def test_sections_of_a_site_are_addressed_instead_of_those_of_the_profile() -> None:
    sections: list[Tree] = [{"path": "bien", "slugs": {"en": "sea"}}]
    assert read_section_addresses({**SITE, "sections": sections}, PROFILES).segments == {("bien", "en"): "sea"}
