"""Draws the outline of the region, data/reference/region.geojson, from Natural Earth.

Source: Natural Earth 4.1.0, Admin 0 countries, 1:50 million, as packed in world-atlas 2.0.2.
Licence: Natural Earth is in the public domain; world-atlas is under the ISC licence.

To draw it again, for instance from another version of the map, run in this folder:

    npm pack world-atlas@2.0.2
    python make_region.py world-atlas-2.0.2.tgz

Names come from the code list `country` of the data contract. Only the standard library is needed.
"""

import json
import math
import sys
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

HERE = Path(__file__).parent
CONTRACT = HERE.parent / "datapackage.json"
MAP_IN_PACKAGE = "package/countries-50m.json"

WEST, SOUTH, EAST, NORTH = 44.0, 34.0, 90.0, 56.0
TOLERANCE = 0.01  # degrees: about one kilometre, a third of a pixel on a wide screen
DECIMALS = 2

# ISO 3166-1 numeric, which the map uses, to alpha-3, which the records use.
COUNTRY_CODES = {
    "004": "AFG",
    "031": "AZE",
    "051": "ARM",
    "156": "CHN",
    "268": "GEO",
    "356": "IND",
    "364": "IRN",
    "368": "IRQ",
    "398": "KAZ",
    "417": "KGZ",
    "496": "MNG",
    "586": "PAK",
    "643": "RUS",
    "762": "TJK",
    "795": "TKM",
    "860": "UZB",
}


# Claimed by three states and given to none by the map; left out, it would look like a lake.
UNASSIGNED_AREA = "Siachen Glacier"


def main(package: Path) -> None:
    """Write region.geojson beside this script and say how large it became."""
    topology = read_topology(package)
    names = read_country_names()
    arcs = [simplify(arc) for arc in decode_arcs(topology)]
    features = []
    for country in topology["objects"]["countries"]["geometries"]:
        code = COUNTRY_CODES.get(country.get("id"))
        name = names[code] if code else country["properties"]["name"]
        if code or name == UNASSIGNED_AREA:
            features.append(feature(code, name, clip_country(country, arcs)))
    features.sort(key=lambda one: str(one["properties"]["name"]))
    target = HERE / "region.geojson"
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{target.name}: {len(features)} areas, {target.stat().st_size:,} bytes")


def read_topology(package: Path) -> dict[str, Any]:
    """Read the TopoJSON map out of the npm package."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(MAP_IN_PACKAGE)
        if member is None:
            raise FileNotFoundError(f"{package}: {MAP_IN_PACKAGE} is not a file")
        return dict(json.load(member))


def read_country_names() -> dict[str, str]:
    """Country code to name, as the data contract has them."""
    codes = json.loads(CONTRACT.read_text(encoding="utf-8"))["codeLists"]["country"]
    return {code["value"]: code["label"] for code in codes}


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Turn the arcs, which are steps on an integer grid, into degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"].values()
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def simplify(line: Ring) -> Ring:
    """Drop points closer than TOLERANCE to the line without them (Douglas-Peucker).

    Working on arcs, not on countries, keeps the border that two countries share the same on both.
    """
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    distances = [distance_to_segment(point, first, last) for point in line[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= TOLERANCE:
        return [first, last]
    return simplify(line[: farthest + 1])[:-1] + simplify(line[farthest:])


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """Distance in degrees from a point to the segment between two others."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x**2 + along_y**2
    if length == 0:
        return math.dist(point, start)
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * along_x, start[1] + share * along_y))


def clip_country(country: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    """Polygons of a country inside the view, each an outer ring followed by its holes."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    clipped = [[clip_ring(join_arcs(ring, arcs)) for ring in polygon] for polygon in polygons]
    return [[ring for ring in polygon if ring] for polygon in clipped if polygon[0]]


def join_arcs(indexes: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a closed ring; in TopoJSON, ~i stands for arc i read backwards."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def clip_ring(ring: Ring) -> Ring:
    """Cut a ring at the four sides of the view (Sutherland-Hodgman), round and close it."""
    points = ring[:-1]
    for axis, limit, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        points = clip_side(points, axis, limit, sign)
    rounded = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in points]
    kept = [point for before, point in pairwise([*rounded[-1:], *rounded]) if point != before]
    # The map runs clockwise round outer rings; GeoJSON (RFC 7946) asks for the other way.
    return [*kept, kept[0]][::-1] if len(kept) > 2 else []


def clip_side(points: Ring, axis: int, limit: float, sign: int) -> Ring:
    """Keep the part of a ring on one side of a line; sign 1 keeps what lies above the limit."""
    kept: Ring = []
    for before, point in pairwise([*points[-1:], *points]):
        is_before_in = (before[axis] - limit) * sign >= 0
        is_in = (point[axis] - limit) * sign >= 0
        if is_before_in != is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            crossing = [before[i] + share * (point[i] - before[i]) for i in (0, 1)]
            crossing[axis] = limit
            kept.append((crossing[0], crossing[1]))
        if is_in:
            kept.append(point)
    return kept


def feature(code: str | None, name: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    """One country, or an area without a country code, as a GeoJSON feature."""
    return {
        "type": "Feature",
        "properties": {"country_code": code, "name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the package: python make_region.py world-atlas-2.0.2.tgz")
    main(Path(sys.argv[1]))
