"""Planned outputs: addresses, pagination, feeds, site maps, redirects."""
