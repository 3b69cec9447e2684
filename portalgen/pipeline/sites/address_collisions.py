"""Finds outputs that have the same address, on a site or on different sites of a host."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.plan.collisions import check_address_collisions, hosts_of, key_of_rule
from portalgen.plan.model import Address, Plan
from portalgen.writer.manifest import SiteManifest


def check_collisions(
    contexts: ContextStore, portal: Portal, sites: Collection[str], others: Callable[[str], Collection[str]]
) -> Iterator[Diagnostic]:
    """Yield the collisions between outputs of `sites`, and between them and outputs of other sites of their hosts.

    `others` returns the addresses taken by any other site, in the form of `list_taken_addresses`.
    """
    for group in _sharing(portal):
        made = [site for site in group if site in sites]
        if not made:
            continue
        taken = {each for site in made for each in list_taken_addresses(contexts.get(site).plan)}
        folders = _list_folders(taken)
        taken_by = [site for site in group if site not in sites and _meets(taken, folders, others(site))]
        plans: list[Plan] = [contexts.get(site).plan for site in sorted((*made, *taken_by))]
        yield from check_address_collisions(portal, plans, lambda site: contexts.get(site).graph.addressed_pages)


def list_taken_addresses(plan: Plan) -> Iterator[str]:
    """Yield the addresses taken by a site.

    These are the output path of each output, and the key and output path of each rule for a single address.
    """
    for output in plan.outputs:
        yield output.address.output_path
    for rule in plan.rules:
        if not rule.is_prefix:
            yield rule.address.output_path
            yield key_of_rule(rule.address.host, rule.address.path, rule.query)


def list_recorded_addresses(manifest: SiteManifest) -> Iterator[str]:
    """Yield the addresses taken by a site in the last build, in the form of `list_taken_addresses`."""
    yield from manifest.rows
    for rule in manifest.rules:
        if not rule.is_prefix:
            yield Address(rule.host, rule.path).output_path
            yield key_of_rule(rule.host, rule.path, rule.query)


def _sharing(portal: Portal) -> list[list[str]]:
    """Return the sites in groups sharing a host, directly or through other sites."""
    groups: list[tuple[set[str], list[str]]] = []
    for site in portal.sites:
        hosts, members = set(hosts_of(site)), [site.id]
        for group in [each for each in groups if each[0] & hosts]:
            groups.remove(group)
            hosts |= group[0]
            members += group[1]
        groups.append((hosts, members))
    return [sorted(members) for _, members in groups]


def _meets(taken: Collection[str], folders: Collection[str], others: Collection[str]) -> bool:
    """Return True if two files, or a file and a folder, have the same path; `folders` are those of `taken`."""
    known = frozenset(others)
    is_apart = known.isdisjoint(taken) and known.isdisjoint(folders) and _list_folders(known).isdisjoint(taken)
    return not is_apart


def _list_folders(paths: Iterable[str]) -> set[str]:
    """Return every folder above any of these paths."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
