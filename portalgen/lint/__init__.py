"""The linter: rules, one a file, their registry, the run, suppressions, waivers, baseline and formats."""
