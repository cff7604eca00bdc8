"""Why a file cannot be taken in; becomes a `UserError` with the file's name where reading began."""


class Refused(Exception):  # noqa: N818 – says what happened
    """`code` is that of a UserError; what fills its sentences, but for the file's name, stands in `values`."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
