"""Declared languages in BCP 47: codes of several standards, names, and what content systems make of them."""

import re
from functools import lru_cache

# code of ISO 639-1, of ISO 639-2, names in English and in the language itself
LANGUAGES = """
af afr afrikaans
am amh amharic አማርኛ
ar ara arabic العربية
az aze azerbaijani azərbaycanca
be bel belarusian беларуская
bg bul bulgarian български
bn ben bengali bangla বাংলা
bs bos bosnian bosanski
ca cat catalan català
cs ces,cze czech čeština
cy cym,wel welsh cymraeg
da dan danish dansk
de deu,ger german deutsch
el ell,gre greek ελληνικά
en eng english
eo epo esperanto
es spa spanish castilian español castellano
et est estonian eesti
eu eus,baq basque euskara
fa fas,per persian farsi فارسی
fi fin finnish suomi
fr fra,fre french français francais
ga gle irish gaeilge
gl glg galician galego
gu guj gujarati ગુજરાતી
ha hau hausa
he heb hebrew עברית
hi hin hindi हिन्दी हिंदी
hr hrv croatian hrvatski
hu hun hungarian magyar
hy hye,arm armenian հայերեն
id ind indonesian
ig ibo igbo
is isl,ice icelandic íslenska
it ita italian italiano
ja jpn japanese 日本語
ka kat,geo georgian ქართული
kk kaz kazakh қазақша
km khm khmer ខ្មែរ
kn kan kannada ಕನ್ನಡ
ko kor korean 한국어
la lat latin
lo lao lao ລາວ
lt lit lithuanian lietuvių
lv lav latvian latviešu
mk mkd,mac macedonian македонски
ml mal malayalam മലയാളം
mn mon mongolian монгол
mr mar marathi मराठी
ms msa,may malay
mt mlt maltese malti
my mya,bur burmese မြန်မာ
nb nob
ne nep nepali नेपाली
nl nld,dut dutch flemish nederlands
nn nno nynorsk
no nor norwegian norsk
pa pan punjabi panjabi ਪੰਜਾਬੀ
pl pol polish polski
ps pus pashto پښتو
pt por portuguese português portugues
ro ron,rum romanian română
ru rus russian русский
sd snd sindhi
si sin sinhala සිංහල
sk slk,slo slovak slovenčina
sl slv slovenian slovene slovenščina
so som somali soomaali
sq sqi,alb albanian shqip
sr srp serbian srpski српски
sv swe swedish svenska
sw swa swahili kiswahili
ta tam tamil தமிழ்
te tel telugu తెలుగు
th tha thai ไทย
tl tgl tagalog
tr tur turkish türkçe turkce
uk ukr ukrainian українська
ur urd urdu اردو
uz uzb uzbek
vi vie vietnamese
xh xho xhosa
yi yid yiddish
yo yor yoruba
zh zho,chi,cmn chinese mandarin 中文 汉语 漢語
zu zul zulu
"""

# The rest of ISO 639-1, which is rare in news; taken by its two letters only.
OTHER_CODES = """
aa ab ae ak an as av ay ba bh bi bm bo br ce ch co cr cu cv dv dz ee ff fj fo fy gd gn gv ho ht hz ia ie ii ik io iu
jv kg ki kj kl kr ks ku kv kw ky lb lg li ln lu mg mh mi na nd ng nr nv ny oc oj om or os pi qu rm rn rw sa sc se sg
sm sn ss st su tg ti tk tn to ts tt tw ty ug ve vo wa wo za
"""

REPLACED = {
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr",  # withdrawn from ISO 639-1
    "fil": "fil", "yue": "yue", "ckb": "ckb", "ast": "ast",  # no two letters, but a press
    "chs": "zh-Hans", "cht": "zh-Hant",  # Windows
    "简体中文": "zh-Hans", "简体": "zh-Hans", "繁體中文": "zh-Hant", "繁體": "zh-Hant", "filipino": "fil",
    # Countries taken for languages, where the letters are no language.
    "jp": "ja", "cn": "zh-Hans", "ua": "uk", "cz": "cs", "dk": "da",
}  # fmt: skip

# Where Chinese is written how, and other marks of it in a tag.
HANS = {"hans", "cn", "sg", "my", "chs", "simplified"}
HANT = {"hant", "tw", "hk", "mo", "cht", "traditional"}

CODE_CHARS = 3  # what is longer is a name
LONGEST = 100  # characters; what is longer is no declaration
KNOWN = 1024  # declarations kept in memory: a batch has a few dozen


def _codes() -> dict[str, str]:
    codes = {code: code for code in OTHER_CODES.split()}
    for line in LANGUAGES.strip().splitlines():
        code, three, *names = line.split()
        codes |= dict.fromkeys([code, *three.split(","), *names], code)
    return codes | REPLACED


CODES = _codes()


def canonical_language(declared: str | None) -> str | None:
    """Language in BCP 47 that a code, locale or name declares, without its region; None if it declares not just one."""
    return _canonical(declared) if declared and len(declared) <= LONGEST else None


@lru_cache(maxsize=KNOWN)
def _canonical(declared: str) -> str | None:
    parts = [part.strip() for part in re.split(r"[,;|]", declared.casefold())]
    found = {_one(part) for part in parts if part and not part.startswith("q=")}
    return found.pop() if len(found) == 1 else None


def _one(declared: str) -> str | None:
    name, *marks = re.findall(r"[^\s\-_.()@/]+", declared) or [""]
    code = CODES.get(name)
    if name in {"simplified", "traditional"} and "chinese" in marks:
        code, marks = "zh", [name]
    elif marks and name.isascii() and len(name) <= CODE_CHARS and " " in declared:
        return None  # words of a sentence: "in English" is not Indonesian
    if code and code[:2] == "zh":
        if HANT.intersection(marks):
            return "zh-Hant"
        return "zh-Hans" if HANS.intersection(marks) else code
    return code
