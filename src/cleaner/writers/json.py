"""Results as JSON: one object, indented (`json`) or on one line (`jsonl`)."""

import json
from typing import Any

from cleaner.result import Result


def write(result: Result, *, name: str = "", indent: int | None = 1) -> str:
    """Return the result as a JSON object with its body, metadata and removals.

    Args:
        result: what to write.
        name: where the page came from; written as `source` unless empty.
        indent: spaces per level; None for one line.

    Lone surrogates, which UTF-8 cannot hold, are written as escapes.
    """
    row = ({"source": name} if name else {}) | result.to_dict()
    return dump(row, indent=indent) + "\n"


def dump(row: dict[str, Any], *, indent: int | None = None) -> str:
    """Return `row` as JSON that can always be encoded as UTF-8."""
    text = json.dumps(row, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row, indent=indent)
    return text
