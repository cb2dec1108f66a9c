from io import BytesIO

from extractors import extract_contract, extract_metrics, extract_rules


def found(extract, source: str, keywords=("_",)):
    return [message for _, _, message, _ in extract(BytesIO(source.encode()), keywords, (), {})]


def test_definition_of_a_metric_is_a_message():
    source = 'def event_count(events):\n    """Events.\n\n    Unit: events.\n    """\n'

    assert found(extract_metrics, source) == ["Events.\n\nUnit: events."]


def test_subject_of_a_metric_module_is_a_message():
    assert found(extract_metrics, '"""What took place.\n\nMore on it."""\n') == ["What took place."]


def test_private_function_of_a_metric_module_is_none():
    assert found(extract_metrics, 'def _helper():\n    """For us."""\n') == []


def test_metric_module_keeps_its_other_messages():
    assert found(extract_metrics, 'TITLE = _("Events per year")\n') == ["Events per year"]


def test_texts_of_a_rule_are_messages():
    source = 'RULES = (Rule("agreement", "every point", description="All " "agree."),)\n'

    assert found(extract_rules, source) == ["agreement", "every point", "All agree."]


def test_contract_tells_titles_and_labels_but_no_names():
    source = '{"title": "Records", "resources": [{"name": "events", "title": "Events"}]}'

    assert found(extract_contract, source) == ["Records", "Events"]
