"""What an incremental build rests on: what the last one left, which sites are out of date, and why."""
