"""A page that the tests of the benchmarks share."""

import sys
from pathlib import Path

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import data


def make_page(body: str = "", html: str = "", url: str = "https://www.port-selwyn.example/news/1") -> data.Page:
    """Return an invented page."""
    return data.Page(set="wcxb", id="1", url=url, type="article", html=html, body=body)
