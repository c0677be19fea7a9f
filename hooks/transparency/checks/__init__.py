"""Rules over the whole center: each takes it and yields problems. Families never call each other."""
