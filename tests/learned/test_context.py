"""The context filter's parts: units, features, the network in whole numbers, its verdict, its reasons."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import numpy as np
import pytest

import cleaner
from cleaner import Document, Label, Pipeline
from cleaner.errors import ConfigError, PipelineError, UnknownOptionError
from cleaner.learned import judge, network
from cleaner.learned.features import COLUMNS, LABELS, Features, facts_of, features_of
from cleaner.learned.judge import Verdict
from cleaner.learned.reasons import explain
from cleaner.learned.units import MAX_SENTENCE_CHARS, PIECE_CHARS, STEPS, units_of
from cleaner.learned.words import CLASSES, COUNT, class_of, read_words
from cleaner.page import labels
from cleaner.page.labels import REMOVABLE
from cleaner.writers import explain as explain_writer

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGE = (FIXTURES / "harbour-bridge" / "page.txt").read_text(encoding="utf-8")
MOST_BYTES = 1_500_000
MENU = [f"{name} {number}" for number, name in enumerate(["Harbour", "Sport", "Jobs", "Homes", "Quay", "Puzzles"] * 3)]
TEXT = [
    f"The ferry number {number} left the port of Varn at six on Monday with eighty-four people and a piano on board."
    for number in range(12)
]


def read(texts: list[str]) -> Features:
    doc = Document("\n".join(texts))
    units = units_of(doc.lines)
    return features_of(facts_of(doc, units), units, network.load().characters, 0, len(units.texts))


class TestUnits:
    def test_lines_are_units(self) -> None:
        units = units_of(["Home", TEXT[0]])
        assert (units.texts, units.lines, units.starts, units.cut) == (["Home", TEXT[0]], [0, 1], [0, 0], False)

    def test_a_long_paragraph_on_a_page_of_many_is_one_unit(self) -> None:
        assert not units_of([" ".join(TEXT), *TEXT, *TEXT]).cut

    @pytest.mark.parametrize("text", [" ".join(MENU * 4 + TEXT), "港口的灯一直亮着。没有人相信。" * 80, "x" * 5000])
    def test_pieces_of_a_long_line_rejoin_to_it(self, text: str) -> None:
        units = units_of(["Home", text])
        assert units.cut
        assert units.starts[1] == 0
        assert units.ends[-1] == len(text)
        assert units.starts[2:] == units.ends[1:-1]
        assert max(map(len, units.texts)) <= max(MAX_SENTENCE_CHARS, PIECE_CHARS)

    def test_sentences_are_cut_at_their_ends(self) -> None:
        units = units_of([" ".join(TEXT * 2)])
        assert units.texts == TEXT * 2


class TestFeatures:
    def test_values_are_whole_and_small(self) -> None:
        features = read([*MENU, *TEXT, "© 2021 Varn", "港口的灯", "\ud800", "𝔘 😀"])
        assert features.columns.shape == (len(MENU) + len(TEXT) + 4, len(COLUMNS))
        assert features.columns.dtype == np.uint8
        assert features.columns.max() <= STEPS
        assert features.words.sum() == len(features.buckets)

    def test_columns_have_names_of_their_own(self) -> None:
        assert len(set(COLUMNS)) == len(COLUMNS)

    def test_the_order_of_labels_makes_no_difference(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert set(REMOVABLE) <= set(LABELS)
        monkeypatch.setattr(labels, "Label", StrEnum("Label", {label.name: label.value for label in reversed(Label)}))
        spec = importlib.util.find_spec("cleaner.learned.features")
        assert spec is not None
        assert spec.loader is not None
        again = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(again)
        assert again.COLUMNS == COLUMNS
        assert list(again.Label) == list(reversed(Label))

    def test_classes_of_the_table_are_those_of_the_function(self) -> None:
        table = network.load().characters.classes
        for char in "aZ7 .!,:'(-|*@©$#中カกไ한عй€½\n\u200b":
            assert CLASSES[table[ord(char)]] == class_of(char)
        assert table.max() < COUNT

    def test_a_word_has_one_bucket_wherever_it_stands(self) -> None:
        words = read_words(["Harbour news", "the HARBOUR", "harbour"], network.load().characters)
        assert words.buckets.tolist()[0] == words.buckets.tolist()[3] == words.buckets.tolist()[4]
        assert words.words.tolist() == [2, 2, 1]

    def test_numbers_of_as_many_digits_are_one_word(self) -> None:
        words = read_words(["1999", "2021", "20211"], network.load().characters).buckets.tolist()
        assert words[0] == words[1] != words[2]


class TestNetwork:
    def test_no_sum_can_leave_what_floats_hold_exactly(self) -> None:
        assert network.largest_sum(network.load()) < network.EXACT

    def test_the_weights_are_small_enough(self) -> None:
        assert (Path(network.__file__).parent / "weights.npz").stat().st_size <= MOST_BYTES

    def test_weights_are_whole_numbers(self) -> None:
        net = network.load()
        for layer in (net.first, *net.blocks, net.signs, net.page, net.spread, net.last, net.clean):
            assert np.array_equal(layer.weights, np.rint(layer.weights))

    def test_more_rows_change_nothing_but_by_what_they_say(self) -> None:
        features = read([*MENU, *TEXT])
        first, second = (network.forward(network.load(), features)[0] for _ in range(2))
        assert np.array_equal(first, second)

    @pytest.mark.parametrize("rows", [0, 1, 41, 42, 43, 84, 127, 128, 129, 300])
    def test_a_product_is_the_same_in_blocks(self, rows: int) -> None:
        net = network.load(html=True)
        for layer in (net.first, net.blocks[0], net.signs, net.last):
            values = np.random.default_rng(rows).integers(0, STEPS, (rows, len(layer.weights))).astype(np.float32)
            assert np.array_equal(layer(values), values @ layer.weights * layer.scale + layer.bias)

    def test_no_product_is_large_enough_for_threads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[int] = []
        product = np.matmul

        def matmul(left: network.Array, right: network.Array, out: network.Array) -> None:
            asked.append(left.shape[-2] * right.size)
            product(left, right, out=out)

        monkeypatch.setattr(np, "matmul", matmul)
        network.forward(network.load(), read([*MENU, *TEXT] * 20))
        assert 0 < max(asked) <= network.MAX_PRODUCTS

    def test_one_unit_is_enough(self) -> None:
        assert len(network.forward(network.load(), read(["Home"]))[0]) == 1


CODE = """
import hashlib, sys
from pathlib import Path
import cleaner
found = hashlib.sha256()
for page in sorted(Path(sys.argv[1]).iterdir()):
    result = cleaner.clean((page / "page.txt").read_bytes())
    verdict = result.document.verdict
    found.update((verdict.logits.astype("<i8").tobytes() if verdict else b"") + result.body.encode())
