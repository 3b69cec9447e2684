"""Who sits on which board, as it begins and as it stands."""
