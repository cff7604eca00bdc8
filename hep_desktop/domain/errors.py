"""Errors that a user can understand and mend; everything else is a fault of the program."""


class UserError(Exception):
    """Something the user can do something about.

    `code` names what happened, why and what to do in `resources/strings/hu/errors.toml`; `args`
    fill those sentences. No prose here: the same error speaks in the window and on the command line.
    """

    def __init__(self, code: str, /, **args: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, str] = {name: str(value) for name, value in args.items()}

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code

    def __reduce__(self) -> tuple[object, ...]:
        # keyword arguments survive the way back from a child process
        return _rebuild, (self.code, self.values)


def _rebuild(code: str, values: dict[str, str]) -> UserError:
    return UserError(code, **values)


class Cancelled(Exception):  # noqa: N818 – not an error: the user asked for it
    """The user stopped a long job; nothing was changed."""
