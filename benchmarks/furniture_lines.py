"""Furniture made up for the benchmark of learnt furniture: what a site sets above, within and below its articles.

Lines that the rules of single lines do not know, by language; `below` are set under nine of ten articles, one of the
`authors` under six of ten, the others as often as told in benchmarks/furniture.py.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines above, within and below the articles of a site, and lines about its authors."""

    above: tuple[str, ...]
    within: tuple[str, ...]
    below: tuple[str, ...]
    authors: tuple[str, ...]


FURNITURE = {
    "en": Furniture(
        ("Save for later", "Hear the story"),
        ("Story continues below", "Our editors recommend"),
        (
            "The Kestrel's morning briefing brings you the day's most important stories, free every weekday.",
            "Got a tip for our reporters? Write to tips@kestrelnews.example.",
            "The Kestrel belongs to the Independent Press Council and follows its code of practice.",
            "More in Politics",
        ),
        (
            "Jane Holm is a senior reporter covering politics and local government.",
            "Mark Perrin writes about the economy, housing and transport for the Kestrel.",
        ),
    ),
    "de": Furniture(
        ("Artikel anhören", "Merken"),
        ("Unsere Empfehlung", "Lesen Sie weiter unter der Anzeige"),
        (
            "Mit unserer Morgenlage lesen Sie jeden Werktag kostenlos die wichtigsten Meldungen der Nacht.",
            "Haben Sie einen Hinweis für unsere Redaktion? Schreiben Sie uns an hinweise@donauspiegel.example.",
            "Dieser Text erschien zuerst in der gedruckten Ausgabe des Donauspiegels.",
            "Mehr aus der Region",
        ),
        (
            "Jana Holm ist Redakteurin im Ressort Politik und schreibt über Kommunen und Verwaltung.",
            "Mark Perrin berichtet über Wirtschaft, Wohnen und Verkehr.",
        ),
    ),
    "zh": Furniture(
        ("收听本文",),
        ("下文继续",),
        (
            "每天早晨，本报编辑为您精选当日要闻，免费送达您的手机。",
            "如有新闻线索，请致电本报新闻热线。",
            "本报为地方新闻协会会员单位，遵守其行业准则。",
        ),
        ("本报记者张文负责地方政治与城市建设报道。",),
    ),
}
