"""News agencies: the ways in which their credits are printed, to the usual short form."""

import re
from functools import lru_cache

# Short form, then further spellings in any script.
_AGENCIES = """\
AP: associated press|the associated press|ap通信|美联社|美聯社|ассошиэйтед пресс|أ ب|أسوشيتد برس
AFP: agence france-presse|agence france presse|法新社|afp通信|أ ف ب|أ.ف.ب|فرانس برس|एएफपी|афп
Reuters: thomson reuters|路透社|路透|ロイター|ロイター通信|رويترز|로이터|रॉयटर्स|reuters breakingviews
UPI: united press international|合众国际社
Xinhua: 新华社|新華社|新华网|新华财经|xinhua news agency|شينخوا|синьхуа|新華
CNS: 中新社|中新网|中国新闻社|中国新闻网|中通社
CCTV: 央视网|央视新闻|央视|cctv+
People's Daily: 人民网|人民日报|people's daily online
CNA: 中央社
TASS: тасс|итар-тасс|itar-tass|塔斯社|タス通信|تاس
RIA Novosti: риа новости|ria|риа|俄新社
Interfax: интерфакс|интерфакс-украина|interfax-ukraine|interfax.ru|interfax-ua|国际文传
Sputnik: спутник|سبوتنيك|俄罗斯卫星通讯社
Ukrinform: укринформ|укрінформ
UNIAN: униан|уніан
UNN: унн
BelTA: белта|belta|корр. белта
dpa: dpa-afx|dpa-infocom|德新社|дпа|د ب أ|د.ب.أ
KNA: katholische nachrichten-agentur
dpo: der postillon
epd: evangelischer pressedienst
AFX: afx news
APA: austria presse agentur|apa-ots
Keystone-SDA: sda|keystone-ats|awp/sda|sda-ats
ATS: agence télégraphique suisse
AWP: awp finanznachrichten
Belga: agence belga|persbureau belga
ANP: algemeen nederlands persbureau
TT: tidningarnas telegrambyrå
NTB: norsk telegrambyrå
Ritzau: ritzaus bureau
STT: suomen tietotoimisto|stt-lehtikuva
EFE: agencia efe|efeusa|efe verde|埃菲社
Europa Press: europapress|ep
ANSA: ansamed|agenzia ansa|ansa.it|安莎社
Adnkronos: adnkronos salute|labitalia
AGI: agenzia italia
askanews: askanews.it|aska
Italpress: agenzia italpress
LaPresse: la presse agenzia
Lusa: agência lusa|卢萨社
Agência Brasil: agencia brasil|abr
Folhapress: folha press|folhapress
Estadão Conteúdo: ae|agência estado|agencia estado
Notimex: agencia notimex
Télam: telam|agencia télam
Andina: agencia andina
Prensa Latina: pl|agencia prensa latina
CP: canadian press|the canadian press|la presse canadienne|presse canadienne|pc
CNW: cnw telbec|cnw group
PA: pa media|press association|the press association|pa news agency
AAP: australian associated press
NZN: nz newswire
Kyodo: kyodo news|共同社|共同通信|共同|교도
Jiji: jiji press|時事|時事通信|时事社
Yonhap: yonhap news|yonhap news agency|연합뉴스|韩联社|韓聯社|聯合ニュース
Newsis: 뉴시스
News1: 뉴스1
KCNA: 朝中社|조선중앙통신
PTI: press trust of india|पीटीआई|पीटीआइ|भाषा
ANI: asian news international|एएनआई
IANS: indo-asian news service|आईएएनएस
UNI: united news of india|वार्ता|univarta
APP: associated press of pakistan|اے پی پی
BSS: bangladesh sangbad sangstha|বাসস
UNB: united news of bangladesh
RSS: rastriya samachar samiti|रासस
Bernama: berita nasional malaysia|马新社|馬新社
Antara: antaranews|kantor berita antara
VNA: ttxvn|vietnam news agency|thông tấn xã việt nam
TNA: thai news agency
PNA: philippine news agency
AA: anadolu|anadolu agency|anadolu ajansı|anadolu agencisi|الأناضول|الاناضول
İHA: iha|ihlas haber ajansı
DHA: demirören haber ajansı
IRNA: ایرنا|إرنا|ирна
ISNA: ایسنا
Tasnim: tasnim news agency|تسنیم
Fars: fars news agency|فارس
Mehr: mna|mehr news agency|مهر
WAM: emirates news agency|وام
SPA: saudi press agency|واس
KUNA: kuwait news agency|كونا
QNA: qatar news agency|قنا
BNA: bahrain news agency|بنا
ONA: oman news agency|العمانية
Petra: jordan news agency|بترا
NNA: national news agency|الوطنية للإعلام
SANA: syrian arab news agency|سانا
WAFA: palestinian news agency|وفا
MENA: middle east news agency|أ ش أ|ا ش ا|أش أ
INA: iraqi news agency|واع
TAP: tunis afrique presse
APS: algérie presse service|algerie presse service|agence de presse sénégalaise|واج
MAP: maghreb arabe presse|ومع
NAN: news agency of nigeria
GNA: ghana news agency
KNA: kenya news agency
SAPA: south african press association
PANA: panapress|panafrican news agency
APO: apo group
PAP: polska agencja prasowa
CTK: čtk|ctk czech news agency
TASR: tlačová agentúra slovenskej republiky
SITA: slovenská tlačová agentúra
MTI: magyar távirati iroda
HINA: hrvatska izvještajna novinska agencija
Beta: beta news agency
Tanjug: танјуг
FENA: federalna novinska agencija
STA: slovenska tiskovna agencija
MIA: миа
BTA: бта|bulgarian news agency
Agerpres: agentia nationala de presa
Mediafax: mediafax.ro
ANA-MPA: απε-μπε|ana|amna|athens news agency
CNA: κυπε
LETA: leta news agency
BNS: baltic news service
ELTA: eltos
ERR: err news
Azertac: azertac|azərtac|азертадж
Trend: trend news agency
Armenpress: армэнпресс|արմենպրես
Interpress: interpressnews
Kazinform: казинформ|qazinform
Kabar: кабар
UzA: уза
JTA: jewish telegraphic agency
JNS: jewish news syndicate
VOA: voice of america|美国之音
RFE/RL: rfe|rferl|radio free europe
RFA: radio free asia
BBC: bbc news
CNN Indonesia: cnn indonesia
CNBC Indonesia: cnbc indonesia
CNN: cnn.com|cnn newsource|cnn wire
CBC: cbc news
NPR: national public radio
Bloomberg: bloomberg news|bloomberg opinion|彭博社|彭博
Dow Jones: dow jones newswires|djn|ダウ・ジョーンズ
MarketWatch: marketwatch.com
TNS: tribune news service
IPS: inter press service
CNS: catholic news service
CNA: catholic news agency|aci prensa|ewtn news
BNO News: bno
Globe Newswire: globe newswire|globenewswire
PR Newswire: prnewswire|pr newswire
Business Wire: businesswire|business wire
EIN Presswire: einpresswire|ein presswire
ACN Newswire: acn newswire
Accesswire: access newswire
CMC: caribbean media corporation
Oxford Analytica: oxford analytica daily brief
States Newsroom: state newsroom
"""

