"""The event coder: an article in, coded political events out."""
