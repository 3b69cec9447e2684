"""From planned outputs to staged files: rendering in processes, assets, links to anchors, search."""
