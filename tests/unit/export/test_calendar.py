"""The calendar file: lines by RFC 5545, escaped and folded, whole days."""

from datetime import date

from hep_desktop.export.calendar import Entry, calendar

MADE = date(2026, 11, 21)


def test_a_day_is_an_entry_of_the_calendar() -> None:
    written = calendar([Entry("review-1-p", date(2028, 2, 29), "Áttekintés")], MADE).decode()
    assert written.splitlines()[3:] == [
        "BEGIN:VEVENT", "UID:review-1-p", "DTSTAMP:20261121T000000Z", "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301", "SUMMARY:Áttekintés", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    assert written.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert written.count("\n") == written.count("\r\n")


def test_signs_with_a_meaning_are_escaped() -> None:
    written = calendar([Entry("u", MADE, "a, b; c\\d", "egy\r\nkettő")], MADE).decode()
    assert "SUMMARY:a\\, b\\; c\\\\d\r\n" in written
    assert "DESCRIPTION:egy\\nkettő\r\n" in written


def test_long_lines_are_folded_between_signs() -> None:
    title = "Kétévenkénti áttekintés őszi ülésén – " * 5
    content = calendar([Entry("u", MADE, title)], MADE)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no sign was cut
    assert f"SUMMARY:{title}\r\n" in content.decode().replace("\r\n ", "")
