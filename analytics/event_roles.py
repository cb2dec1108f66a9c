"""The roles that organizations have in events."""

from collections.abc import Mapping

# Roles that are alike, for figures with room for a few only.
ROLE_GROUPS: Mapping[str, tuple[str, ...]] = {
    "organized": ("organizer", "co-organizer", "host"),
    "funded": ("funder",),
    "spoke": ("chair", "opening speaker", "speaker", "closing speaker"),
    "took part": ("participant", "observer", "counterpart"),
}
# The column in which each group of roles is counted.
ROLE_COUNTS: Mapping[str, str] = {
    "organized": "organized_count",
    "funded": "funded_count",
    "spoke": "spoke_count",
    "took part": "took_part_count",
}
