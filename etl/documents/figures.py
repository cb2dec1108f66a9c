"""What a text says of how many, in persons or otherwise: the part that all such readings share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FigureReading:
    """A figure of those who took part, as a text gives it.

    Attributes:
        low: no fewer than so many; None where the text sets no lower end.
        best: about or exactly so many.
        high: no more than so many.
        qualifier: exactly, about, over, at least, nearly, up to, range or vague.
        counted: what is counted.
        wording: the numeric phrase as printed, at most six words.
        start: of the wording, as an offset in the text, in characters.
        end: likewise.
        figure: the number as printed, of a range its lower end; None for a vague phrase.
        upper: the upper end of a range.
        basis: reported, planned or registered.
        confidence: from 0 to 1; below 0.5 a person should look twice.
        rule: the name of the rule that found it.
    """

    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    counted: str
    wording: str
    start: int
    end: int
    figure: int | None
    upper: int | None
    basis: str
    confidence: float
    rule: str
