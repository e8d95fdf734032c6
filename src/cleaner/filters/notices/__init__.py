"""Notices in which the page speaks of itself."""
