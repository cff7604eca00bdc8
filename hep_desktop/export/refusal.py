"""Why a package, or a signature in it, is not accepted: a code and what fills its sentence."""


class Refused(Exception):  # noqa: N818 – says what is done with the file
    """The first thing that is wrong; `code` names a sentence under `exporting.problems`."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = args
