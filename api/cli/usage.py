"""Wrong use of the command line, told in Japanese; typer itself speaks English."""

from __future__ import annotations

from typer.exceptions import TyperException

from api.cli import texts


def usage_sentence(error: TyperException) -> str:
    """What is wrong and where to read how it goes."""
    sentences = {
        "NoSuchOption": texts.NO_SUCH_OPTION,
        "MissingParameter": texts.MISSING_PARAMETER,
        "BadParameter": texts.BAD_PARAMETER,
        "BadOptionUsage": texts.BAD_PARAMETER,
    }
    sentence = sentences.get(type(error).__name__, texts.BAD_USAGE)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "jigyo"
    return sentence.format(name=_name(error)) + texts.SEE_HELP.format(command=command)


def _name(error: TyperException) -> str:
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if option:
        return str(option)
    return max(parameter.opts, key=len) if parameter is not None else ""
