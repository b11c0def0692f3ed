"""Trains the embedder that is shipped, end to end::

python -m index.training --data ../shared/data --ginza vectors.npz --plans ../shared/plans

``--ginza`` is the export of chiVe that ``docs/model-card.md`` describes. With ``--plans`` the questions in
``eval/questions/real.jsonl`` are asked too, and never trained on.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from index.embed.static import StaticEmbedder, slots
from index.training.chive import WordVectors
from index.training.evaluate import plans_task, tasks
from index.training.net import Bag, Net
from index.training.sources import Pairs, own_pairs, project_pairs, question_pairs, sudachi_pairs, thesaurus_pairs
from index.training.talk import with_talk
from index.training.train import Bags, Recipe, train
from index.training.vocabulary import choose

SHARES = {
    "rs name-purpose": 2.0,
    "rs name-overview": 1.5,
    "rs purpose-overview": 1.0,
    "rs cloze": 1.0,
    "sudachi": 1.0,
    "thesaurus": 1.0,
    "own question-title": 2.0,
    "own question-text": 2.0,
    "own title-text": 0.5,
    "talk": 0.5,
    "talk about titles": 0.5,
}
SHARE_ALIKE = {"jaquad_train": 2.0}
_WORDS = 70_000
_PIECES = 8_000
_DIMENSION = 256
_QUESTIONS = Path("eval/questions/real.jsonl")
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Read the data, train, measure, and write the weights."""
    import torch

    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(options.threads)
    pairs = training_pairs(options.data, share_alike=options.share_alike)
    _LOG.info("reading %d pairs", sum(map(len, pairs)))
    texts = {text: slots(text) for kind in pairs for text in kind.queries + kind.passages}
    vocabulary = choose(list(texts.values()), WordVectors.load(options.ginza), _WORDS, _PIECES)
    net = Net(vocabulary, _DIMENSION)
    _measure("before training", net.embedder(), options)
    rows = vocabulary.rows
    known = {text: Bag.of(places, rows) for text, places in texts.items()}
    shares = SHARES | (SHARE_ALIKE if options.share_alike else {})
    train(net, [Bags.of(kind, known) for kind in pairs], Recipe(shares, steps=options.steps))
    embedder = net.embedder()
    embedder.save(options.out)
    _measure(f"trained, {embedder.fingerprint}", embedder, options)


def training_pairs(data: Path, *, share_alike: bool = False) -> list[Pairs]:
    """All pairs, those of 事業 kept for validation left out; word pairs are about no 事業 and all kept."""
    projects, own = project_pairs(data), own_pairs()
    talk = [with_talk(own[1], "talk"), with_talk(own[2], "talk about titles")]
    about = [*projects, *own, *talk]
    found = [pairs.where(held_out=False) for pairs in about]
    found += [sudachi_pairs(data), thesaurus_pairs()]
    return [*found, question_pairs(data, "jaquad_train")] if share_alike else found


def _measure(label: str, embedder: StaticEmbedder, options: argparse.Namespace) -> None:
    for task in tasks(options.data):
        _LOG.info("%s: %s", label, task.run(embedder))
    if options.plans:
        _LOG.info("%s: %s", label, plans_task(options.plans, _QUESTIONS).run(embedder))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--ginza", type=Path, required=True, help="chiVe as .npz")
    parser.add_argument("--out", type=Path, default=Path("index/data/model"))
    parser.add_argument("--plans", type=Path, help="real plans to measure on")
    parser.add_argument("--steps", type=int, default=Recipe({}).steps)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share-alike", action="store_true", help="JaQuAD too; the weights are CC BY-SA then")
    return parser.parse_args()


if __name__ == "__main__":
    main()
