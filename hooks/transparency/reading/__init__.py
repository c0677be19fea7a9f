"""From the bytes of a data file to an untyped tree, its slips told and mended in memory."""
