"""Counts over one or many pages, for people."""

from collections import Counter

from cleaner.result import Result


class Stats:
    """Adds up what happened to pages: characters in, kept and removed, and removals per label and rule.

    >>> from cleaner import clean
    >>> stats = Stats()
    >>> stats.add(clean("It rained all day.\\nREAD MORE: Port strike ends"))
    >>> stats.pages, stats.by_rule["teaser/phrase-headline"]
    (1, 1)
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.pages = 0
        self.failed = 0
        self.characters = 0
        self.removed = 0
        self.by_label: Counter[str] = Counter()
        self.by_rule: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Count one page."""
        self.pages += 1
        self.characters += len(result.source)
        for removal in result.removed:
            size = removal.end - removal.start
            self.removed += size
            self.by_label[removal.label] += size
            self.by_rule[removal.rule] += 1

    def render(self, seconds: float) -> str:
        """Return the counts as lines for people; `seconds` is the time that cleaning took."""
        rate = (
            f", {self.characters / seconds / 1e6:.1f} million characters/s" if seconds > 0 and self.characters else ""
        )
        share = self.removed / self.characters if self.characters else 0.0
        lines = [
            f"{_counted(self.pages, 'page')}, {self.failed} failed, {seconds:.2f} s{rate}",
            f"{self.characters:,} characters read, {self.removed:,} removed ({share:.1%})",
        ]
        lines += [f"  {label:<12} {size:>12,} characters" for label, size in self.by_label.most_common()]
        lines += [f"  {rule:<34} {count:>8,}" for rule, count in self.by_rule.most_common()]
        return "\n".join(lines) + "\n"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
