"""The search as a LangChain retriever, for anybody's chain."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.protocols import Hit, Query, Retriever
from ingest.model import Entry, Section


class LangChainRetriever(BaseRetriever):
    """Gives 事業 and sections as ``Document``s: the best field, and in ``metadata`` where it stands."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Any
    municipality: str | None = None
    plan_id: str | None = None
    limit: int = 5
    sections: bool = True

    @classmethod
    def over(cls, retriever: Retriever, **settings: Any) -> LangChainRetriever:
        """A LangChain retriever that asks ``retriever``."""
        return cls(retriever=retriever, **settings)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        wanted = Query(query, self.municipality, self.plan_id, self.limit)
        return [document_of(hit) for hit in self.retriever.search(wanted) if hit.entry or self.sections]


def document_of(hit: Hit) -> Document:
    """A hit as a ``Document``."""
    scores = {"score": hit.score, "relevance": hit.relevance}
    if hit.entry is not None:
        return _entry_document(hit.entry, hit, scores)
    if hit.section is None:
        raise ValueError("a hit is an entry or a section")
    return _section_document(hit.section, scores)


def _entry_document(entry: Entry, hit: Hit, scores: dict[str, float]) -> Document:
    numbers = [passage.field for passage in hit.passages if passage.field is not None] or list(
        range(len(entry.fields))
    )
    metadata: dict[str, Any] = {
        "entry_id": entry.id,
        "plan_id": entry.plan_id,
        "no": entry.no,
        "title": entry.title,
    }
    if not numbers:
        return Document(page_content=entry.title, metadata=metadata | scores)
    field = entry.fields[numbers[0]]
    where = {"field": field.label, "file": field.source.file, "line_start": field.source.line_start}
    where |= {"line_end": field.source.line_end, "page": field.source.page}
    return Document(page_content=f"{entry.title}\n{field.text}", metadata=metadata | where | scores)


def _section_document(section: Section, scores: dict[str, float]) -> Document:
    source = section.source
    metadata = {"section_id": section.id, "plan_id": section.plan_id, "title": section.title, "file": source.file}
    where = {"line_start": source.line_start, "line_end": source.line_end, "page": source.page}
    return Document(page_content=f"{section.title}\n{section.text}", metadata=metadata | where | scores)
