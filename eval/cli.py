"""``jigyo eval``: judge answers against question sets. Heavy parts are imported when a command runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval import texts

if TYPE_CHECKING:
    from eval.gate import Gate
    from eval.results import Results
    from eval.session import Wanted

FAILED = 2
"""Exit code: nothing was judged."""
BREACHED = 1
"""Exit code: judged, and found below a threshold or an earlier run."""

RESULTS = "results.json"
REPORT = "report.html"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True, help=texts.EVAL)
def evaluate(
    context: typer.Context,
    sets: Annotated[list[str] | None, typer.Option("--set", help=texts.OPTION_SET, show_default=False)] = None,
    plans: Annotated[Path | None, typer.Option("--plans", help=texts.OPTION_PLANS, show_default=False)] = None,
    url: Annotated[str | None, typer.Option("--url", help=texts.OPTION_URL, show_default=False)] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help=texts.OPTION_LIMIT, show_default=False)
    ] = None,
    out: Annotated[Path, typer.Option("--out", help=texts.OPTION_OUT)] = Path("build/eval"),
    baseline: Annotated[
        str | None, typer.Option("--baseline", help=texts.OPTION_BASELINE, show_default=False)
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help=texts.OPTION_AGAINST, show_default=False)
    ] = None,
    llm_judge: Annotated[
        str | None, typer.Option("--llm-judge", help=texts.OPTION_JUDGE, show_default=False)
    ] = None,
    llm_model: Annotated[str, typer.Option("--llm-model", help=texts.OPTION_MODEL)] = "default",
    as_json: Annotated[bool, typer.Option("--json", help=texts.OPTION_JSON)] = False,
) -> None:
    """Judge answers against question sets."""
    if context.invoked_subcommand is not None:
        return
    from eval.errors import EvalError
    from eval.llm_judge import LlmJudge
    from eval.session import Wanted
    from eval.sets import load_set, named_sets

    if baseline not in (None, "naive"):
        raise _ended(texts.BAD_BASELINE)
    try:
        names = sets or [name for name in ("sample", "real") if name in named_sets()]
        judge = LlmJudge(llm_judge, llm_model) if llm_judge else None
        chosen = [load_set(name, plans, limit) for name in names]
        wanted = Wanted(chosen, url, naive=baseline is not None, second_opinion=judge)
        results, gate = _judge(wanted, against, gated=limit is None)
        _write(results, gate, out, against)
    except EvalError as error:
        raise _ended(str(error)) from error
    _tell(results, gate, out, as_json=as_json)
    if gate.breaches:
        raise typer.Exit(BREACHED)


@app.command("init", help=texts.INIT_HELP)
def init(
    plans: Annotated[Path, typer.Option("--plans", help=texts.OPTION_PLANS)],
    out: Annotated[Path, typer.Option("--out", help=texts.INIT_OUT)] = Path("questions.jsonl"),
    count: Annotated[int, typer.Option("--count", min=1, help=texts.INIT_COUNT)] = 60,
) -> None:
    """Propose draft questions from plans."""
    from eval.display import progress_bar
    from eval.errors import EvalError
    from eval.grounds import Grounds
    from eval.plans import indexed
    from eval.propose import as_lines, propose

    if out.exists():
        raise _ended(texts.INIT_EXISTS.format(file=out))
    try:
        with progress_bar() as display, indexed(plans, display.say) as index:
            drafts = propose(Grounds(index.store, plans), count)
    except EvalError as error:
        raise _ended(str(error)) from error
    out.write_text(as_lines(drafts), "utf-8")
    typer.echo(texts.INIT_WROTE.format(count=len(drafts), file=out))


@app.command("retrieval", help=texts.RETRIEVAL_HELP)
def retrieval(
    path: Annotated[Path, typer.Argument(help=texts.RETRIEVAL_PATH)],
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help=texts.OPTION_LIMIT, show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=texts.OPTION_JSON)] = False,
) -> None:
    """Measure retrieval alone over a question set of another make."""
    from dataclasses import asdict

    from eval.errors import EvalError
    from eval.external_run import measure, read_external
    from eval.table import show_retrieval

    try:
        external = read_external(path)
        found = measure(external, limit)
    except EvalError as error:
        raise _ended(str(error)) from error
    if as_json:
        typer.echo(json.dumps({name: asdict(value) for name, value in found.items()}, ensure_ascii=False))
    else:
        show_retrieval(external, found)


def _judge(wanted: Wanted, against: Path | None, *, gated: bool) -> tuple[Results, Gate]:
    from eval.display import progress_bar
    from eval.gate import Gate, below_thresholds, fallen, read_thresholds
    from eval.results import read_results
    from eval.session import evaluate as judge

    previous = read_results(against) if against else None
    thresholds = read_thresholds(Path.cwd()) if gated else {}
    with progress_bar() as display:
        results = judge(wanted, display)
    breaches = [*below_thresholds(results.main, thresholds)]
    if previous is not None:
        breaches += fallen(results.main, previous)
    return results, Gate(
        tuple(breaches), applied=previous is not None or not thresholds.keys().isdisjoint(results.sets)
    )


def _write(results: Results, gate: Gate, out: Path, against: Path | None) -> None:
    from eval.report.html import write_report
    from eval.results import read_results, write_results

    previous = read_results(against) if against else None
    out.mkdir(parents=True, exist_ok=True)
    write_results(results, out / RESULTS)
    write_report(results, out / REPORT, previous, gate)


def _tell(results: Results, gate: Gate, out: Path, *, as_json: bool) -> None:
    if as_json:
        from eval.results import as_plain

        typer.echo(
            json.dumps(as_plain(results) | {"breaches": [b.message for b in gate.breaches]}, ensure_ascii=False)
        )
        return
    from rich.console import Console

    from eval.table import show

    console = Console(highlight=False, markup=False)
    show(results, gate.breaches, console)
    console.print(texts.WROTE.format(results=out / RESULTS, report=out / REPORT))


def _ended(sentence: str) -> typer.Exit:
    """Say what is wrong; the exit to raise."""
    print(sentence, file=sys.stderr)  # noqa: T201 - errors belong on the error stream
    return typer.Exit(FAILED)
