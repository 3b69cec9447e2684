"""The states of the rendered sites, to be recorded for the next build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portalgen.diagnostics.model import sort_diagnostics
from portalgen.pipeline.incremental.selection import RenderInputs
from portalgen.pipeline.incremental.site_state import RecordedAnswers, SiteState
from portalgen.pipeline.rendering.assets import NeededAssets
from portalgen.pipeline.rendering.render_sites import RenderedSites
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.plan.model import PlannedRule
from portalgen.plan.targets import site_of_source
from portalgen.text.old_addresses import decode_path
from portalgen.writer.manifest import ManifestRule


def build_site_states(rendered: RenderedSites, inputs: RenderInputs, assets: NeededAssets) -> dict[str, SiteState]:
    """Return the state of each rendered site, keyed by site, to be recorded for the next build."""
    selection = rendered.selection
    answers = _answers(rendered, inputs)
    diagnostics = {site: list(selection.site_diagnostics.get(site, ())) for site in selection.rebuild}
    for output in rendered.outputs:
        diagnostics[output.site] += output.diagnostics
    files = Counter(assets.sites.values())
    states = {}
    for site in selection.rebuild:
        links = tuple(link for link in rendered.anchor_links.get(site, ()) if site_of_source(link.source) != site)
        loaded, outputs = inputs.sites.get(site), inputs.contexts.get(site).plan.outputs
        states[site] = SiteState(
            inputs=selection.portal.inputs,
            contents=selection.contents[site],
            valid_from=loaded.valid_from,
            valid_until=loaded.valid_until,
            export=loaded.export,
            answers=answers[site],
            dependencies=inputs.dependencies.record(
                (other for other, _, _ in answers[site]), (site_of_source(link.source) for link in links)
            ),
            diagnostics=sort_diagnostics(diagnostics[site]),
            links=links,
            identifiers=tuple(item.id for item in loaded.library.items),
            references=loaded.outgoing,
            incoming=loaded.incoming,
            pages=sum(output.type.is_listed for output in outputs),
            files=len(outputs) + files[site],
        )
    return states


def build_manifest_rules(contexts: ContextStore, sites: Iterable[str]) -> dict[str, tuple[ManifestRule, ...]]:
    """Return manifest rules for the old addresses that cannot have a file, keyed by site.

    Sites without such addresses are left out.
    """
    rules = {site: tuple(sorted(map(_record_rule, contexts.get(site).plan.rules))) for site in sites}
    return {site: each for site, each in rules.items() if each}


def _record_rule(rule: PlannedRule) -> ManifestRule:
    return ManifestRule(rule.address.host, decode_path(rule.address.path), rule.query, rule.to, rule.is_prefix)


def _answers(rendered: RenderedSites, inputs: RenderInputs) -> dict[str, RecordedAnswers]:
    """Return the answers used by each site, including answers recorded since rendering."""
    by_site: dict[str, list[tuple[str, tuple[str, ...], str]]] = {site: [] for site in rendered.selection.rebuild}
    for (asker, site, query), digest in sorted({**rendered.queries, **inputs.sites.drain()}.items()):
        if asker in by_site:
            by_site[asker].append((site, query, digest))
    return {site: tuple(answers) for site, answers in by_site.items()}
