from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..fakes import RoteAssistant
from .conftest import OpenPage


def ask(page: Page, question: str) -> None:
    page.get_by_label("質問", exact=True).fill(question)
    page.keyboard.press("Enter")


def test_a_question_is_answered_with_citations_that_unfold(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Wi-Fiの担当課は？")
    log = page.get_by_role("log")
    expect(log.locator(".bubble.own")).to_have_text("Wi-Fiの担当課は？")
    expect(log.get_by_text("担当課は防災課です。")).to_be_visible()
    quote = log.get_by_text("協働部防災課")
    expect(quote).to_be_hidden()
    log.get_by_text("北野市 No.4 公共施設のWi-Fi整備").click()
    expect(quote).to_be_visible()
    expect(log.get_by_text("kita.txt 11行目")).to_be_visible()


def test_a_mark_in_the_text_opens_its_citation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Wi-Fiの担当課は？")
    page.get_by_label("出典2").click()
    expect(page.get_by_text("平成29年度から")).to_be_visible()
    expect(page.get_by_text("協働部防災課")).to_be_hidden()


def test_the_link_of_a_citation_leads_to_the_cited_line(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Wi-Fiの担当課は？")
    page.get_by_label("出典1").click()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="この事業のページを開く").click()
    expect(popup.value.locator("tr:target")).to_contain_text("協働部防災課")


def test_a_suggestion_asks_in_the_same_session_and_city(open_page: OpenPage, assistant: RoteAssistant) -> None:
    page = open_page()
    page.get_by_label("市町村").select_option("南原町")
    ask(page, "Wi-Fiの担当課は？")
    page.get_by_role("button", name="予算は？").click()
    expect(page.locator(".searched")).to_have_count(2)
    first, second = assistant.asked[-2:]
    assert second == ("予算は？", first[1], "南原町")


def test_an_example_can_be_asked(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="公共施設のWi-Fi整備の担当課は？").click()
    expect(page.locator(".searched")).to_have_count(1)
    expect(page.locator("#examples")).to_have_count(0)


def test_enter_that_ends_a_conversion_does_not_send(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_label("質問", exact=True)
    box.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "たんとうか", "selectionStart": 5, "selectionEnd": 5})
    enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    keyboard.send("Input.insertText", {"text": "担当課"})
    expect(box).to_have_value("担当課")
    assert page.locator(".bubble.own").count() == 0
    page.keyboard.press("Enter")
    expect(page.locator(".bubble.own")).to_have_text("担当課")


def test_shift_and_enter_make_a_new_line(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_label("質問", exact=True)
    box.fill("一行目")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("2")
    expect(box).to_have_value("一行目\n2")


def test_text_of_a_question_is_never_read_as_html(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "<img src=x onerror=alert(1)>")
    expect(page.locator(".bubble.own")).to_have_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".log img")).to_have_count(0)


def test_an_error_is_told_and_can_be_tried_again(open_page: OpenPage, assistant: RoteAssistant) -> None:
    page = open_page()
    ask(page, "爆発")
    expect(page.get_by_text("申し訳ありません。")).to_be_visible()
    before = len(assistant.asked)
    page.get_by_role("button", name="もう一度試す").click()
    expect(page.get_by_text("申し訳ありません。")).to_have_count(1)
    expect(page.get_by_role("button", name="送信")).to_be_enabled()
    assert len(assistant.asked) == before + 1


def test_the_form_answers_without_scripts(open_page: OpenPage) -> None:
    page = open_page(scripts=False)
    page.get_by_label("質問", exact=True).fill("Wi-Fiの担当課は？")
    page.get_by_role("button", name="送信").click()
    expect(page.get_by_text("担当課は防災課です。")).to_be_visible()
    page.get_by_text("北野市 No.4 公共施設のWi-Fi整備").click()
    expect(page.get_by_text("協働部防災課")).to_be_visible()
    page.get_by_role("button", name="予算は？").click()
    expect(page.locator(".bubble.own")).to_have_text("予算は？")


@pytest.mark.parametrize("path", ["/", "/entries/kita-plan:4", "/sections/kita-plan:s1", "/entries/nothing"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_scrolls_sideways_on_a_narrow_screen(open_page: OpenPage, path: str, dark: bool) -> None:
    page = open_page("/", width=320, dark=dark)
    if path == "/":
        ask(page, "Wi-Fiの担当課は？" + "x" * 100)
        page.get_by_label("出典1").click()
    elif path != "/entries/nothing":
        page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('#log')?.scrollWidth ?? 0") <= 320


def test_the_whole_page_can_be_used_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="質問の入力へ")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Wi-Fi")
    expect(page.get_by_label("質問", exact=True)).to_have_value("Wi-Fi")
    page.keyboard.press("Enter")
    expect(page.locator(".searched")).to_have_count(1)
    page.get_by_label("出典1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cite-1-1 summary")).to_be_focused()
    expect(page.get_by_text("協働部防災課")).to_be_visible()
