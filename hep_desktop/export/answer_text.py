"""The form as plain text, for who answers by e-mail: a line for every figure asked, marked by what it is."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hep_desktop.export.form_looks import column_head
from hep_desktop.hungarian import long_date
from hep_desktop.template import asking
from hep_desktop.template.choices import choices
from hep_desktop.template.model import Indicator, Table
from hep_desktop.words import text

if TYPE_CHECKING:
    from hep_desktop.export.answer_form import Form

_ROOM = 5  # rows of a list to fill


def text_bytes(form: "Form") -> bytes:
    """The text as the simplest editors show it right: with its mark of coding, and with their line ends."""
    return "\r\n".join(_lines(form)).encode("utf-8-sig")


def _lines(form: "Form") -> Iterator[str]:
    request = form.request
    yield text("asking.form.title", settlement=form.settlement.name)
    yield text("asking.form.to", recipient=_line(request.recipient))
    yield ""
    yield text("asking.form.text.how")
    yield text("asking.form.how.zero").partition(" ")[2]
    if request.reply_by:
        yield text("asking.form.how.until", date=long_date(request.reply_by)).partition(" ")[2]
    yield ""
    yield f"{text('asking.form.text.mark')} [{form.mark}]"
    yield ""
    for name in asking.FIELDS:
        yield _field(name, text(f"asking.form.field.{name}"))
    for table, columns in asking.columns_by_table(form.edition, request):
        yield from _section(f"{table.number} {table.title}")
        yield from _list(table, columns, form) if asking.is_list(table) else _table(table, columns, form)
    for node in asking.chapters_asked(form.edition, request):
        yield from _section(node.heading)
        yield _field(f"{asking.TEXT}{node.id}", text("asking.form.texts"))
        yield ""
    yield from _section(text("asking.form.text.end"))


def _section(title: str) -> Iterator[str]:
    yield ""
    yield f"{asking.SECTION} {_line(title)} {asking.SECTION}"


def _table(table: Table, columns: tuple[Indicator, ...], form: "Form") -> Iterator[str]:
    titles = {code: group.title for group in table.groups for code in group.columns}
    for one in columns:
        head = column_head(one, table)
        title = titles.get(one.code, "")
        label = f"{title}, {head}" if one.short and title else head
        for period in asking.periods_asked(table, form.request):
            yield _field(f"{one.code}|{period}", f"{label}, {period}")


def _list(table: Table, columns: tuple[Indicator, ...], form: "Form") -> Iterator[str]:
    rows: Mapping[str, str] = form.rows.get(table.id, {})
    yield text("asking.form.text.list", first=columns[0].label)
    members = [*rows.items(), *((f"{asking.NEW}{table.id}.{at}", "") for at in range(1, _ROOM + 1))]
    for place, (member, name) in enumerate(members, start=1):
        yield ""
        key = "known" if name else "row"
        yield f"{asking.SECTION} {text(f'asking.form.text.{key}', place=place, name=_line(name))}"
        for one in columns[1:] if name else columns:
            head = column_head(one, table)
            offered = ", ".join(choices(one))
            label = text("asking.form.text.choice", label=head, choices=offered) if offered else head
            yield _field(f"{one.code}||{member}", label)


def _field(key: str, label: str) -> str:
    """What is answered after the first colon."""
    return f"[{key}] {_line(label.replace(':', ' –'))}: "


def _line(words: str) -> str:
    return " ".join(words.split())
