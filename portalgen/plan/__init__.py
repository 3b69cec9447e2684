"""What will be made: addresses, pagination, feeds, site maps, redirects."""
