"""Sentences of the window about things of the trade: steps, places, errors, days."""

from hep_desktop.domain.errors import UserError
from hep_desktop.words import Explanation, explain, text

__all__ = ["Explanation", "error_sentences", "text"]


def error_sentences(error: UserError) -> Explanation:
    """What happened, why and what to do, for an error the user can mend."""
    return explain(error.code, error.values)
