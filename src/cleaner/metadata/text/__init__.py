"""Metadata found in the text that a reader sees."""
