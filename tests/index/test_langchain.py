from index.langchain import LangChainRetriever
from index.opened import Index


def test_an_entry_is_a_document_that_says_where_it_stands(index: Index) -> None:
    document = LangChainRetriever.over(index.retriever, limit=1).invoke("水道代をカードで払う")[0]
    assert document.metadata["entry_id"] == "hinata/1"
    assert document.metadata["file"] == "hinata.txt"
    assert document.metadata["field"] in ("事業内容", "担当課", "スケジュール")
    assert "上下水道料金" in document.page_content


def test_a_section_is_a_document_too(index: Index) -> None:
    documents = LangChainRetriever.over(index.retriever, limit=1).invoke("計画の期間")
    assert documents[-1].metadata["section_id"] == "hinata/s1"
    assert documents[-1].metadata["line_start"] == 101


def test_sections_can_be_left_out_and_the_scope_set(index: Index) -> None:
    retriever = LangChainRetriever.over(index.retriever, sections=False, municipality="瑞穂台町")
    documents = retriever.invoke("計画の期間と防災無線")
    assert all(document.metadata["plan_id"].startswith("mizuho") for document in documents)
    assert all("entry_id" in document.metadata for document in documents)
