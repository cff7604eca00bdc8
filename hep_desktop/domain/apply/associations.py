"""Associations of municipalities."""

from hep_desktop.domain.apply.records import change, found, with_fields
from hep_desktop.domain.associations import Association
from hep_desktop.domain.commands.associations import AddAssociation, ChangeAssociation, RemoveAssociation
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import AssociationPlace


def apply(office: Office, command: AddAssociation | ChangeAssociation | RemoveAssociation) -> Outcome:
    """What a command on an association changes."""
    match command:
        case AddAssociation(association):
            return _put(office, "add_association", association)
        case ChangeAssociation(key, fields):
            return _put(office, "change_association", with_fields(_known(office, key), fields))
        case RemoveAssociation(key):
            gone = _known(office, key)
            label = Label("remove_association", (("name", gone.name),))
            return Outcome(label, change(office, AssociationPlace(key), None))


def _known(office: Office, key: str) -> Association:
    return found(office.associations.get(key), "association.gone")


def _put(office: Office, step: str, association: Association) -> Outcome:
    label = Label(step, (("name", association.name),))
    return Outcome(label, change(office, AssociationPlace(association.id), association))
