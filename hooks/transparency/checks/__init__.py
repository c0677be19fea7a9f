"""Rules over the whole center: each yields problems. Families never call each other."""
