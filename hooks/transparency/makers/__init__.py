"""Records become files. Makers never call each other."""
