"""The command ``jigyo bench``: measurements that take their time, compared within one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="時間のかかる測定をします。", no_args_is_help=True)

_Json = Annotated[bool, typer.Option("--json", help="JSON で出します。")]
_File = typer.Option(exists=True, dir_okay=False, readable=True)


@app.command()
def retrieval(
    corpus: Annotated[Path, _File],
    queries: Annotated[Path, _File],
    qrels: Annotated[Path, _File],
    as_json: _Json = False,
) -> None:
    """BEIR 形式の文書集合で、探し方（語、ベクトル、両方）の良さを測ります。"""
    from eval.bench.collection import read_collection
    from eval.bench.retrieval import bench_retrieval

    result = bench_retrieval(
        read_collection(corpus, queries, qrels), lambda line: None if as_json else typer.echo(line, err=True)
    )
    _show(result, as_json=as_json)


@app.command()
def answers(
    questions: Annotated[Path, _File],
    data: Annotated[Path, typer.Option(help="索引のフォルダー")] = Path(".jigyo"),
    workers: Annotated[int, typer.Option(min=1, max=16)] = 2,
    as_json: _Json = False,
) -> None:
    """問題集の質問で、答えにかかる時間を測ります。"""
    from eval.bench.answers import bench_answers, questions_of

    _show({"answers": bench_answers(data, questions_of(questions), workers=workers)}, as_json=as_json)


def _show(result: dict[str, dict[str, float]], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False))
        return
    for name, values in result.items():
        typer.echo(f"{name:<10}" + "  ".join(f"{key} {value:.3f}" for key, value in values.items()))
