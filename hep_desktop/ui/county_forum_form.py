"""What a county forum or a working group is: its area, task, members and what it says of its years."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hep_desktop.domain.commands import ChangeCountyForum, Command
from hep_desktop.domain.mentor import CountyForum, ForumKind, GroupMember, YearReport
from hep_desktop.hungarian import sort_key
from hep_desktop.services import county_forum
from hep_desktop.services.together import Area
from hep_desktop.ui.area_chooser import AreaChooser
from hep_desktop.ui.forms import RecordForm
from hep_desktop.ui.grids import GridButtons, RecordGrid
from hep_desktop.ui.models.rows import Column, ColumnKind
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import TextField, name_field


class CountyForumForm(RecordForm):
    """Name and area first; the municipalities of the area are those of the desk, told below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self._find, self._command, parent)
        self.name = name_field()
        self.add("name", text("county_forum.field.name"), self.name)
        self.area = AreaChooser()
        self.area.chosen.connect(self._take_area)
        self.told = sentence(quiet=True)
        for widget in (self.area, self.told):
            self.add_widget(widget)
        self.add("task", text("county_forum.field.task"), TextField(lines=2))
        self.members = self._member_grid()
        self.add("members", text("county_forum.field.members"), self.members)
        self.add_widget(GridButtons(self.members, text("county_forum.add_member")))
        reports = self._report_grid()
        self.add("reports", text("county_forum.field.reports"), reports)
        self.add_widget(GridButtons(reports, text("county_forum.add_report")))
        self.add_stretch()

    def switch_to(self, key: str) -> None:
        """Offer the areas and municipalities of the desk as they are now, then show the forum."""
        forum, desk = self._find(key), self.session.office.desk
        if forum is not None:
            named = sorted(((one.code, one.name) for one in desk.values()), key=lambda one: sort_key(one[1]))
            self.area.offer(sorted({(one.county, one.district) for one in desk.values()}), named)
            self.area.show_area(Area(forum.county, forum.district, forum.municipalities))
            self.area.setEnabled(not self.session.read_only)
            self.members.set_choices("municipality", [("", text("county_forum.nobody")), *named])
            self.told.setText(self._area_words(forum))
        super().switch_to(key)

    def _area_words(self, forum: CountyForum) -> str:
        found = county_forum.municipalities_of(self.session.office, forum)
        if not found:
            return text("county_forum.area_none")
        told = text("county_forum.area", count=len(found), names=county_forum.few(one.name for one in found))
        is_blank = not (forum.county or forum.district or forum.municipalities)
        if forum.kind is ForumKind.WORKING_GROUP and is_blank:
            return f"{told} {text('county_forum.area_of_forum')}"
        return told

    def _take_area(self, area: Area) -> None:
        """A forum without a name of its own is called after its area."""
        forum = self._find(self.key)
        if forum is None:
            return
        fields: dict[str, object] = {"county": area.county, "district": area.district, "municipalities": area.codes}
        names = (county_forum.name_for(forum.kind, forum.county, forum.district), "")
        if forum.name.strip() in names:
            fields["name"] = county_forum.name_for(forum.kind, area.county, area.district)
        self.session.attempt(ChangeCountyForum(self.key, fields))

    def _member_grid(self) -> RecordGrid:
        columns = [
            Column("name", text("county_forum.column.name"), share=3),
            Column("organisation", text("county_forum.column.organisation"), share=4),
            Column("municipality", text("county_forum.column.municipality"), ColumnKind.CHOICE, 2),
            Column("task", text("county_forum.column.task"), share=3),
        ]
        return RecordGrid(columns, lambda: GroupMember(self.session.new_id()), rows_shown=12)

    def _report_grid(self) -> RecordGrid:
        columns = [
            Column("year", text("county_forum.column.year"), ColumnKind.COUNT, 1),
            Column("text", text("county_forum.column.report"), ColumnKind.TEXT, 8),
            Column("discussed", text("county_forum.column.discussed"), share=3),
        ]
        return RecordGrid(columns, lambda: YearReport(self.session.new_id(), self.session.today().year))

    def _find(self, key: str) -> CountyForum | None:
        return self.session.office.county_forums.get(key)

    def _command(self, key: str, field: str, value: Any) -> Command:  # noqa: ANN401 – the type of the field
        return ChangeCountyForum(key, {field: value})
