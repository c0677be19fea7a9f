"""The transparency center: records in, site out."""
