"""Which texts were read, who published them, and where they can be read."""

from functools import partial

from analytics import ui, words
from analytics.charts import documents as charts
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import documents as metrics

filters = ui.filter_sidebar()
total = ui.row(metrics.document_count, filters)
count = total["document_count"]
ui.stop_where_nothing_matches(_("Source documents"), filters, count)
languages = ui.rows(metrics.document_count_by_language, filters)
names = ui.names()

answer = [
    ngettext(
        "{count} document of {publishers} speaks of what is shown.",
        "{count} documents of {publishers} speak of what is shown.",
        count,
    ).format(
        count=words.number(count),
        publishers=ngettext("{count} publisher", "{count} publishers", total["publisher_count"]).format(
            count=words.number(total["publisher_count"])
        ),
    )
]
if count:
    answer.append(
        _("An address is known for {linked} of them, the date of publication for {dated}.").format(
            linked=words.number(total["with_address_count"]),
            dated=words.number(count - total["without_date_count"]),
        )
    )
    answer.append(
        _("By language: {languages}.").format(
            languages=words.every(
                [
                    _("{language} {count}").format(
                        language=_(names.get(row.language, row.language)),
                        count=words.number(row.document_count),
                    )
                    for row in languages.itertuples()
                ]
            )
        )
    )
ui.show_answer(_("Source documents"), *answer, filters=filters)
ui.show_numbers(
    [
        (_("Documents"), words.number(count), ui.definition(metrics.document_count)),
        (_("Publishers"), words.number(total["publisher_count"]), ""),
        (
            _("With an address"),
            _("{known} of {all}").format(
                known=words.number(total["with_address_count"]), all=words.number(count)
            ),
            _("The others were handed over as texts; where they were published is not known."),
        ),
        (
            _("Without a date"),
            words.number(total["without_date_count"]),
            _("They were published, but do not say when."),
        ),
    ]
)

search = ui.search(
    _("Search in titles, publishers and addresses"),
    "search",
    placeholder=_("for example: Tashkent OSCE"),
)
ui.show_figure(
    _("Which documents were read?"),
    metrics.document_list,
    filters,
    chart=None,
    evidence=None,
    search=search,
)

with ui.pair("when_and_who"):
    ui.show_figure(
        _("When were they written?"),
        metrics.document_count_by_year,
        filters,
        chart=partial(charts.document_count_by_year, phases=ui.phases()),
        evidence=metrics.document_list,
        key=("document_type", "year_published"),
        room="medium",
    )
    ui.show_figure(
        _("Who published them?"),
        metrics.document_count_by_publisher,
        filters,
        chart=partial(charts.document_count_by_publisher, names=names),
        evidence=metrics.document_list,
        key="publisher_id",
        room="medium",
    )
