"""A layout as a web page."""

from __future__ import annotations

from html import escape

from tests.ingest.layouts.kit import H, Layout, P, T


def to_html(layout: Layout) -> bytes:
    """A page in Shift_JIS with a menu and a script around the plan."""
    parts = [
        "<!DOCTYPE html><html><head><meta charset='Shift_JIS'><title>市のページ</title><script>var a = '事業名';</script>",
        "<style>td { color: red }</style></head><body><nav><ul><li>ホーム</li><li>くらし</li></ul></nav><main>",
    ]
    for block in layout.blocks:
        if isinstance(block, H):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, P):
            parts.append(f"<p>{escape(block.text).replace(chr(10), '<br>')}</p>")
        elif isinstance(block, T):
            parts.append(_table(block))
    return "\n".join([*parts, "</main><footer>みなも市役所</footer></body></html>"]).encode("cp932")


def _table(table: T) -> str:
    rows = [""] * len(table.rows)
    for number, _, cell in table.cells():
        span = f" colspan='{cell.cols}'" * (cell.cols > 1) + f" rowspan='{cell.rows}'" * (cell.rows > 1)
        rows[number] += f"\n    <td{span}>{escape(cell.text).replace(chr(10), '<br>')}</td>"
    return "<table><tbody>" + "".join(f"\n  <tr>{row}\n  </tr>" for row in rows) + "</tbody></table>"
