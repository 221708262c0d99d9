import importlib.metadata
import unicodedata
from collections import Counter
from itertools import pairwise

import langdetect
import langdetect.detector_factory as reference
import numpy as np
import pyarrow as pa
import pytest
from langdetect.utils.ngram import NGram
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.language import arbiter, ngrams, profiles, scripts
from transforms.language.codes import canonical_language
from transforms.language.sample import WINDOW_CHARS, WINDOWS, sample
from transforms.language.tag import Tag, tag, tag_language
from warehouse.schema import ARTICLE_LANGUAGES, ARTICLES

TEXTS = {
    "en": "The harbour authority said on Tuesday that the bridge would stay closed until engineers had checked it.",
    "de": "Die Hafenbehörde teilte am Dienstag mit, dass die Brücke gesperrt bleibt, bis sie geprüft worden ist.",
    "fr": "Les autorités du port ont annoncé mardi que le pont resterait fermé jusqu'à la fin des contrôles.",
    "es": "La autoridad portuaria informó el martes de que el puente seguirá cerrado hasta que lo revisen los peritos.",
    "it": "L'autorità portuale ha annunciato martedì che il ponte resterà chiuso finché i tecnici non lo vedranno.",
    "pt": "A autoridade portuária informou na terça-feira que a ponte continuará fechada até ser vistoriada.",
    "nl": "De havendienst liet dinsdag weten dat de brug gesloten blijft tot de ingenieurs haar hebben onderzocht.",
    "sv": "Hamnmyndigheten meddelade på tisdagen att bron förblir stängd tills ingenjörerna har undersökt den.",
    "no": "Havnevesenet opplyste tirsdag at broen holdes stengt inntil ingeniørene har undersøkt den grundig.",
    "fi": "Satamaviranomainen kertoi tiistaina, että silta pysyy suljettuna, kunnes insinöörit ovat tarkastaneet sen.",
    "pl": "Zarząd portu poinformował we wtorek, że most pozostanie zamknięty, dopóki nie sprawdzą go inżynierowie.",
    "cs": "Správa přístavu v úterý oznámila, že most zůstane uzavřen, dokud ho inženýři důkladně nezkontrolují.",
    "hu": "A kikötői hatóság kedden közölte, hogy a híd zárva marad, amíg a mérnökök meg nem vizsgálják.",
    "tr": "Liman idaresi salı günü yaptığı açıklamada köprünün mühendisler inceleyene kadar kapalı olacağını bildirdi.",
    "vi": "Cơ quan cảng vụ cho biết hôm thứ Ba rằng cây cầu sẽ tiếp tục đóng cửa cho đến khi các kỹ sư kiểm tra xong.",
    "id": "Otoritas pelabuhan mengatakan pada hari Selasa bahwa jembatan itu tetap ditutup sampai selesai diperiksa.",
    "ru": "Администрация порта сообщила во вторник, что мост останется закрытым, пока его не осмотрят инженеры.",
    "uk": "Адміністрація порту повідомила у вівторок, що міст залишиться закритим, доки його не оглянуть інженери.",
    "bg": "Пристанищната администрация съобщи във вторник, че мостът ще остане затворен, докато бъде прегледан.",
    "el": "Η λιμενική αρχή ανακοίνωσε την Τρίτη ότι η γέφυρα θα παραμείνει κλειστή μέχρι να ελεγχθεί.",
    "he": "רשות הנמל הודיעה ביום שלישי שהגשר יישאר סגור עד שהמהנדסים יסיימו לבדוק אותו.",
    "ar": "قالت سلطة الميناء يوم الثلاثاء إن الجسر سيظل مغلقا إلى أن ينتهي المهندسون من فحصه.",
    "fa": "اداره بندر روز سه‌شنبه اعلام کرد که پل تا زمانی که مهندسان آن را بررسی کنند بسته می‌ماند.",
    "hi": "बंदरगाह प्राधिकरण ने मंगलवार को कहा कि इंजीनियरों की जांच पूरी होने तक पुल बंद रहेगा।",
    "th": "การท่าเรือแจ้งเมื่อวันอังคารว่าสะพานจะยังคงปิดอยู่จนกว่าวิศวกรจะตรวจสอบเสร็จ",
    "ja": "港湾当局は火曜日、技術者による点検が終わるまで橋の通行止めを続けると発表した。",
    "ko": "항만 당국은 화요일에 기술자들이 점검을 마칠 때까지 다리를 계속 폐쇄한다고 밝혔다.",
    "zh-Hans": "港务局星期二表示，在工程师检查完毕之前，这座大桥将继续关闭，车辆须绕行。",
    "zh-Hant": "港務局星期二表示，在工程師檢查完畢之前，這座大橋將繼續關閉，車輛須繞行。",
    "hy": "Նավահանգստի վարչությունը երեքշաբթի հայտնեց, որ կամուրջը փակ կմնա։",
    "ka": "ნავსადგურის ადმინისტრაციამ სამშაბათს განაცხადა, რომ ხიდი დაკეტილი დარჩება.",
    "am": "የወደብ ባለሥልጣን ማክሰኞ ዕለት ድልድዩ ተዘግቶ እንደሚቆይ አስታወቀ።",
}  # fmt: skip

ALONE = {"hy", "ka", "am"}  # told by their script

# Languages without a profile, which the arbiter alone knows, in scripts that have profiles.
OTHERS = {
    "az": "Liman idarəsi çərşənbə axşamı bildirib ki, mühəndislər yoxlayıb bitirənə qədər körpü bağlı qalacaq.",
    "be": "Адміністрацыя порта паведаміла ў аўторак, што мост застанецца зачыненым, пакуль яго не агледзяць інжынеры.",
    "eu": "Portuko agintaritzak asteartean jakinarazi zuenez, zubia itxita egongo da ingeniariek aztertu arte.",
    "ga": "Dúirt údarás an chalafoirt Dé Máirt go bhfanfadh an droichead dúnta go dtí go scrúdóidh innealtóirí é.",
    "gl": "A autoridade portuaria informou o martes de que a ponte seguirá pechada ata que a revisen os enxeñeiros.",
    "is": "Hafnaryfirvöld sögðu á þriðjudag að brúin yrði lokuð þar til verkfræðingar hefðu skoðað hana vandlega.",
    "kk": "Порт әкімшілігі сейсенбіде инженерлер тексеріп болғанша көпір жабық тұратынын хабарлады.",
    "mn": "Боомтын захиргаа мягмар гарагт инженерүүд шалгаж дуустал гүүр хаалттай хэвээр байна гэж мэдэгдэв.",
    "nn": "Hamnevesenet opplyste tysdag at brua framleis er stengd, for ingeniørane har ikkje fått sett på henne enno.",
    "sr": "Лучка управа саопштила је у уторак да ће мост остати затворен док га инжењери не прегледају.",
}
# No language, in pronounceable words.
GIBBERISH = (
    "Vloom kranth sidwerl obbix tranfoul mazrek dwimpy gorl hastrel quendib yarf plosk umdrel zintok fashrul. " * 6
)


@pytest.mark.parametrize("language", TEXTS)
def test_sentence_is_tagged(language: str) -> None:
    [found] = tag([TEXTS[language]])
    assert found.language == language
    assert found.confidence > 0.7
    [share] = found.shares
    assert (share.language, share.share, share.confidence) == (language, 1.0, found.confidence)


@pytest.mark.parametrize("language", ["en", "de", "fr", "tr", "pl", "ru", "uk", "vi", "el"])
def test_capitals_are_read_as_lower_case(language: str) -> None:
    assert tag([TEXTS[language].upper()])[0].language == language


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "12345", "2024-05-01 12:30", "https://example.org/the/bridge/is/closed?page=2",
     "www.example.org/the", "desk@harbour.example.org", "😀 🌉 👍🏽", "...", "10 °C", "DSC_0012.NEF",
     "9f86d081884c7d659a2feaa0c55ad015", "\ud800", "\x00"],
)  # fmt: skip
def test_nothing_to_tag_is_und(text: str) -> None:
    assert tag([text]) == [Tag("und", 0.0, ())]


@pytest.mark.parametrize("language", OTHERS)
def test_language_without_a_profile_is_tagged_by_the_arbiter(language: str) -> None:
    alone, page = tag([OTHERS[language] * 2, "\n".join([OTHERS[language], OTHERS[language].upper()] * 2)])
    assert (alone.language, page.language) == (language, language)
    assert alone.confidence > 0.9
    assert len(page.shares) == 1


