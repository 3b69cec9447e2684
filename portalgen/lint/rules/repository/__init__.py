"""Rules about repository settings that hide differences from approvers (REP)."""
