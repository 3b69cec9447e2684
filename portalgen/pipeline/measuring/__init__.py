"""The measures of a site: from a build, and from its history, the rules and a built folder."""
