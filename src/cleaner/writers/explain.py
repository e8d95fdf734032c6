"""Why each piece went: one JSON line per removal."""

from typing import Any

from cleaner.result import Removal, Result
from cleaner.writers.json import dump

_LEARNED = "context/"
"""How the rules of the learned filter begin; its reasons are worked out for those who ask."""


def write(result: Result, *, name: str = "") -> str:
    """Return one JSON object a line: start, end, text, label, rule, phrase and where the rule is written.

    Removals of the learned filter have their probability and the strongest reasons, too. `name` says where the page
    came from and is written as `source` unless empty.
    """
    source = {"source": name} if name else {}
    return "".join(dump(source | removal.to_dict() | _reasons(result, removal)) + "\n" for removal in result.removed)


def _reasons(result: Result, removal: Removal) -> dict[str, Any]:
    if not removal.rule.startswith(_LEARNED):
        return {}
    from cleaner.learned.reasons import explain  # noqa: PLC0415 - NumPy is for those who ask

    found = explain(result.document, removal.start)
    if found is None:
        return {}
    return {"probability": found.probability, "reasons": [reason._asdict() for reason in found.reasons]}
