"""Words of attribution in Polish, Czech, Russian and Ukrainian: fewer, and those that are plain."""

from transforms.quotes.words import Words

POLISH = Words(
    claims="""powiedział powiedziała powiedzieli mówi mówił mówiła dodał dodała dodaje stwierdził stwierdziła
    stwierdza podkreślił podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła wyjaśnia poinformował
    poinformowała informuje napisał napisała pisze ocenił oceniła ocenia przyznał przyznała zapewnił zapewniła
    zapewnia ogłosił ogłosiła oświadczył oświadczyła przekazał przekazała twierdzi zauważył zauważyła tłumaczy
    tłumaczył opowiada wskazał wskazała zapowiedział zapowiedziała uważa ostrzegł ostrzegła""",
    verbs="""zapytał zapytała pyta odpowiedział odpowiedziała odpowiada nazwał nazwała krzyknął skomentował
    skomentowała""",
    by="według|zdaniem|jak podaje|jak podał",
    that="że iż",
    as_="jak",
    has_dialogue=True,
    he="on ona",
    they="oni one",
    we="ja my ty wy",
    is_pronoun_dropped=True,
    relatives="który która",
    prepositions="w we z ze na do od dla po przed pod nad przez przy o u za między podczas według zdaniem",
    coordinators="i a ale",
    stops="""oraz lub że iż gdy kiedy bo ponieważ jeśli gdzie jest są był była było były nie się też także już
    jeszcze wczoraj dziś dzisiaj jutro w we z ze na do od dla po przed pod nad przez przy o u za między podczas""",
    fillers="też także już jeszcze następnie później się nie",
    times="poniedziałek wtorek środę czwartek piątek sobotę niedzielę dziś wczoraj",
)

CZECH = Words(
    claims="""řekl řekla řekli říká uvedl uvedla uvádí dodal dodala dodává prohlásil prohlásila sdělil sdělila
    vysvětlil vysvětlila vysvětluje napsal napsala píše tvrdí upozornil upozornila upozorňuje zdůraznil zdůraznila
    potvrdil potvrdila oznámil oznámila popsal popsala připomněl připomněla míní myslí""",
    verbs="zeptal zeptala odpověděl odpověděla nazval nazvala podotkl podotkla okomentoval",
    by="podle",
    that="že",
    as_="jak",
    he="on ona",
    they="oni",
    we="já my ty vy",
    is_pronoun_dropped=True,
    relatives="který která",
    prepositions="v ve z ze na do od pro po před pod nad přes při o u za mezi během podle s",
    coordinators="a ale",
    stops="""nebo že když protože jestli kde je jsou byl byla bylo byly ne se také už ještě včera dnes zítra v ve z
    ze na do od pro po před pod nad přes při o u za mezi během s""",
    fillers="také už ještě pak později se si to",
    times="pondělí úterý středu čtvrtek pátek sobotu neděli dnes včera",
)

RUSSIAN = Words(
    claims="""сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет сообщил сообщила
    сообщили сообщает сообщают добавил добавила добавили отметил отметила отметили отмечает подчеркнул подчеркнула
    подчеркивает рассказал рассказала рассказали рассказывает пояснил пояснила поясняет объяснил объяснила объясняет
    написал написала пишет уточнил уточнила уточняет считает утверждает признал признала признался призналась уверен
    напомнил напомнила подтвердил подтвердила предупредил предупредила объявил объявила указал указала полагает
    обещал пообещал""",
    verbs="""спросил спросила ответил ответила отвечает назвал назвала воскликнул воскликнула вспоминает вспомнил
    цитирует приводит говорится призвал призвала резюмировал прокомментировал прокомментировала возразил шутит""",
    by="по словам|по данным|по мнению|по информации|согласно",
    that="что",
    as_="как",
    has_dialogue=True,
    he="он она",
    it="оно",
    they="они",
    we="я мы ты вы",
    relatives="который которая",
    prepositions="в во с со на до от для по перед под над через при о об у за между из к ко против после во время",
    coordinators="и а но",
    stops="""или что когда если потому поскольку где как это не же также уже еще ещё был была было были есть в во с
    со на до от для по перед под над через при о об у за между из к ко против после вчера сегодня завтра ранее""",
    fillers="также уже еще ещё затем позже ранее при этом не",
    times="понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня",
)

UKRAINIAN = Words(
    claims="""сказав сказала сказали каже кажуть говорить заявив заявила заявили повідомив повідомила повідомили
    повідомляє додав додала додали зазначив зазначила зазначили зазначає наголосив наголосила наголошує розповів
    розповіла розповідає пояснив пояснила пояснює написав написала пише уточнив уточнила вважає стверджує визнав
    визнала нагадав нагадала підтвердив підтвердила попередив попередила оголосив оголосила""",
    verbs="запитав запитала відповів відповіла назвав назвала вигукнув згадує цитує закликав закликала прокоментував",
    by="за словами|за даними|на думку|за інформацією|згідно з",
    that="що",
    as_="як",
    has_dialogue=True,
    he="він вона",
    it="воно",
    they="вони",
    we="я ми ти ви",
    relatives="який яка",
    prepositions="в у з із зі на до від для по перед під над через при о об за між проти після під",
    coordinators="і й та а але",
    stops="""або що коли якщо тому бо де як це не ж також уже вже ще був була було були є в у з із зі на до від для
    по перед під над через при за між проти після вчора сьогодні завтра раніше""",
    fillers="також уже вже ще потім пізніше раніше не",
    times="понеділок вівторок середу четвер п'ятницю суботу неділю вчора сьогодні",
)
