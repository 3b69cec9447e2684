"""What a submission's board is told: one report, as a value and as text for people and programs."""
