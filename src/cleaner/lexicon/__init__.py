"""Phrases per language as data, and the matcher that looks lines up in them."""
