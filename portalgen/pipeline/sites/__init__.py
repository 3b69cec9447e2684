"""The sites of one portal: configuration and themes for all, each site read, linked and planned."""
