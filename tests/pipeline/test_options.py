"""Options of filters in Python and in files, and where a filter may stand."""

from pathlib import Path

import pytest

import cleaner
from cleaner import Pipeline
from cleaner.errors import ConfigError, PipelineError, UnknownOptionError


def test_an_option_that_there_is_not() -> None:
    with pytest.raises(UnknownOptionError, match="filter 'context' has no option 'limit'; it has: threshold"):
        cleaner.filters.registry.find("context").with_options({"limit": 1})


def test_options_of_a_file(tmp_path: Path) -> None:
    config = tmp_path / "my.toml"
    config.write_text('preset = "recall"\n[options.context]\nthreshold = 0.9\n', encoding="utf-8")
    assert Pipeline.from_file(config).filters[-1].options == {"threshold": 0.9}
    config.write_text('preset = "rules"\nadd = ["context"]\n', encoding="utf-8")
    assert Pipeline.from_file(config).names == Pipeline.preset().names


@pytest.mark.parametrize(
    "text",
    [
        "options = 1",
        '[options.context]\nthreshold = "high"',
        "[options.context]\nlimit = 1",
        'preset = "rules"\n[options.context]\nthreshold = 0.5',
    ],
)
def test_options_that_make_no_sense(tmp_path: Path, text: str) -> None:
    config = tmp_path / "my.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="option"):
        Pipeline.from_file(config)


def test_no_filter_may_run_behind_those_that_run_last() -> None:
    with pytest.raises(PipelineError, match="'inline-player' marks spans"):
        Pipeline.preset().without("inline-player").after("context", "inline-player")
    with pytest.raises(PipelineError, match="'duplicate' marks lines"):
        Pipeline.preset().without("duplicate").after("context", "duplicate")
    assert Pipeline.preset().without("duplicate").adding("duplicate").names[-1] == "context"
