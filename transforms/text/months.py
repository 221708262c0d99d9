"""Names of months in the languages of the news, to their numbers, and names of days of the week."""

import re
import unicodedata

# Twelve lines of source that a backslash does not end; a month each. Written in lower case and without the dot of an
# abbreviation; _ is a space. "Listopad" is November in Polish and Czech, October in Croatian: the larger wins.
_NAMES = """\
january jan janvier janv janeiro enero ene ener januar jän jänner januari gennaio gen genn ianuarie ian janar \
tammikuuta \
tammikuu jaanuar janvāris janvārī sausio stycznia styczeń sty ledna leden januára január siječnja siječanj januára \
januar januari januara janúar ocak oca yanvar января январь янв січня січень студзеня януари јануари јануара јануар \
ιανουαρίου ιανουάριος ιαν يناير كانون_الثاني ژانویه جنوری जनवरी জানুয়ারি জানুয়ারি ஜனவரி జనవరి ജനുവരി ಜಾನ್ಯುಆರಿ \
જાન્યુઆરી ਜਨਵਰੀ ינואר มกราคม ม.ค қаңтар იანვარი იანვარს հունվարի gener
february feb febr février févr fév fevereiro fev febrero februar feber februari febbraio febb februarie shkurt \
helmikuuta helmikuu veebruar februāris februārī vasario lutego luty února únor februára február veljače veljača \
februára februara febrúar şubat şub fevral февраля февраль фев февр лютого лютий лютага февруари фебруари фебруара \
φεβρουαρίου φεβρουάριος φεβ فبراير شباط فوریه فروری फरवरी फ़रवरी ফেব্রুয়ারি ফেব্রুয়ারি பிப்ரவரி ఫిబ్రవరి ഫെബ്രുവരി \
ફેબ્રુઆરી ਫਰਵਰੀ פברואר กุมภาพันธ์ ก.พ ақпан თებერვალი თებერვალს փետրվարի febrer
march mar mars março marzo marz märz mrz maart mrt mac maret martie mart maaliskuuta maaliskuu märts marts martā kovo \
marca marzec března březen marec ožujka ožujak marta március márc mär марта март мар березня березень бер сакавіка \
марш március μαρτίου μάρτιος μαρ مارس آذار مارچ मार्च মার্চ மார்ச் మార్చి മാർച്ച് માર્ચ ਮਾਰਚ מרץ מרס מארס มีนาคม มี.ค \
наурыз მარტი მარტს մարտի març
april apr avril avr abril abr aprile aprilie prill huhtikuuta huhtikuu aprill aprīlis aprīlī balandžio kwietnia \
kwiecień kwi dubna duben apríla apríl travnja travanj aprila aprel április ápr nisan nis апреля апрель апр апреля \
квітня квітень кві красавіка април априла απριλίου απρίλιος απρ أبريل ابريل إبريل نيسان آوریل آپریل अप्रैल এপ্রিল ஏப்ரல் \
ఏప్రిల్ ഏപ്രിൽ એપ્રિલ ਅਪ੍ਰੈਲ אפריל เมษายน เม.ย сәуір აპრილი აპრილს ապրիլի
may mai mayo maio mei maggio magg mag maj maja maí mayıs toukokuuta toukokuu maijs maijā gegužės máje květen května \
mája máj svibnja svibanj május máj мая май травня травень тра мая траўня мај маја μαΐου μάιος μαϊ مايو أيار ماي مه می \
मई মে மே మే മേയ് મે ਮਈ מאי พฤษภาคม พ.ค мамыр მაისი მაისს մայիսի maig
june jun juin junho junio juni giugno giu iunie qershor kesäkuuta kesäkuu juuni jūnijs jūnijā birželio czerwca \
czerwiec cze června červen júna jún lipnja lipanj juna június jún júní haziran haz iyun июня июнь июн червня червень \
чэрвеня юни јуни јуна ιουνίου ιούνιος ιουν يونيو حزيران جوان ژوئن جون जून জুন ஜூன் జూన్ ജൂൺ જૂન ਜੂਨ יוני มิถุนายน มิ.ย \
маусым ივნისი ივნისს հունիսի
july jul juillet juil julho julio juli luglio lugl lug iulie korrik heinäkuuta heinäkuu juuli jūlijs jūlijā liepos \
lipca lipiec července červenec júla júl srpnja srpanj jula július júl júlí temmuz tem iyul июля июль июл липня липень \
ліпеня юли јули јула ιουλίου ιούλιος ιουλ يوليو تموز جويلية ژوئیه جولای جولائی जुलाई জুলাই ஜூலை జులై జూలై ജൂലൈ જુલાઈ \
ਜੁਲਾਈ יולי กรกฎาคม ก.ค шілде ივლისი ივლისს հուլիսի juliol
august aug août aout agosto ago agt agustus ogos augustus augusti gusht elokuuta elokuu augusts augustā rugpjūčio \
sierpnia sierpień sie srpna srpen augusta kolovoza kolovoz avgusta augusztus aug ágúst ağustos ağu avqust августа \
август авг серпня серпень сер жніўня аўгуст август августа αυγούστου αύγουστος αυγ أغسطس اغسطس آب أوت اوت اگست \
अगस्त আগস্ট \
ஆகஸ்ட் ఆగస్టు ഓഗസ്റ്റ് ઓગસ્ટ ਅਗਸਤ אוגוסט สิงหาคม ส.ค тамыз აგვისტო აგვისტოს օգոստոսի agost
september sep sept septembre setembro set septiembre setiembre settembre sett septembrie shtator syyskuuta syyskuu \
septembris septembrī rugsėjo września wrzesień wrz září zaří septembra rujna rujan szeptember szept eylül eyl \
sentyabr сентября сентябрь сен сент вересня вересень вер верасня септември септембра септембар σεπτεμβρίου \
σεπτέμβριος σεπ سبتمبر أيلول شتنبر سپتامبر ستمبر सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ \
ספטמבר กันยายน ก.ย қыркүйек სექტემბერი სექტემბერს սեպտեմբերի setembre
october oct octobre outubro out octubre oktober okt ottobre ott octombrie tetor lokakuuta lokakuu oktoober oktobris \
oktobrī spalio października październik paź října říjen októbra október oktobra október ekim eki oktyabr \
октября октябрь окт жовтня жовтень жов кастрычніка октомври октобра октобар οκτωβρίου οκτώβριος οκτ أكتوبر اكتوبر \
تشرين_الأول اکتبر اکتوبر अक्टूबर अक्तूबर অক্টোবর அக்டோபர் అక్టోబర్ ഒക്ടോബർ ઓક્ટોબર ਅਕਤੂਬਰ אוקטובר ตุลาคม ต.ค қазан \
ოქტომბერი ოქტომბერს հոկտեմբերի
november nov novembre novembro noviembre noiembrie nëntor marraskuuta marraskuu novembris novembrī lapkričio \
listopad lis listopadu listopada novembra studenoga studenog studeni nóvember kasım kas noyabr ноября ноябрь \
ноя нояб листопада листопад \
лістапада ноември новембра новембар νοεμβρίου νοέμβριος νοε نوفمبر تشرين_الثاني نونبر نوامبر نومبر नवंबर नवम्बर \
নভেম্বর நவம்பர் నవంబర్ \
നവംബർ નવેમ્બર ਨਵੰਬਰ נובמבר พฤศจิกายน พ.ย қараша ნოემბერი ნოემბერს նոյեմբերի
december dec décembre déc dezembro dez diciembre dic dezember dicembre desember des decembrie dhjetor joulukuuta \
joulukuu detsember decembris decembrī gruodžio grudnia grudzień gru prosince prosinec decembra prosinca prosinac \
disember aralık ara dekabr декабря декабрь дек грудня грудень гру снежня декември децембра децембар δεκεμβρίου \
δεκέμβριος δεκ ديسمبر كانون_الأول دجنبر دسامبر دسمبر दिसंबर दिसम्बर ডিসেম্বর டிசம்பர் డిసెంబర్ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ דצמבר \
ธันวาคม ธ.ค \
желтоқсан დეკემბერი დეკემბერს դեկտեմբերի desembre
"""

