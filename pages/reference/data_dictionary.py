"""What every table and field means, and what every code stands for."""

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.database import read_comments
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.reference import code_list, field_list, table_list

EVERYTHING = Filters.everything()


def matching(rows: pd.DataFrame, searched: list[str], asked: str) -> pd.Series:
    """Tell which rows have each word of the search in one of the columns."""
    texts = rows[searched].fillna("").agg(" ".join, axis="columns").str.lower()
    is_found = pd.Series(True, index=rows.index)
    for word in asked.lower().split():
        is_found &= texts.str.contains(word, regex=False)
    return is_found


def show_fields(table: str) -> None:
    """Show the fields of a table."""
    of_table = fields[fields["table_name"] == table]
    said = {
        _("Field"): of_table["field_name"],
        _("Title"): of_table["title"].map(_),
        _("Meaning"): of_table["description"].map(_),
        _("Type"): of_table["type"].map(lambda code: _(names.get(code, code))),
        _("Unit"): of_table["unit"],
        _("Key"): of_table["is_key"].map({True: _("yes"), False: ""}),
        _("Required"): of_table["is_required"].map({True: _("yes"), False: ""}),
        _("Refers to"): of_table["refers_to"],
        _("Code list"): of_table["code_list"],
    }
    shown = pd.DataFrame(said).fillna("").map(ui.plain)
    st.table(
        shown.loc[:, (shown != "").any()],
        hide_index=True,
        alt=_("Fields of the table {table}").format(table=table),
    )


def show_tables(title: str, kept: pd.DataFrame) -> None:
    """Show tables, each with its fields once it is opened; what a search found is open."""
    if kept.empty:
        return
    st.header(title, anchor=False)
    for table in kept.itertuples():
        field_count = int((fields["table_name"] == table.table_name).sum())
        label = _("**{title}** – `{table}`, {fields}").format(
            title=ui.plain(_(table.title)),
            table=table.table_name,
            fields=ngettext("{count} field", "{count} fields", field_count).format(count=field_count),
        )
        with st.expander(label, expanded=bool(asked), key=f"table-{table.table_name}"):
            st.markdown(ui.plain(_(table.description)))
            show_fields(table.table_name)


def show_codes(kept: pd.DataFrame) -> None:
    """Show the lists of codes, each once it is opened."""
    if kept.empty:
        return
    st.header(_("Lists of codes"), anchor=False)
    for name, members in kept.groupby("code_list", sort=False):
        users = fields[fields["code_list"] == name]
        label = _("`{list}`, {codes}").format(
            list=name,
            codes=ngettext("{count} code", "{count} codes", len(members)).format(count=len(members)),
        )
        with st.expander(label, expanded=bool(asked), key=f"codes-{name}"):
            used = [f"`{row.table_name}.{row.field_name}`" for row in users.itertuples()]
            if used:
                st.markdown(_("Used by {fields}.").format(fields=words.every(used)))
            shown = pd.DataFrame(
                {
                    _("Code"): members["code"],
                    _("Label"): members["label"].map(_),
                    _("Meaning"): members["description"].map(_),
                }
            )
            st.table(
                shown.fillna("").map(ui.plain),
                hide_index=True,
                alt=_("Codes of the list {list}").format(list=name),
            )


names = ui.names()
tables = ui.rows(table_list, EVERYTHING)
codes = ui.rows(code_list, EVERYTHING)
# The comments of the columns in the database are what the contract says of its fields.
fields = ui.rows(field_list, EVERYTHING).drop(columns="description")
fields = fields.merge(read_comments(ui.database()), on=["table_name", "field_name"])
is_derived = tables["is_derived"].astype(bool)

ui.show_answer(
    _("Data dictionary"),
    _(
        "{records} tables hold the records that people write; {derived} more are derived from them. "
        "Together they have {fields} fields, of which {coded} take their values from {lists} lists of codes."
    ).format(
        records=words.number(int((~is_derived).sum())),
        derived=words.number(int(is_derived.sum())),
        fields=words.number(len(fields)),
        coded=words.number(int(fields["code_list"].notna().sum())),
        lists=words.number(codes["code_list"].nunique()),
    ),
    _("An empty field means: not stated."),
)
asked = ui.search(_("Search in tables, fields and codes"), "search", placeholder=_("for example: paragraph"))
if asked:
    found = matching(fields, ["table_name", "field_name", "title", "description", "unit", "code_list"], asked)
    named = matching(tables, ["table_name", "title", "description"], asked)
    # A table that is found itself keeps all its fields.
    fields = fields[found | fields["table_name"].isin(tables["table_name"][named])]
    tables = tables[tables["table_name"].isin(fields["table_name"])]
    codes = codes[matching(codes, ["code_list", "code", "label", "description"], asked)]
    is_derived = tables["is_derived"].astype(bool)
if tables.empty and codes.empty:
    st.info(_("No table, field or code has these words. Try a shorter one."), icon=":material/search_off:")
show_tables(_("Records"), tables[~is_derived])
show_tables(_("Derived from the records"), tables[is_derived])
show_codes(codes)
