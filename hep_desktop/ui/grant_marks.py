"""The marks of how the condition of grants stands."""

from hep_desktop.domain.law_clock import Grants
from hep_desktop.ui import look

GRANT_MARKS = {
    Grants.MET: look.DONE,
    Grants.REVIEW_SOON: look.WARNING,
    Grants.REVIEW_LATE: look.WARNING,
    Grants.REVIEW_MISSED: look.ERROR,
    Grants.EXPIRED: look.ERROR,
    Grants.NOT_ADOPTED: look.OPEN,
}
