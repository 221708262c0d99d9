import pytest

from transforms.text.furniture import is_furniture, is_navigation, strip_furniture

PROSE = "The council voted on Tuesday to close the old harbour for a year, and the fishermen said that they would sue."
LONG = f"{PROSE} {PROSE} {PROSE}"


@pytest.mark.parametrize(
    "line",
    [
        "Connect with us",
        "Click to comment",
        "Leave a Reply",
        "Leave a Reply Cancel reply",
        "icon-facebook icon-twitter icon-whatsapp",
        "fa-share fa-print",
        "Facebook Twitter WhatsApp",
        "Share on Facebook",
        "Tweet",
        "Also read: Harbour board raises its fees",
        "ALSO READ | Harbour board raises its fees",
        "Read more: Harbour board raises its fees",
        "Your email address will not be published. Required fields are marked *",
        "We use cookies to improve your experience on our site.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Sign up for our daily newsletter",
        "© 2024 Eastmere Gazette",
        "All rights reserved.",
        "3 min read",
        "12 Comments",
        "Tags: harbour, fees",
        "Photo: Anna Field / Eastmere Gazette",
        "* * *",
        "17",
        "Lire aussi : Le port augmente ses tarifs",
        "Publicité",
        "Nous utilisons des cookies pour améliorer votre expérience.",
        "Lesen Sie auch: Hafen erhöht Gebühren",
        "Anzeige",
        "Lea también: El puerto sube sus tarifas",
        "Tu dirección de correo electrónico no será publicada.",
        "Leia também: Porto aumenta tarifas",
        "Leggi anche: Il porto aumenta le tariffe",
        "Читайте также: Порт повышает сборы",
        "Реклама",
        "Ayrıca okuyun: Liman ücretleri artıyor",
        "Baca juga: Pelabuhan menaikkan tarif",
        "اقرأ أيضا: الميناء يرفع الرسوم",
        "相关阅读：港口提高收费",
        "関連記事",
        "관련기사",
        "यह भी पढ़ें: बंदरगाह ने शुल्क बढ़ाया",
        "Newsletter abonnieren",
        "Suscríbete a nuestro boletín y recibe lo mejor cada día",
        "Inscreva-se na nossa newsletter",
        "E-bültenimize abone olun",
        "Подпишитесь на нашу рассылку",
        "Partilhar",
        "Partilhar no WhatsApp",
        "- Condividi su Facebook",
        "Διαβάστε επίσης: Το λιμάνι αυξάνει τα τέλη",
        "Czytaj także: Port podnosi opłaty",
        "Läs också: Hamnen höjer avgifterna",
        "อ่านเพิ่มเติม: ท่าเรือขึ้นค่าธรรมเนียม",
        "[관련기사] 항구 요금 인상",
        "【関連記事】港の料金値上げ",
        "责任编辑：王小明",
        "来源：东洲社",
        "<저작권자 ⓒ 가람뉴스, 무단 전재 및 재배포 금지>",
        "無断転載を禁じます",
        "Wszelkie prawa zastrzeżone",
        "כל הזכויות שמורות",
        "Follow the Gazette's harbour coverage at gazette.example/harbour",
        "Follow AP on Facebook",
        "Folgen Sie der Zeitung auf Instagram",
        "More harbour news: https://gazette.example/harbour",
        "Anzeige: Tee direkt vom Händler",
        "Publicidad",
        "Kommentare (12)",
        "Tüm hakları saklıdır",
        "Wij gebruiken cookies om uw ervaring te verbeteren.",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        PROSE,
        LONG,
        f"Also read: {LONG}",
        "The minister said no.",
        "“No,” she said.",
        "Share prices fell on Friday.",
        "More than 100 people died.",
        "We sold the cookies and ate them.",
        "Follow the money, he said.",
        "Join us for dinner, they said.",
        "25 shares of the company were sold.",
        "Print is not dead.",
        "Search for survivors goes on",
        "Home at last",
        "Comments made by the mayor",
        "Perception and Respect: The Pathway to Trust",
        "Source: he was close to the talks, said a man who was there.",
        "Editor: Why did you leave?",
        "Follow the boats to the harbour on Friday",
        "All rights reserved was all that the letter said, she told the court on Friday, and nobody had signed it.",
        "Få svenskar har sett kanalen.",
        "Subscribers left in droves.",
    ],
)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_strip_counts_what_it_takes() -> None:
    lines = ["Connect with us", PROSE, "Tweet", LONG]
    assert strip_furniture(lines) == ([PROSE, LONG], len("Connect with us") + len("Tweet"))


def test_comment_form_ends_the_article() -> None:
    comment = "I have lived here for thirty years and never seen such a thing, said my neighbour."
    kept, removed = strip_furniture([LONG, "Click to comment", "Anna", comment])
    assert kept == [LONG]
    assert removed == len("Click to commentAnna") + len(comment)


def test_form_amid_the_article_does_not_end_it() -> None:
    assert strip_furniture([LONG, "Leave a comment", LONG])[0] == [LONG, LONG]


def test_list_of_stories_does_not_take_prose_with_it() -> None:
    assert strip_furniture([LONG, "Related articles", "Harbour fees rise", PROSE])[0] == [
        LONG,
        "Harbour fees rise",
        PROSE,
    ]
    assert strip_furniture([LONG, "Related articles", "Harbour fees rise"])[0] == [LONG]


def test_form_above_the_article_is_only_a_line() -> None:
    assert strip_furniture(["Leave a comment", PROSE])[0] == [PROSE]


def test_short_last_sentence_behind_a_list_of_stories_stays() -> None:
    assert strip_furniture([LONG, "Leia também", "Porto aumenta tarifas", "Ele não comentou."])[0] == [
        LONG,
        "Porto aumenta tarifas",
        "Ele não comentou.",
    ]


def test_comments_of_readers_go_with_their_heading() -> None:
    assert strip_furniture([LONG, "Kommentarer", "Anna: Äntligen!", "Jag håller med."])[0] == [LONG]


def test_navigation_is_labels_amid_more_furniture() -> None:
    assert is_navigation(["Home", "Politics", "Tide tables"], furniture_chars=200)
    assert not is_navigation(["Home", "Politics", "Tide tables"], furniture_chars=5)
    assert not is_navigation(["Home", "He said no."], furniture_chars=200)
    assert not is_navigation(["Home", PROSE], furniture_chars=2000)
    assert not is_navigation(["ชาวบ้านริมคลองกลับมาใช้เรือพายไปตลาดอีกครั้งหลังจากขุดลอกคลอง"], furniture_chars=2000)
