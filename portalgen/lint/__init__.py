"""The linter: rules one a file, the registry, the run, suppression, waivers, baseline and formats."""
