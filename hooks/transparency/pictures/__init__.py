"""Picture files read byte by byte: what they are and what they hold beside the picture."""
