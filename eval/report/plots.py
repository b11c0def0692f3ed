"""Plots as SVG, written by hand: rates with their bounds, stages, the refusal trade-off, response times.

Colours come from the style sheet of the report (``currentColor`` and classes), so that light, dark and paper all work.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from eval import texts
from eval.bounds import Rate
from eval.report.tradeoff import Point

_LEFT, _RIGHT, _ROW = 112, 560, 26


def rates(groups: Mapping[str, Sequence[Rate | None]], names: Sequence[str]) -> str:
    """One row a group: a dot for each system with its bounds as a line."""
    height = 34 + _ROW * len(groups)
    parts = [_grid(height)]
    for place, (name, found) in enumerate(groups.items()):
        middle = 20 + _ROW * place
        parts.append(_text(_LEFT - 8, middle + 4, name, "end"))
        for number, value in enumerate(found):
            if value is not None:
                parts.append(_whisker(value, middle + (number - (len(found) - 1) / 2) * 8, number, names[number]))
    return _svg(_RIGHT + 30, height, parts, texts.PLOT_KINDS)


def _grid(height: int) -> str:
    lines = []
    for share in (0, 25, 50, 75, 100):
        x = _across(share / 100)
        lines.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="6" y2="{height - 22}"/>')
        lines.append(_text(x, height - 6, f"{share}%", "middle", "axis"))
    return "".join(lines)


def _across(share: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * share


def _whisker(value: Rate, y: float, number: int, name: str) -> str:
    low, high, at = _across(value.low), _across(value.high), _across(value.value)
    words = f"{name}：{texts.percent(value.value)}（{100 * value.low:.1f}–{100 * value.high:.1f}、n={value.n}）"
    return (
        f'<g class="s{number}"><title>{escape(words)}</title>'
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<circle cx="{at:.1f}" cy="{y:.1f}" r="4"/></g>'
    )


def bars(counts: Mapping[str, int]) -> str:
    """One bar a name."""
    most = max(counts.values(), default=1)
    parts = []
    for place, (name, count) in enumerate(counts.items()):
        y = 6 + _ROW * place
        width = 260 * count / most
        parts.append(_text(72, y + 14, name, "end"))
        parts.append(f'<rect class="bar" x="80" y="{y}" width="{width:.1f}" height="18" rx="3"/>')
        parts.append(_text(88 + width, y + 14, str(count), "start"))
    return _svg(400, 12 + _ROW * max(len(counts), 1), parts, texts.PLOT_STAGES)


def tradeoff(points: Sequence[Point], used: Point | None) -> str:
    """Wrong refusals against wrong answers, over every threshold; the one in use is marked."""
    left, top, side = 46, 10, 220
    path = " ".join(f"{left + side * p.false_refusal:.1f},{top + side * (1 - p.false_answer):.1f}" for p in points)
    parts = [_square(left, top, side), f'<polyline class="curve" points="{path}"/>']
    if used is not None:
        x, y = left + side * used.false_refusal, top + side * (1 - used.false_answer)
        parts.append(f'<circle class="used" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_text(x + 9, y - 6, texts.IN_USE.format(value=used.threshold), "start"))
    parts.append(_text(left + side / 2, top + side + 34, texts.AXIS_REFUSAL, "middle", "axis"))
    return _svg(360, top + side + 42, parts, texts.PLOT_TRADEOFF)


def _square(left: int, top: int, side: int) -> str:
    lines = []
    for share in (0, 25, 50, 75, 100):
        x, y = left + side * share / 100, top + side * (1 - share / 100)
        lines.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top}" y2="{top + side}"/>')
        lines.append(f'<line class="grid" x1="{left}" x2="{left + side}" y1="{y}" y2="{y}"/>')
        lines.append(_text(x, top + side + 16, f"{share}%", "middle", "axis"))
        lines.append(_text(left - 6, y + 4, f"{share}%", "end", "axis"))
    return "".join(lines)


def histogram(seconds: Sequence[float], columns: int = 24) -> str:
    """How many answers took how long, on a logarithmic scale."""
    measured = [max(value, 1e-4) for value in seconds] or [1e-3]
    low, high = math.floor(math.log10(min(measured))), math.ceil(math.log10(max(measured)) + 1e-9)
    high = max(high, low + 1)
    counts = [0] * columns
    for value in measured:
        share = (math.log10(value) - low) / (high - low)
        counts[min(int(share * columns), columns - 1)] += 1
    width, height = 380 / columns, 110
    parts = [
        f'<rect class="bar" x="{10 + n * width:.1f}" y="{10 + height * (1 - count / max(counts)):.1f}" '
        f'width="{width - 2:.1f}" height="{height * count / max(counts):.1f}"/>'
        for n, count in enumerate(counts)
        if count
    ]
    parts.append(f'<line class="grid" x1="10" x2="390" y1="{height + 10}" y2="{height + 10}"/>')
    for power in range(low, high + 1):
        x = 10 + 380 * (power - low) / (high - low)
        anchor = "start" if power == low else "end" if power == high else "middle"
        parts.append(_text(x, height + 26, _duration(power), anchor, "axis"))
    return _svg(400, height + 34, parts, texts.PLOT_LATENCY)


def _duration(power: int) -> str:
    return f"{10**power}秒" if power >= 0 else f"{10 ** (power + 3):g}ミリ秒"


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _svg(width: float, height: float, parts: Sequence[str], label: str) -> str:
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" style="max-width:{width:.0f}px" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )
