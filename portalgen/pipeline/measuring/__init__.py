"""Everything that is measured of a site: what a build knows, and what its history, the rules and a built folder add."""
