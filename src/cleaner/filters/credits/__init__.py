"""Captions, credits and notes on authors beside the text."""
