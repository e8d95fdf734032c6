"""The body as plain text."""

from cleaner.result import Result


def write(result: Result) -> str:
    """Return the body, with a line break at its end unless it is empty."""
    body = result.body
    return body if not body or body.endswith("\n") else f"{body}\n"
