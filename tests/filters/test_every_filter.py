"""What holds for every registered filter, whoever wrote it."""

import inspect
import re
from functools import cache
from pathlib import Path

import pytest

import cleaner
from cleaner import Document, Filter, Label, Pipeline
from cleaner.command.describe import describe
from cleaner.filters import CATALOGUE
from cleaner.filters.registry import SCOPES, builtin_names, find, find_all
from cleaner.metadata.harvest import harvest
from cleaner.page.labels import REMOVABLE
from cleaner.pipeline.config import load_preset
from tests.support import golden

PACKAGE = Path(cleaner.__file__).parent
DOCS = Path(__file__).parent.parent.parent / "docs" / "filters"


@cache
def fired() -> dict[str, set[str]]:
    """Return the rules that removed something in any golden case, by filter."""
    rules: dict[str, set[str]] = {}
    for path in golden.find(golden.CASES):
        if path.parent.name == golden.PIPELINE:
            continue  # a rule has a case of its own, however many whole pages wake it
        for removal in golden.run(golden.read(path)).removed:
            name, _, rule = removal.rule.partition("/")
            rules.setdefault(name, set()).add(rule)
    return rules


def module_file(current: Filter) -> Path:
    return Path(inspect.getfile(inspect.unwrap(current.mark)))


@pytest.mark.parametrize("current", find_all(), ids=lambda current: current.name)
class TestEveryFilter:
    def test_catalogue_leads_to_its_file(self, current: Filter) -> None:
        family = next(family for family, files in CATALOGUE.items() if current.name in files)
        file = module_file(current)
        assert (file.parent.name, file.stem) == (family, CATALOGUE[family][current.name])
        assert find(current.name) is current

    def test_has_a_folder_of_cases(self, current: Filter) -> None:
        assert (golden.CASES / current.name).is_dir()

    def test_docs_page_is_what_describe_says(self, current: Filter) -> None:
        page = (DOCS / f"{current.name}.md").read_text(encoding="utf-8")
        assert re.sub(r"\A<!--.*?-->\s*", "", page) == describe(current), "run the tool that writes the pages"

    def test_label_may_be_given(self, current: Filter) -> None:
        assert current.label in REMOVABLE
        assert isinstance(current.label, Label)

    def test_docstring_begins_with_one_sentence(self, current: Filter) -> None:
        summary, _, rest = current.about.partition("\n")
        assert re.fullmatch(r"[A-Z].{10,110}\.", summary)
        assert not rest or rest.startswith("\n")

    def test_rules_are_named_and_explained(self, current: Filter) -> None:
        assert current.rules
        for name, text in current.rules.items():
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
            assert re.match(r"[A-Z]", text), name
            assert text.endswith("."), name

    def test_every_rule_has_a_case_and_no_other_fires(self, current: Filter) -> None:
        assert fired()[current.name] == set(current.rules)

    def test_scope_is_known(self, current: Filter) -> None:
        assert current.scope in SCOPES

    def test_where_leads_to_the_function_or_the_row(self, current: Filter) -> None:
        file, _, line = current.where.partition(":")
        path = PACKAGE.parent / file
        assert path.with_suffix(".py") == module_file(current)
        source = path.read_text(encoding="utf-8").splitlines()
        assert source[int(line) - 1].startswith("@" if path.suffix == ".py" else f'  "{current.name}": {{')

    def test_filters_it_reads_exist_and_run_before_it(self, current: Filter) -> None:
        order = load_preset("default").filters
        for name in current.after:
            assert find(name).name == name
            if current.name in order:
                assert order.index(name) < order.index(current.name)

    def test_triggers_may_be_repeated_without_error(self, current: Filter) -> None:
        assert current.triggers
        for trigger in current.triggers:
            for text in (trigger, trigger * 50, f"It rained.\n{trigger}\nIt rained again on Monday, she said."):
                doc = Document(text)
                doc.harvest = harvest(doc)
                for mark in current.mark(doc):
                    assert mark.rule in current.rules
                    assert 0 <= mark.line < len(doc)

    def test_some_trigger_wakes_it(self, current: Filter) -> None:
        texts = [trigger * 5 for trigger in current.triggers] + list(current.triggers)
        head = "18 May 2021\n" if current.name in {"title", "byline"} else "Port strike enters third day\n"
        prose = "\nThe strike at the port of Varn went into its third day on Monday, and nobody expects it to end soon."
        texts += [head + trigger + prose for trigger in current.triggers]
        pipeline = Pipeline.preset()
        if current.scope != "markup":  # markup goes only beside what others take
            pipeline = golden.pipeline_of((current.name, *current.after))
        rules = {removal.rule.partition("/")[0] for text in texts for removal in pipeline.clean(text).removed}
        assert current.name in rules

    def test_cleaning_its_triggers_again_changes_nothing(self, current: Filter) -> None:
        pipeline = golden.pipeline_of((current.name, *current.after))
        for trigger in current.triggers:
            body = pipeline.clean(f"It rained.\n{trigger}It rained again on Monday.\n").body
            again = pipeline.clean(body)
            assert (again.body, again.removed) == (body, ())


def test_the_readme_lists_every_filter() -> None:
    table = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").partition("## What it removes")[2]
    assert sorted(set(re.findall(r"\(docs/filters/([a-z-]+)\.md\)", table.partition("\n## ")[0]))) == builtin_names()
