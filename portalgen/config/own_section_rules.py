"""What can be wrong in a site's own sections beyond their form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portalgen.config.models import OwnSectionModel, SectionModel
from portalgen.config.own_sections import OWN_SECTIONS
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, diagnostic
from portalgen.diagnostics.sentences import find_closest


def check_own_sections(
    source: YamlText, own: Sequence[OwnSectionModel], shared: Sequence[SectionModel] | None
) -> Iterator[Diagnostic]:
    """CFG168 for own sections beside `sections`, CFG130 for two of one path, CFG169 for one before none that is there.

    `shared` are the profile's sections; None where the site's own `sections` replace them.
    """
    if shared is None:
        if own:
            yield diagnostic("CFG168", place_in_yaml(source, (OWN_SECTIONS,), key=True))
        return
    for number, section in enumerate(own):
        if any(each.path == section.path for each in own[:number]):
            place = place_in_yaml(source, (OWN_SECTIONS, number, "path"))
            yield diagnostic("CFG130", place, key=OWN_SECTIONS, value=section.path)
        others = [each.path for each in (*shared, *own[:number]) if each.path != section.path]
        if section.before is not None and section.before not in others:
            place = place_in_yaml(source, (OWN_SECTIONS, number, "before"))
            suggestion = find_closest(section.before, others)
            yield diagnostic("CFG169", place, before=section.before, section=section.path, suggestion=suggestion)
