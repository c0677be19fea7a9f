"""Where pictures are worked on: an officer's file is cleaned, a clean one is printed."""
