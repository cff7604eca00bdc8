"""Facts and texts."""

from hep_desktop.domain.apply.records import change, draft, joined
from hep_desktop.domain.commands.situation import SetFacts, SetText, SetTexts, TakeOver
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import LayoutPlace, TextPlace


def apply(office: Office, command: SetTexts | SetFacts | SetText | TakeOver) -> Outcome:
    """What a command of the situation analysis changes."""
    match command:
        case SetFacts(programme, facts):
            draft(office, programme)
            changes = joined(change(office, key.at(programme), fact) for key, fact in facts)
            if len(facts) == 1:
                key = facts[0][0]
                return Outcome(Label("set_fact", (("indicator", key.indicator), ("period", key.period))), changes)
            return Outcome(Label("set_facts", (("count", str(len(facts))),)), changes)
        case SetText(programme, node, text):
            draft(office, programme)
            after = text if text.blocks else None
            return Outcome(Label("set_text", (("node", node),)), change(office, TextPlace(programme, node), after))
        case SetTexts(programme, texts):
            draft(office, programme)
            changes = joined(change(office, TextPlace(programme, node), text) for node, text in texts)
            return Outcome(Label("set_texts", (("count", str(len(changes))),)), changes)
        case TakeOver(source, facts, layout):
            for programme in {place.programme for place, _ in facts}:
                draft(office, programme)
            changes = joined(change(office, place, fact) for place, fact in facts)
            label = Label("take_over", (("source", source), ("count", str(len(changes)))))
            kept = change(office, LayoutPlace(layout.id), layout) if layout else ()
            return Outcome(label, (*changes, *kept))
