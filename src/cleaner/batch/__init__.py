"""Many pages at once, in this process or in several."""
