"""Links to other articles, and tags."""
