"""Options and settings that all tests share."""

import os

import pytest
from hypothesis import HealthCheck, settings

collect_ignore = ["plugin_example"]

settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("ci"), derandomize=False, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="rewrite the expected labels in tests/cases; review the changes"
    )


@pytest.fixture
def update_goldens(pytestconfig: pytest.Config) -> bool:
    """Say whether expectations are to be rewritten."""
    return bool(pytestconfig.getoption("--update-goldens"))