@pytest.mark.parametrize("text", [GIBBERISH, GIBBERISH.replace(". ", ".\n")])
def test_text_in_no_known_language_is_und(text: str) -> None:
    assert tag([text]) == [Tag("und", 0.0, ())]


def test_han_without_kana_is_chinese_and_with_kana_japanese() -> None:
    assert tag(["經濟部長會見記者"])[0].language == "zh-Hant"
    assert tag(["経済大臣が記者会見を開いた"])[0].language == "ja"


def test_article_within_foreign_furniture_keeps_its_language() -> None:
    furniture = "Skip to main content. Home News Sport. Subscribe now. We use cookies. Sign in to your account."
    [found] = tag([furniture + "\n\n" + "\n\n".join([TEXTS["fi"]] * 8)])
    assert found.language == "fi"


@pytest.mark.parametrize(("first", "second"), [("en", "fr"), ("ru", "uk"), ("zh-Hans", "en"), ("ar", "de")])
def test_page_of_two_languages_has_both_and_is_led_by_the_larger(first: str, second: str) -> None:
    [found] = tag(["\n\n".join([TEXTS[first], TEXTS[second], TEXTS[first], TEXTS[first]])])
    assert [share.language for share in found.shares] == [first, second]
    assert found.language == first
    assert sum(share.share for share in found.shares) == pytest.approx(1.0)
    assert found.shares[0].share == pytest.approx(0.75, abs=0.1)


def test_language_of_a_quotation_is_no_share() -> None:
    [found] = tag(["\n\n".join([TEXTS["en"]] * 9 + [TEXTS["fr"]])])
    assert [(share.language, share.share) for share in found.shares] == [("en", 1.0)]


def test_page_of_a_language_without_a_profile_and_another_has_both() -> None:
    [found] = tag(["\n".join([OTHERS["be"], TEXTS["de"], OTHERS["be"]])])
    assert [share.language for share in found.shares] == ["be", "de"]


def test_windows_are_spread_over_lines_by_their_length() -> None:
    size = WINDOWS * WINDOW_CHARS
    lines = ["a" * size, "b", "c" * size, "d" * 5 * WINDOW_CHARS, "e" * size]
    samples = sample(["\n".join(lines), "whole\nand short"])
    first, second = ("".join(map(chr, samples.codes[start:end])) for start, end in pairwise(samples.offsets))
    assert {letter: first.count(letter) // WINDOW_CHARS for letter in "abcde"} == {
        "a": 5,
        "b": 0,
        "c": 5,
        "d": 1,
        "e": 5,
    }
    assert second == "whole\nand short"


def test_lines_beyond_the_windows_are_read_spread_over_the_text() -> None:
    lines = [TEXTS["en"]] * (2 * WINDOWS) + [TEXTS["fr"]] * (2 * WINDOWS)
    [found] = tag(["\n".join(lines)])
    assert {share.language for share in found.shares} == {"en", "fr"}
    assert found.shares[0].share == pytest.approx(0.5, abs=0.05)


def test_same_text_gets_the_same_bits_in_any_batch() -> None:
    texts = [*TEXTS.values(), "\n\n".join(TEXTS.values())]
    alone = [tag([text])[0] for text in texts]
    assert tag(texts) == alone
    assert tag(texts[::-1]) == alone[::-1]
    assert tag([]) == []


