"""What random edits found, each as the few steps that lead there."""

from __future__ import annotations

import pytest
from portal_maker import SmallPortal, tree

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
