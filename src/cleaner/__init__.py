"""Turns raw scraped text, Markdown or HTML into the clean article body plus metadata.

>>> import cleaner
>>> cleaner.clean("It rained all day on Monday.\\n\\nREAD MORE: Port strike ends\\n").body
'It rained all day on Monday.'
"""

from cleaner.batch.runner import PageError, clean_many
from cleaner.errors import CleanerError, ConfigError, EngineError, PipelineError, UnknownFilterError
from cleaner.filters.registry import Filter, filter
from cleaner.page.candidates import Candidate
from cleaner.page.document import Document, Mark
from cleaner.page.labels import Label
from cleaner.pipeline import Pipeline, clean
from cleaner.result import Metadata, Piece, Removal, Result

__version__ = "0.2.0"

__all__ = [
    "Candidate",
    "CleanerError",
    "ConfigError",
    "Document",
    "EngineError",
    "Filter",
    "Label",
    "Mark",
    "Metadata",
    "PageError",
    "Piece",
    "Pipeline",
    "PipelineError",
    "Removal",
    "Result",
    "UnknownFilterError",
    "clean",
    "clean_many",
    "filter",
]
