"""Every hostile text through every field of the records: it is refused by name, or held and given as it is."""

import csv
import io
import itertools

import duckdb
import pytest

from analytics.downloads import csv_bytes, data_package
from etl.extract import extract
from etl.load import load
from etl.problems import in_order
from etl.validate import WHITESPACE, validate
from tests.hostile.records import URL, columns, text_fields, write_records
from tests.hostile.strings import NAUGHTY
