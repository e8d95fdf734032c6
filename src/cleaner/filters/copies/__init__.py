"""Text that stands on the page twice."""
