"""What random edits found, each as the few steps that lead there."""

from __future__ import annotations

import pytest
from portal_maker import SmallPortal, codes, page, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"


def _is_as_built_cleanly(portal: SmallPortal) -> bool:
    clean = portal.root.parent / "clean"
    portal.built(out=clean, remember=False)
    return tree(portal.out) == tree(clean)


@pytest.mark.parametrize("wrong", ["title: Hội nghị lớn", "draft: true\ntitle: Hội nghị", "titel: Hội nghị"])
def test_what_one_site_showed_of_another_is_taken_back_with_the_edit(portal: SmallPortal, wrong: str) -> None:
    portal.built()
    portal.edit(NEWS, "title: Hội nghị", wrong)
    assert portal.built(sites=("portal",)).changed, "the main site shows the news of its component sites"
    portal.edit(NEWS, wrong, "title: Hội nghị")
    portal.built()
    assert _is_as_built_cleanly(portal)


def test_an_id_that_another_site_has_taken_meanwhile_is_told_to_the_site_that_comes_after(portal: SmallPortal) -> None:
    portal.built()
    portal.write("content/portal/tin-tuc/a.vi.md", page("so-hoi-nghi", kind="news", title="Tin", date="2026-02-02"))
    clean = portal.build(sites=("so",), out=portal.root.parent / "clean", remember=False)
    found = portal.build(sites=("so",))
    assert (found.written, codes(found)) == (clean.written, codes(clean)) == (False, [f"{NEWS}:2:5 FMT122"])
