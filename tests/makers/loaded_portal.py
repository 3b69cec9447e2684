"""A small portal read, linked and planned, for the tests of `plan`, `pipeline` and `render`.

made = planned(portal)
made.targets("so").find("id:so-chuc-nang", "vi")
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.linting.lint_cache import open_lint_cache
from portalgen.pipeline.linting.lint_inputs import load_lint_inputs
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.plan.model import Output
from portalgen.plan.targets import Targets
from tests.makers.portal import AT, SmallPortal


@dataclass(frozen=True, slots=True)
class PlannedPortal:
    """Every site of a portal, planned, with what was found on the way."""

    portal: Portal
    sites: LoadedSites
    contexts: ContextStore
    faults: tuple[Diagnostic, ...]

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Those of all sites, one site beside the other."""
        return tuple(output for site in self.portal.sites for output in self.contexts.get(site.id).plan.outputs)

    def targets(self, site: str) -> Targets:
        """What answers the pages of `site`."""
        return self.contexts.get(site).targets

    def urls(self, type_name: str) -> set[str]:
        """The addresses of all outputs of the type with this name."""
        return {output.address.url for output in self.outputs if output.type.name == type_name}


def plan_portal(portal: SmallPortal, at: datetime = AT, unsaved: Mapping[str, bytes] | None = None) -> PlannedPortal:
    """The portal at `at`, as a preview shows it."""
    made = load_lint_inputs(portal.root, at, unsaved or {}, open_lint_cache(portal.root, portal.root))
    assert made.portal is not None, made.diagnostics
    assert made.sites is not None, made.diagnostics
    assert made.contexts is not None, made.diagnostics
    return PlannedPortal(made.portal, made.sites, made.contexts, made.diagnostics)
