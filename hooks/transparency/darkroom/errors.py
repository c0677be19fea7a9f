"""What the darkroom refuses."""


class PictureError(Exception):
    """Raised when nothing can be made of a file; its words are for the officer."""