_SHORT = {
    spelling.casefold(): short
    for line in _AGENCIES.splitlines()
    for short, _, spellings in [line.partition(": ")]
    for spelling in (short, *spellings.split("|"))
}
_KNOWN_BYLINES = 4096  # a batch has some thousand, most of them many times
_SPACES = re.compile(r"\s+")
# What joins several agencies in one credit: dpa/lby, AFP=時事, AP, Reuters; also dpa-AFX stays whole by the first try.
_JOINS = re.compile(r"[/=＝,、·&+–]| and | und | et | y ")


def short_form(credit: str) -> str | None:
    """Usual short form of the agency of a credit, the first of several; None if none of them is known."""
    whole = _SPACES.sub(" ", credit).strip(" .,:;").casefold().replace("\u2019", "'")
    if (short := _SHORT.get(whole)) is not None:
        return short
    for part in _JOINS.split(whole):
        if (short := _SHORT.get(part.strip())) is not None:
            return short
    return None


def is_agency(credit: str) -> bool:
    """Whether the whole credit is a known agency by one of its spellings."""
    return _SPACES.sub(" ", credit).strip(" .,:;").casefold().replace("\u2019", "'") in _SHORT


@lru_cache(maxsize=_KNOWN_BYLINES)
def without_agencies(byline: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Authors of a byline, and the first agency among them in its short form, which is a credit and no author."""
    agencies = tuple(filter(is_agency, byline))
    if not agencies:
        return byline, None
    return tuple(name for name in byline if name not in agencies), short_form(agencies[0])
