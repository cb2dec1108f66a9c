"""Every table to take along: as CSV for a spreadsheet, as Parquet for programs, and all as a Data Package."""

from functools import partial

import pandas as pd
import streamlit as st

from analytics import downloads, ui, words
from analytics.database import to_sql
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.reference import field_list, table_list

filters = ui.filter_sidebar()
source, every = ui.database(), ui.tables()
listed = ui.rows(table_list, Filters.everything())
is_derived = listed["is_derived"].astype(bool)
keys = ui.rows(field_list, Filters.everything()).query("is_key").groupby("table_name")["field_name"].agg(list)

ui.show_answer(
    _("Downloads"),
    _(
        "{count} tables can be taken along: {records} of records as people wrote them, and {derived} that "
        "are derived from them."
    ).format(
        count=words.number(len(listed)),
        records=words.number(int((~is_derived).sum())),
        derived=words.number(int(is_derived.sum())),
    ),
    _("What their fields and codes mean is said in the data dictionary, and in the package itself."),
)
ui.show_link("pages/reference/data_dictionary.py", _("Data dictionary"))


def show_package() -> None:
    """Offer all tables in one file."""
    with st.container(border=True):
        st.markdown("#### " + _("Everything in one file"))
        st.markdown(
            _(
                "A Data Package: every table as plain CSV, with a descriptor that gives each field its "
                "meaning, type, unit and codes. The records are complete: a database can be built from them."
            )
        )
        st.download_button(
            _("Data Package (zip)"),
            data=ui.noted("data-package", partial(downloads.data_package, source)),
            file_name=downloads.file_name(
                "central-asia-programme", "data-package", version=source.version, ending="zip"
            ),
            mime="application/zip",
            key="data-package",
            on_click="ignore",
            icon=":material/download:",
            type="primary",
        )


def content(table: str, ending: str, narrowed_to: Filters | None, said: dict[str, str]) -> bytes:
    """Return a table as a file: whole in the order of the database, or narrowed in the order of its key."""
    # Of the build that the page shows, even if another one stands when the reader clicks.
    rows = every.expressions[table]
    if narrowed_to:
        rows = narrowed_to.apply(every).expressions[table].order_by(keys[table])
    if ending == "parquet":
        return downloads.parquet_bytes(source, to_sql(rows), said)
    write = downloads.xlsx_bytes if ending == "xlsx" else downloads.csv_bytes
    # A whole table has the columns of the data dictionary and no others.
    return write(source, to_sql(rows), said if narrowed_to else None)


def show_tables(title: str, shown: pd.DataFrame) -> None:
    """Offer each table as CSV, for Excel and as Parquet."""
    st.header(title, anchor=False)
    address = narrowed_to.to_address() if narrowed_to else {}
    filter_words = ["filtered", *map("-".join, address.values())] if narrowed_to else []
    for table in shown.itertuples():
        rows = int(counts[table.table_name])
        text, buttons = st.columns([2, 1], vertical_alignment="center")
        text.markdown(
            _("**{title}** – {rows}  \n{description}").format(
                title=ui.plain(_(table.title)),
                rows=ngettext("{count} row", "{count} rows", rows).format(count=words.number(rows)),
                description=ui.plain(_(table.description)),
            )
        )
        with buttons.container(horizontal=True):
            for ending, label, mime in FORMS:
                st.download_button(
                    label,
                    data=ui.noted(
                        f"{table.table_name}.{ending}",
                        partial(content, table.table_name, ending, narrowed_to, said),
                    ),
                    file_name=downloads.file_name(
                        table.table_name, *filter_words, version=source.version, ending=ending
                    ),
                    mime=mime,
                    key=f"{ending}-{table.table_name}",
                    on_click="ignore",
                    icon=":material/download:",
                    type="tertiary",
                )


FORMS = (
    ("csv", _("CSV"), "text/csv"),
    ("xlsx", _("Excel"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("parquet", _("Parquet"), "application/vnd.apache.parquet"),
)

show_package()
is_narrowed = ui.switch(
    _("Only what the filters keep"),
    "narrowed",
    help_text=_(
        "Narrows the tables of events, claims and documents. Lists of organizations, people, places and "
        "codes stay whole."
    ),
)
narrowed_to = filters if is_narrowed else None
said = {
    "filters": ui.describe(narrowed_to) if narrowed_to else _("All records"),
    "data_version": source.version,
}
st.caption(_("Tables below: {filters}.").format(filters=said["filters"]))
counts = ui.table_sizes(listed["table_name"], narrowed_to or Filters.everything())
show_tables(_("Records"), listed[~is_derived])
show_tables(_("Derived from the records"), listed[is_derived])
