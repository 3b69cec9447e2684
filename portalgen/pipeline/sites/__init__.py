"""The sites of a portal: configuration and themes for all, each site read, linked and planned."""
