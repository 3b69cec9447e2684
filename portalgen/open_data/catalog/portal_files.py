"""The files with the items of all sites, by kind and year, as planned by the main site."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.open_data.catalog.vocabularies import CATALOG_FORMATS
from portalgen.open_data.samples import REAL_ROWS, SAMPLES_ALONE, RowCount
from portalgen.plan.model import Address
from portalgen.render.context import Context


@frozen
class PortalFile:
    """The items of a kind and year, of all sites in a language."""

    kind: Kind
    year: str
    """Empty for items without a day."""
    language: str
    ending: str
    address: Address
    only_samples: bool
    """True if every row in it is a sample."""

    @property
    def rows(self) -> RowCount:
        """The known part of its row count."""
        return SAMPLES_ALONE if self.only_samples else REAL_ROWS


def list_portal_files(context: Context) -> tuple[PortalFile, ...]:
    """Return the files of the main site that contain the items of all sites, sorted by kind, newest year first."""
    files = []
    for output in context.plan.outputs:
        ending = output.address.path.rpartition(".")[2]
        if output.type.step == "portal" and ending in CATALOG_FORMATS:
            name, _, year = output.subject.partition("/")
            kind = context.portal.kinds.find(name)
            if kind is not None:
                only = output.only_samples
                files.append(PortalFile(kind, year, output.language, ending, output.address, only))
    order, formats = list(context.portal.kinds), list(CATALOG_FORMATS)
    files.sort(key=lambda each: (each.year, -order.index(each.kind.name), -formats.index(each.ending)), reverse=True)
    return tuple(sorted(files, key=lambda each: order.index(each.kind.name)))