print(found.hexdigest())
"""


def test_threads_make_no_difference() -> None:
    found = set()
    for threads in ("1", "2", "5"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        env = os.environ | dict.fromkeys(names, threads)
        done = subprocess.run([sys.executable, "-c", CODE, str(FIXTURES)], env=env, capture_output=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1


def test_numpy_is_loaded_only_where_the_filter_runs() -> None:
    code = "import sys, cleaner; cleaner.clean('It rained.'); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


class TestVerdict:
    def test_a_snippet_is_left_alone(self) -> None:
        assert cleaner.clean("\n".join(f"Harbour walk {name}" for name in "abcdefgh")).removed == ()

    def test_presets_are_thresholds_of_one_network(self) -> None:
        gone = {}
        for name in ("recall", "default", "precision"):
            removed = Pipeline.preset(name).clean(PAGE).removed
            gone[name] = {(removal.start, removal.end) for removal in removed}
        assert gone["recall"] <= gone["default"] <= gone["precision"]

    def test_an_option_that_there_is_not(self) -> None:
        with pytest.raises(UnknownOptionError, match="filter 'context' has no option 'limit'; it has: threshold"):
            cleaner.filters.registry.find("context").with_options({"limit": 1})

    def test_options_of_a_file(self, tmp_path: Path) -> None:
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
    def test_options_that_make_no_sense(self, tmp_path: Path, text: str) -> None:
        config = tmp_path / "my.toml"
        config.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError, match="option"):
            Pipeline.from_file(config)

    def test_no_filter_may_run_behind_those_that_run_last(self) -> None:
        with pytest.raises(PipelineError, match="'inline-player' marks spans"):
            Pipeline.preset().without("inline-player").after("context", "inline-player")
        with pytest.raises(PipelineError, match="'duplicate' marks lines"):
            Pipeline.preset().without("duplicate").after("context", "duplicate")
        assert Pipeline.preset().without("duplicate").adding("duplicate").names[-1] == "context"

    def test_the_guard_keeps_off_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(judge, "forward", lambda _, features: (np.full(len(features.words), -200), -200))
        result = cleaner.clean("\n".join([*TEXT, *TEXT]).replace("number 1 ", ""))
        assert [r for r in result.removed if r.rule.startswith("context/")] == []
        assert any("context filter would have taken 100%" in warning for warning in result.warnings)

    def test_a_clean_page_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(judge, "forward", lambda _, features: (np.full(len(features.words), -200), 200))
        assert "context" not in {r.rule.partition("/")[0] for r in cleaner.clean(PAGE).removed}

    def test_part_of_a_line_may_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def forward(_: object, features: Features) -> tuple[judge.Array, int]:
            logits = np.full(len(features.words), 200)
            logits[3:5] = -200
            return logits, -200

        monkeypatch.setattr(judge, "forward", forward)
        page = " ".join(sentence.replace("ferry", f"ferry {number}") for number, sentence in enumerate(TEXT * 2))
        result = cleaner.clean(page)
        assert "".join(piece.text for piece in result.pieces()) == page
        gone = [r.text for r in result.removed if r.rule.startswith("context/")]
        assert len(" ".join(gone)) > 100
        assert all(text in page for text in gone)

    def test_windows_cover_a_long_page(self) -> None:
        doc = Document("\n".join(f"{line} {number}" for number in range(400) for line in (*MENU[:8], *TEXT[:4])))
        doc.labels[:2] = [Label.NAVIGATION] * 2
        verdict = judge.judge(doc, units_of(doc.lines), 0.4)
        assert len(verdict.logits) == len(doc)
        assert len(verdict.windows) > 1
        assert verdict.windows[0][0] == 0
        assert verdict.windows[-1][1] == len(doc)


class TestReasons:
    def test_each_removal_has_a_probability(self) -> None:
        result = cleaner.clean(PAGE)
        rows = [json.loads(line) for line in explain_writer.write(result).splitlines()]
        learned = [row for row in rows if row["rule"].startswith("context/")]
        for row in learned:
            assert row["probability"] >= 0.59
            assert all(set(reason) == {"what", "without"} for reason in row["reasons"])
            assert all(reason["without"] < row["probability"] + 0.05 for reason in row["reasons"])

    def test_a_menu_below_a_text_has_reasons(self) -> None:
        doc = cleaner.clean("\n".join([*TEXT, *MENU, "Share", "Tweet", "Print", "Privacy policy"])).document
        verdict = doc.verdict
        assert isinstance(verdict, Verdict)
        unit = int(np.argmin(verdict.logits))
        found = explain(doc, verdict.offsets[unit])
        assert found is not None
        assert found.reasons
        assert found.reasons[0].what.partition(":")[0] in {"position", "neighbours", "shape", "words", "marks"}

    def test_what_was_not_judged_has_none(self) -> None:
        assert explain(Document("Home"), 0) is None


def test_hash_of_the_pinned_page() -> None:
    """The kept lines of one page, on every machine; whoever trains anew writes the new value here."""
    body = cleaner.clean(PAGE).body
    assert hashlib.sha256(body.encode()).hexdigest()[:16] == (Path(__file__).parent / "context.txt").read_text().strip()
