"""What will be rendered: addresses, pagination, feeds, site maps, redirects."""
