"""From planned outputs to staged files: renders in processes, copies assets, checks anchors, builds search indexes."""
