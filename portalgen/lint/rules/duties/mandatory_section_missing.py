"""Trang thiếu chuyên mục phải có. / A site lacks a section that it must have.

Vì sao: Nội dung phải công khai cần có chỗ cố định để người dân tìm; site-config/lint.yaml ghi chuyên mục phải có
của từng nhóm trang.
Why: What must be public has a fixed place where people find it; site-config/lint.yaml names the sections that each
group of sites must have.

Cách sửa: Khai chuyên mục trong tệp của trang hoặc trong profiles.yaml; hoặc bỏ khỏi mandatory nếu nhóm trang này
không phải có.
Fix: Declare it in the site's file or in profiles.yaml, or drop it from mandatory where the group need not have it.

Sai / Bad:

    === site-config/lint.yaml
    mandatory:
      department:
        sections: [quy-hoach]

Đúng / Good:

    === site-config/lint.yaml
    mandatory:
      department:
        sections: [gioi-thieu, lien-he]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.places import place_of_key
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.duties._sites import has_generated_page, mandatory_sections_of


def check(context: LintContext) -> Iterator[Violation]:
    """SIT201 once for each place that declares sections: a site's own file, or the profile of many sites."""
    reported = set()
    for site in context.portal.sites:
        for section in mandatory_sections_of(context, site):
            owner = site.profile if "sections" in site.inherited_keys else site.id
            if (owner, section) in reported or site.section(section) is not None or has_generated_page(site, section):
                continue
            reported.add((owner, section))
            yield violation("SIT201", place_of_key(context.portal.root, site, "sections"), owner=owner, section=section)


RULE: Final = PortalRule("SIT201", check)
