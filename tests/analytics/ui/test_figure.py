"""The room of a figure stands in the code and in the style sheet."""

import re

from analytics.ui.figure import ROOMS
from analytics.ui.page import STYLE


def test_rooms_are_as_high_as_the_style_sheet_makes_them():
    rule = r"st-key-room-(\w+)-\"\] \{\s*max-height: (\d+)px;"

    assert {name: int(height) for name, height in re.findall(rule, STYLE)} == ROOMS
