"""Question and answer of ``POST /api/chat`` and its stream."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from api.links import citation_url
from api.schemas import samples
from api.schemas.sources import SourceOut
from bot.answer import Answer, AnswerKind, Citation


def _whole_characters(text: str) -> str:
    """JSON can spell half a character (an unpaired surrogate), which no answer could ever repeat."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise PydanticCustomError("string_unicode", "half a character")
    return text


Text = Annotated[str, AfterValidator(_whole_characters)]


class ChatRequest(BaseModel):
    """A question. Unknown fields are ignored."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"message": "水道料金はクレジットカードで払えますか？", "session_id": "a1b2c3"}]
        }
    )

    message: Text = Field(description="質問（日本語）。長さの上限は JIGYO_MAX_MESSAGE_CHARS、既定は2000文字")
    session_id: Text | None = Field(
        default=None, description="前の応答の session_id。64文字以内の英数字と . _ - のみ、それ以外なら新しく作る"
    )
    municipality: Text | None = Field(
        default=None, description="利用者の市町村。質問に市町村名があればそちらが優先"
    )
    style: str | None = Field(default=None, description="表示先の希望（将来のため）")


class CitationOut(BaseModel):
    """A statement of a plan that the answer rests on; ``quote`` stands to the letter in ``source``."""

    n: int = Field(description="本文の [n]", examples=[1])
    entry_id: str | None = Field(description="事業の識別子。事業でない箇所なら null")
    municipality: str
    plan: str = Field(description="計画の名称")
    no: str | None = Field(description="印刷されたとおりの事業番号", examples=["7"])
    title: str
    department: str | None
    field: str = Field(examples=["担当課"])
    quote: str
    source: SourceOut
    url: str = Field(description="人が読むページ", examples=["/entries/example-7"])

    @classmethod
    def of(cls, citation: Citation) -> CitationOut:
        """The public shape of a citation."""
        return cls(
            n=citation.n,
            entry_id=citation.entry_id,
            municipality=citation.municipality,
            plan=citation.plan,
            no=citation.no,
            title=citation.title,
            department=citation.department,
            field=citation.field,
            quote=citation.quote,
            source=SourceOut.of(citation.source),
            url=citation_url(citation),
        )


class StatusEvent(BaseModel):
    """What is being done while the asker waits."""

    message: str


class TokenEvent(BaseModel):
    """The next piece of the answer's text."""

    text: str


class SearchedOut(BaseModel):
    """How much was searched."""

    entries: int = Field(examples=[159])
    plans: int = Field(examples=[5])


class ChatResponse(BaseModel):
    """An answer with its citations."""

    model_config = ConfigDict(json_schema_extra=samples.examples(samples.ANSWER))

    session_id: str
    kind: AnswerKind
    answer: str = Field(description="本文。[1] のような印が citations の n を指す")
    citations: list[CitationOut]
    suggestions: list[str]
    searched: SearchedOut

    @classmethod
    def of(cls, answer: Answer) -> ChatResponse:
        """The public shape of an answer."""
        return cls(
            session_id=answer.session_id,
            kind=answer.kind,
            answer=answer.text,
            citations=[CitationOut.of(citation) for citation in answer.citations],
            suggestions=list(answer.suggestions),
            searched=SearchedOut(entries=answer.searched.entries, plans=answer.searched.plans),
        )
