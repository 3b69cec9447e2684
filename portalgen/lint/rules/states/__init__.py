"""Corrected, superseded, withdrawn and removed pages (CHG1)."""
