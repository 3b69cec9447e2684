"""The editorial office: who may publish, approval records, and what the history proves."""