# A date may begin with a day of the week, which says nothing more.
_DAYS = """\
monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend \
sonntag lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira \
quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag \
woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag \
søndag poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота \
воскресенье пн вт ср чт пт сб вс понеділок вівторок середа четвер пʼятниця субота неділя pazartesi salı çarşamba \
perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad الاثنين الإثنين \
الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार \
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή \
pondělí úterý středa čtvrtek pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap marți miercuri joi \
vineri sâmbătă duminică
"""

_HEBREW_IN = "ב"  # 'in', written together with the month
_DOTTED_CAPITAL = "i\u0307"  # what the Turkish capital İ folds to


def _table() -> dict[str, int]:
    lines = (line for line in _NAMES.split("\n") if line)
    table = {name.replace("_", " ").casefold(): month for month, line in enumerate(lines, 1) for name in line.split()}
    # Greek capitals are printed without accents.
    return {_without_accents(name): month for name, month in table.items() if _GREEK.match(name)} | table


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


_GREEK = re.compile("[\u0370-\u03ff]")
_MONTHS = _table()
_DAYS_OF_WEEK = frozenset(_DAYS.casefold().split())


def month_number(name: str) -> int | None:
    """Number 1 to 12 of a month's name or abbreviation in any case, with or without its dot; None for other words."""
    folded = _folded(name)
    return _MONTHS.get(folded) or (_MONTHS.get(folded[1:]) if folded[:1] == _HEBREW_IN else None)


def is_day_of_week(name: str) -> bool:
    """Whether the word is a day of the week or its abbreviation, in any case."""
    return _folded(name) in _DAYS_OF_WEEK


def is_thai(name: str) -> bool:
    """Whether a month's name is Thai, whose years are those of the Buddhist era."""
    return "\u0e00" <= name[:1] <= "\u0e7f"


def _folded(name: str) -> str:
    return name.casefold().replace(_DOTTED_CAPITAL, "i").strip(".,")
