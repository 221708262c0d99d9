"""Every compiled function and derived table used once, so that it is on disk before a run needs it."""

import pyarrow as pa

from transforms.content import content_of
from transforms.copies.fingerprint import fingerprint
from transforms.copies.matching import SUBJECTS, match
from transforms.extract import SAMPLES, prepare
from transforms.language.tag import tag
from transforms.quotes.find import quotations

# A copy of it and another one, to have texts that are near, and a number in them.
TEXT = """“The bridge of 1,200 metres is safe again,” said Mara Holt, who leads the works, on Monday. It was closed in
spring when engineers found cracks in two of its piers. Holt said that trains would run from Friday on, and buses at
night as they did before. The repair took eleven months and cost a third more than was planned."""
# For the arbiter, which is asked for each language of a page.
OTHER_TEXT = "Most przez rzekę jest znowu bezpieczny, powiedziała w poniedziałek kierowniczka robót w mieście."
NAMES = ("first", "copy", "other")


def warm_up() -> None:
    """Use the compiled functions and the tables of the project; takes a minute of CPU once, then seconds."""
    for media in SAMPLES:
        prepare(media)
    load_compiled()


def load_compiled() -> None:
    """Use the compiled functions; where their code is on disk, this process has it within two CPU seconds."""
    bodies = [TEXT, f"{TEXT} The town paid for it.", TEXT[::-1]]
    tag([*bodies, f"{TEXT}\n{OTHER_TEXT}"])
    for body in bodies:
        content_of(None, body)
        quotations(body, "en")
    articles = pa.table({"article_id": NAMES, "version": ["1"] * len(NAMES), "body": bodies})
    signatures, bands = fingerprint(articles)
    columns = {name: signatures[name] for name in signatures.column_names}
    columns["source_id"] = pa.array(NAMES)
    columns["published_precision"] = pa.array(["none"] * len(NAMES))
    columns["body_chars"] = pa.array([len(body) for body in bodies], pa.int32())
    unknown = pa.nulls(len(NAMES))
    subjects = pa.table({name: columns.get(name, unknown) for name in SUBJECTS.names}).cast(SUBJECTS)
    match(subjects, bands)


if __name__ == "__main__":
    warm_up()
