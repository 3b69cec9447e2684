"""Changes of who may approve: what makes one valid, and the roster in force along main."""
