"""Turns what comes in into text."""