@pytest.mark.parametrize("language", [*TEXTS, *OTHERS])
def test_arbiter_says_what_py3langid_says(language: str) -> None:
    text = (TEXTS | OTHERS)[language]
    samples = sample([text, text.upper(), text[: len(text) // 3]])
    readings = ngrams.read(samples)
    script = scripts.SCRIPTS[readings.script[0]]
    heard = arbiter.hear(samples, readings.script, readings.in_capitals)
    if not script.is_shared:
        assert np.isneginf(heard).all()
        return
    reference = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    reference.set_languages(
        {label for label in reference.labels if arbiter.VARIETY_OF.get(label, label) in script.languages}
    )
    for row, (start, end) in zip(np.exp(heard), pairwise(samples.offsets), strict=True):
        expected: Counter[str] = Counter()
        for label, probability in reference.rank("".join(map(chr, samples.codes[start:end]))):
            expected[arbiter.VARIETY_OF.get(label, label)] += probability
        first, last = scripts.gate()[readings.script[0], 2:]
        got = dict(zip(script.languages, (row / row.sum())[first:last], strict=True))
        assert max(got, key=got.__getitem__) == max(expected, key=expected.__getitem__)
        assert got == pytest.approx(expected, abs=1e-3)


def test_arbiter_hears_characters_of_any_length_in_bytes() -> None:
    samples = sample(["aé橋😀 \ud800"])
    data = np.empty(20, np.uint8)
    size = arbiter.encode(samples.codes, False, arbiter.automaton().lower, data)
    assert bytes(data[:size]).decode("utf-8", "surrogatepass") == "aé橋😀 \ud800"


def test_arbiter_is_named_by_the_installed_py3langid() -> None:
    assert arbiter.VERSION.startswith(importlib.metadata.version("py3langid") + "-")


# langdetect's own words: before the gate and the fold the n-grams are the same, one for one.
ORACLE = [
    *TEXTS.values(),
    "NATO und EU: der US-Präsident, McDonald's und die UNO. PDFs",
    "Российский концерн Gazprom и NATO [Brussels] обсудили поставки",
    "Latin  with   many    spaces\t\tand\nlines, e.g. [x]_y^z`",
    "Viê\u0323t Nam ơ\u0309 câ\u0300u ba\u0301o",
    "TIẾNG VIỆT Ơ Ư ă â ê ô; țară și știri, ţară",
    "ｶﾅ ひらがな カタカナ ㄅㄆ 漢字 한국어 ﷺ",
    "emoji 😀 between 👍🏽 words 𠀀𠀁",
    "a b c d  e",
    "ÀÉ ab ÑÑ xÀÀy",
]


@pytest.mark.parametrize("text", ORACLE)
def test_ngrams_are_those_of_langdetect(text: str) -> None:
    reference.init_factory()
    detector = reference._factory.create()
    detector.append(text)
    detector.cleaning_text()
    assert Counter(_ngrams(text)) == Counter(detector._extract_ngrams())


def _rows(text: str) -> np.ndarray:
    text = unicodedata.normalize("NFC", text)
    codes = np.minimum([ord(c) for c in text], scripts.BEYOND).astype(np.uint16)
    found = np.empty(3 * len(codes), np.int32)
    return found[: ngrams.find_ngrams(codes, False, profiles.model(), found)]


def _ngrams(text: str) -> list[str]:
    model = profiles.model()
    keys = {int(row): int(key) for row, key in zip(model.rows, model.keys, strict=True) if row >= 0}
    return [_letters(keys[int(row)]) for row in _rows(text)]


def _letters(key: int) -> str:
    letters = ""
    while key:
        letters, key = chr(key & 0xFFFF) + letters, key >> 16
    return letters


def test_most_answers_are_those_of_langdetect_before_gate_and_fold() -> None:
    texts = [part for name, text in TEXTS.items() if name not in ALONE for part in (text, text[: len(text) // 2])]
    reference.DetectorFactory.seed = 0
    model = profiles.model()
    same = [
        scripts.PROFILES[int(model.log_probs[_rows(t)].sum(axis=0).argmax())] == langdetect.detect(t) for t in texts
    ]
    assert sum(same) >= 0.96 * len(texts)


def test_log_probabilities_are_those_of_the_profiles() -> None:
    reference.init_factory()
    model = profiles.model()
    row_of = {int(key): int(row) for row, key in zip(model.rows, model.keys, strict=True) if row >= 0}
    assert len(row_of) == len(reference._factory.word_lang_prob_map)
    names = [reference._factory.langlist.index(name) for name in scripts.PROFILES]
    for ngram in ("e", "th", "ção", "ый", "の", "한", " na"):
        if expected := reference._factory.word_lang_prob_map.get(ngram):
            logs = np.log(np.array(expected)[names] + profiles.SMOOTHING)
            got = model.log_probs[row_of[profiles.key_of(ngram)]] / profiles.STEPS
            assert np.abs(got - logs).max() <= 0.5 / profiles.STEPS + 1e-9


def test_nfc_does_what_langdetect_does_for_vietnamese() -> None:
    for letter in NGram.TO_NORMALIZE_VI_CHARS:
        for mark in NGram.DMARK_CLASS:
            assert unicodedata.normalize("NFC", letter + mark) == NGram.normalize_vi(letter + mark)


def test_cached_profiles_are_named_by_the_installed_langdetect() -> None:
    assert profiles.VERSION.startswith(importlib.metadata.version("langdetect") + "-")


def test_languages_of_a_script_stand_together() -> None:
    for script, (first, last, start, end) in zip(scripts.SCRIPTS, scripts.gate(), strict=True):
        assert scripts.PROFILES[first:last] == script.profiles
        assert scripts.LANGUAGES[start:end] == script.languages


def articles(*rows: dict[str, object]) -> pa.Table:
    blank = {"headline": None, "language_declared": None, "flags": []}
    full = [{"article_id": f"{i:032x}", "version": "0" * 8, **blank, **row} for i, row in enumerate(rows)]
    names = ["article_id", "version", "headline", "body", "language_declared", "flags"]
    return pa.Table.from_pylist(full, pa.schema([ARTICLES.arrow.field(name) for name in names]))


def test_articles_get_language_and_shares() -> None:
    mixed = "\n\n".join([TEXTS["en"], TEXTS["fr"], TEXTS["en"]])
    table, languages = tag_language(articles({"body": TEXTS["de"]}, {"body": mixed}, {"body": "123"}))
    assert table.column("language").to_pylist() == ["de", "en", "und"]
    assert table.column("flags").to_pylist() == [[], ["mixed_language"], []]
    assert languages.schema == ARTICLE_LANGUAGES.arrow
    keys = [(row["article_id"][-1], row["language"]) for row in languages.to_pylist()]
    assert keys == [("0", "de"), ("1", "en"), ("1", "fr")]
    for name in ("language", "language_confidence", "flags"):
        assert table.schema.field(name) == ARTICLES.arrow.field(name)


def test_tagging_again_changes_nothing() -> None:
    once, languages = tag_language(articles({"body": TEXTS["de"], "language_declared": "fr", "flags": ["wire"]}))
    again, languages_again = tag_language(once)
    assert once.equals(again)
    assert languages.equals(languages_again)


@pytest.mark.parametrize(
    ("body", "declared", "conflict"),
    [("de", "fr", True), ("de", "de", False), ("de", None, False), ("no", "nb", False), ("no", "nn", False),
     ("id", "ms", False), ("zh-Hans", "zh-Hant", False), ("zh-Hans", "ja", True), ("fr", "eu", True),
     ("nn", "no", False), ("be", "be", False), ("be", "ru", True), ("ru", "be", True)],
)  # fmt: skip
def test_declared_language_is_compared(body: str, declared: str | None, conflict: bool) -> None:  # noqa: FBT001 - a case
    row = {
        "body": "\n\n".join([(TEXTS | OTHERS)[body]] * 3),
        "language_declared": declared,
        "flags": ["a_flag", "wire"],
    }
    flags = tag_language(articles(row))[0].column("flags").to_pylist()[0]
    assert flags == (["a_flag", "language_conflict", "wire"] if conflict else ["a_flag", "wire"])


def test_short_body_is_read_with_its_headline() -> None:
    row = {"headline": TEXTS["fi"], "body": "Kuva: X"}
    assert tag_language(articles(row))[0].column("language").to_pylist() == ["fi"]
    assert tag_language(articles())[1].num_rows == 0


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [("en_US", "en"), ("EN-gb", "en"), ("zh_TW", "zh-Hant"), ("zh-CN", "zh-Hans"), ("zh", "zh"), ("eng", "en"),
     ("zh-Hant-HK", "zh-Hant"), ("zh-cmn-Hans-CN", "zh-Hans"), ("iw", "he"), ("English", "en"), ("Deutsch", "de"),
     ("日本語", "ja"), ("no", "no"), ("nb-NO", "nb"), ("nn", "nn"), ("ger", "de"), ("deu", "de"), ("sr-Latn-RS", "sr"),
     ("en-US,en;q=0.9", "en"), ("de_DE.UTF-8", "de"), ("German (Switzerland)", "de"), ("Simplified Chinese", "zh-Hans"),
     ("Chinese (Traditional)", "zh-Hant"), ("jp", "ja"), ("en, fr", None), ("junk", None), ("xx", None), ("und", None),
     ("in English", None), ("", None), ("  ", None), (None, None), ("x-default", None), ("e" * 5000, None)],
)  # fmt: skip
def test_declared_language_becomes_bcp_47(declared: str | None, canonical: str | None) -> None:
    assert canonical_language(declared) == canonical
