"""The officers' records: how they are written, read and named."""
