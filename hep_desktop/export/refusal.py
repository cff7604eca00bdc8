"""Why a package, or a signature in it, is not accepted."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong; `exporting.problems` has a sentence for each."""

    # the archive
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NOT_ZIP = "not_zip"
    TRAILING = "trailing"
    COMMENT = "comment"
    DIRECTORY = "directory"
    GAP = "gap"
    NAME = "name"
    DOUBLE = "double"
    EXTRA = "extra"
    NOT_A_FILE = "not_a_file"
    HEADERS = "headers"
    FLAGS = "flags"
    METHOD = "method"
    SIZE = "size"
    DAMAGED = "damaged"
    # its lists
    MIMETYPE = "mimetype"
    STRANGER = "stranger"
    NO_PROGRAMME = "no_programme"
    NO_MANIFEST = "no_manifest"
    MANIFEST = "manifest"
    LISTED_NOT_THERE = "listed_not_there"
    THERE_NOT_LISTED = "there_not_listed"
    MEDIA_TYPE = "media_type"
    NO_CHECKSUMS = "no_checksums"
    CHECKSUMS = "checksums"
    SUM_NOT_THERE = "sum_not_there"
    THERE_NO_SUM = "there_no_sum"
    SUM_DIFFERS = "sum_differs"
    XML = "xml"
    # a signature
    STRUCTURE = "structure"
    DOUBLE_ID = "double_id"
    DOUBLE_REFERENCE = "double_reference"
    TRANSFORMS = "transforms"
    ALGORITHM = "algorithm"
    FILE_CHANGED = "file_changed"
    FILE_MISSING = "file_missing"
    FILE_NOT_SIGNED = "file_not_signed"
    PROPERTIES_CHANGED = "properties_changed"
    OTHER_CERTIFICATE = "other_certificate"
    CERTIFICATE = "certificate"
    WEAK_KEY = "weak_key"
    VALUE = "value"


class Refused(Exception):  # noqa: N818 – says what is done with the file
    """The first thing that is wrong, and where."""

    def __init__(self, code: Reason, name: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.name = name
