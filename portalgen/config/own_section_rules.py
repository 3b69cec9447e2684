"""Checks a site's own sections beyond their form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portalgen.config.models import OwnSectionModel
from portalgen.config.own_sections import OWN_SECTIONS
from portalgen.config.repeated_values import find_repeated
from portalgen.config.shared_settings import SectionSettings
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, diagnostic


def check_own_sections(
    source: YamlText, own: Sequence[OwnSectionModel], shared: Sequence[SectionSettings] | None
) -> Iterator[Diagnostic]:
    """Yield CFG168 for own sections beside `sections`, CFG130 for a repeated path, CFG169 for an unknown `before`.

    `shared` are the profile's sections; None if the site's own `sections` replace them.
    """
    if shared is None:
        if own:
            yield diagnostic("CFG168", place_in_yaml(source, (OWN_SECTIONS,), key=True))
        return
    for number in find_repeated(section.path for section in own):
        place = place_in_yaml(source, (OWN_SECTIONS, number, "path"))
        yield diagnostic("CFG130", place, key=OWN_SECTIONS, value=own[number].path)
    above = {each.path for each in shared}
    named = KnownNames((*above, *(section.path for section in own)))
    for number, section in enumerate(own):
        if section.before is not None and (section.before not in above or section.before == section.path):
            place = place_in_yaml(source, (OWN_SECTIONS, number, "before"))
            meant = named.find_closest(section.before)
            suggestion = meant if meant in above and meant != section.path else ""
            yield diagnostic("CFG169", place, before=section.before, section=section.path, suggestion=suggestion)
        above.add(section.path)
