"""One remark with everything said to it, in words to read."""

from collections.abc import Iterator

from hep_desktop.domain.anchoring import Found, locate
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import RemarkState, Response, ResponseKind, Thread
from hep_desktop.hungarian import short_date
from hep_desktop.ui.frame.remarks.places import quote_of
from hep_desktop.ui.strings import text

_QUOTED = 160  # letters
_SPECIAL = str.maketrans({one: f"\\{one}" for one in "\\`*_{}[]<>#+-.!|~"})


def thread_markdown(thread: Thread, programme: Programme, *, as_quoted: bool = True) -> str:
    """The remark, what it quotes and suggests, the responses, the oldest first.

    `as_quoted` – the cell it is on, where it is on one, shows what it showed.
    """
    return "\n\n".join(_parts(thread, programme, as_quoted=as_quoted))


def _parts(thread: Thread, programme: Programme, *, as_quoted: bool) -> Iterator[str]:
    remark = thread.remark
    yield f"**{_said(remark.author)}**, {_moment(remark.at)}"
    quote = quote_of(remark.anchor)
    if quote:
        short = quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1]}…"
        yield f"*{_said(text('remarks.quoted', words=' '.join(short.split())))}*"
    found = locate(programme, remark.anchor).found
    if found is not Found.HERE and thread.state is RemarkState.OPEN:
        yield f"*{text(f'remarks.found.{found}')}*"
    elif not as_quoted and thread.state is RemarkState.OPEN:
        yield f"*{text('remarks.found.value_changed')}*"
    if remark.words:
        yield _said(remark.words)
    if remark.suggestion is not None:
        label = text("remarks.pane.suggested" if remark.suggestion else "remarks.pane.suggested_nothing")
        yield f"**{label}** {_said(remark.suggestion)}"
    for response in thread.responses:
        yield _response(response)


def _response(response: Response) -> str:
    what = text(f"remarks.did.{response.kind}")
    head = f"**{_said(response.author)}**, {_moment(response.at)}: {what}"
    if not response.words:
        return head
    return (
        f"{head}\n\n{_said(response.words)}"
        if response.kind is not ResponseKind.ANSWERED
        else (f"{head} {_said(response.words)}")
    )


def _moment(at: object) -> str:
    here = at.astimezone()  # pyright: ignore[reportAttributeAccessIssue] – a datetime
    return _said(f"{short_date(here.date())} {here:%H:%M}")


def _said(words: str) -> str:
    """Somebody's words as they are: nothing of them is a sign of Markdown."""
    return words.strip().translate(_SPECIAL).replace("\n", "  \n")
