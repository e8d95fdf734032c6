"""The article's own head, which becomes metadata."""
