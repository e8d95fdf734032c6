"""Why each piece went: one JSON line per removal."""

from cleaner.result import Result
from cleaner.writers.json import dump


def write(result: Result, *, name: str = "") -> str:
    """Return one JSON object a line: start, end, text, label, rule, cue and where the rule is written.

    `name` says where the page came from and is written as `source` unless empty.
    """
    source = {"source": name} if name else {}
    return "".join(dump(source | removal._asdict()) + "\n" for removal in result.removed)
