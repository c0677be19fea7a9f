"""A form on the code host by which staff change one measure: asked, filled in, applied."""
