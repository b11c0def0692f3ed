"""SQuAD-style JSON (SQuAD, JSQuAD, JaQuAD …): each paragraph is a document, its questions are answered by it.

Questions marked ``is_impossible`` are left out: nothing answers them, and retrieval alone cannot refuse.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval import texts
from eval.errors import ExternalSetError
from eval.importers.external import Document, ExternalSet


def read_squad(file: Path) -> ExternalSet:
    """Read a file. Raises ExternalSetError."""
    documents: list[Document] = []
    queries: dict[str, str] = {}
    relevant: dict[str, dict[str, int]] = {}
    try:
        for article in json.loads(file.read_text("utf-8-sig"))["data"]:
            for paragraph in article["paragraphs"]:
                document = Document(f"d{len(documents)}", article.get("title", ""), paragraph["context"])
                documents.append(document)
                for question in _answerable(paragraph):
                    queries[str(question["id"])] = question["question"]
                    relevant[str(question["id"])] = {document.id: 1}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExternalSetError(file, texts.BAD_SQUAD) from error
    return ExternalSet(file.stem, tuple(documents), queries, relevant)


def _answerable(paragraph: dict[str, Any]) -> list[dict[str, Any]]:
    return [question for question in paragraph["qas"] if not question.get("is_impossible", False)]
