"""Turns raw scraped text into the clean article body plus metadata.

>>> import cleaner
>>> cleaner.clean("It rained all day on Monday.\\n\\nREAD MORE: Port strike ends\\n").body
'It rained all day on Monday.'
"""

from cleaner.filters.registry import Filter, UnknownFilterError, filter
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.pipeline import ConfigError, Pipeline, PipelineError, clean
from cleaner.result import Metadata, Piece, Removal, Result

__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "Document",
    "Filter",
    "Label",
    "Mark",
    "Metadata",
    "Piece",
    "Pipeline",
    "PipelineError",
    "Removal",
    "Result",
    "UnknownFilterError",
    "clean",
    "filter",
]
