"""How sure we are that a legal template says what an edition says of it."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are that the template says so; shown where a user can see it."""

    VERIFIED = "verified"
    OWN_KNOWLEDGE = "own_knowledge"
    INFERRED = "inferred"
    DOUBTFUL = "doubtful"  # from memory, perhaps with another number or other columns
    PROPOSED = "proposed"
