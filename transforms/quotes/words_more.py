"""Words of attribution in further languages: fewer, and those that are plain."""

from transforms.quotes.grammar import Words

ITALIAN = Words(
    claims="""detto dice dicono disse dichiarato dichiara dichiarò affermato afferma affermò spiegato spiega spiegò aggiunto
    aggiunge aggiunse sottolineato sottolinea sostenuto sostiene scritto scrive precisato precisa raccontato racconta
    riferito riferisce annunciato annuncia confermato conferma ricordato ricorda osservato osserva assicurato assicura
    ribadito ribadisce ammesso ammette rivelato rivela avvertito avverte evidenziato evidenzia riconosciuto riconosce""",
    verbs="""commentato commenta risposto risponde concluso conclude proseguito prosegue continua chiesto chiede esclamato
    esclama definito definisce parlato parla sorride ironizza insiste replica replicato chiarisce confessa tuona""",
    by="secondo|a detta di|stando a",
    that="che",
    as_="come",
    he="lui lei egli ella",
    they="loro",
    we="io noi voi tu si",
    is_pronoun_dropped=True,
    relatives="che chi",
    determiners="il lo la i gli le l’ un uno una un’ questo questa quel quella suo sua alcuni alcune molti due tre dei delle",
    links="di del dello della dell’ dei degli delle d’ per da dal dalla",
    prepositions="a al allo alla all’ ai agli alle in nel nella nei con su sul sulla tra fra dopo durante verso contro senza",
    coordinators="e ed ma poi",
    stops="""o che quando come perché se dove mentre è sono era erano ha hanno aveva avevano ho abbiamo non anche più già
    poi ancora così ieri oggi domani a al alla in nel nella con su sul sulla tra fra dopo durante""",
    fillers="ha hanno aveva avevano ho poi anche infine inoltre ancora si ci lo gli le ne non",
    times="lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri",
)

PORTUGUESE = Words(
    claims="""disse diz dizem disseram dito afirmou afirma afirmaram declarou declara explicou explica acrescentou acrescenta
    ressaltou ressalta destacou destaca garantiu garante informou informa escreveu escreve contou conta revelou revela
    reconheceu admitiu lembrou lembra sublinhou sublinha salientou anunciou anuncia confirmou confirma defendeu defende
    avaliou avalia alertou alerta apontou aponta relatou relata considerou considera assegurou frisou reforçou""",
    verbs="""comentou comenta respondeu responde concluiu conclui perguntou pergunta classificou chamou pediu criticou
    critica lamentou lamenta brincou desabafou completou completa prosseguiu rebateu ironizou""",
    by="segundo|de acordo com|conforme",
    that="que",
    as_="como",
    has_dialogue=True,
    he="ele ela",
    they="eles elas",
    we="eu nós você vocês",
    is_pronoun_dropped=True,
    relatives="quem",
    determiners="o a os as um uma uns umas seu sua este esta esse essa alguns algumas muitos muitas dois duas três",
    links="de do da dos das para",
    prepositions="em no na nos nas ao à aos às por pelo pela com sem sobre entre até após desde contra durante segundo",
    coordinators="e mas",
    stops="""ou que quando como porque se onde enquanto é são era eram foi foram tem tinha não também já ainda então hoje
    ontem amanhã em no na nos nas ao à por pelo pela com sem sobre entre até após desde contra durante depois""",
    fillers="também já ainda então depois não se lhe me nos tem tinha havia",
    times="segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo hoje ontem",
)

DUTCH = Words(
    claims="""zei zegt zeggen zeiden gezegd verklaarde verklaart meldde meldt melden vertelde vertelt stelde stelt benadrukte
    benadrukt schreef schrijft waarschuwde waarschuwt vindt denkt legde voegde bevestigde bevestigt liet laat beweerde
    beweert erkende erkent gaf vermoedt verwacht hoopt herhaalde""",
    verbs="noemde noemt vroeg vraagt riep roept reageert reageerde concludeert antwoordde antwoordt aldus klinkt verzucht lacht",
    by="volgens|aldus",
    that="dat",
    as_="zoals",
    he="hij zij ze",
    it="het",
    we="ik wij we men je jij",
    relatives="die wie",
    determiners="de het een zijn haar hun ons onze deze dit enkele veel twee drie",
    links="van voor uit bij de",
    prepositions="in op aan met na naar over tegen tijdens door om tot tussen onder zonder",
    coordinators="en maar",
    stops="""of dat als wanneer terwijl omdat hoe waar wat is zijn was waren heeft hebben had hadden wordt werd kan zal niet
    ook nog al dan daarna later nu hier daar gisteren vandaag morgen in op aan met na naar over tegen tijdens door om tot
    toe mee uit weten""",
    fillers="heeft hebben had ook nog al dan daarna later",
    times="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag",
    title_endings="minister woordvoerder woordvoerster voorzitter burgemeester directeur",
)

_NORDIC_STOPS = """och og eller men som när når hvis om att at fordi eftersom hvor var er är var har hadde havde hade vil vill kan
    skal ska inte ikke ikkje också også så nu nå da då idag i går på med till til från fra av af mellan mellem over över
    under efter etter innan före mot mod ved vid den"""
SWEDISH = Words(
    claims="""säger sade sa sagt skriver skrev uppger uppgav menar menade berättar berättade förklarar förklarade hävdar hävdade
    tror anser ansåg varnar varnade bekräftar bekräftade konstaterar konstaterade påpekar tillägger tycker""",
    verbs="frågar frågade kallar kallade svarar svarade fortsätter utropar kommenterar",
    by="enligt",
    that="att",
    he="han hon",
    it="det",
    they="de",
    we="jag vi man du ni",
    has_dialogue=True,
    determiners="en ett den det de sin sitt hans hennes deras två tre några många",
    links="för från i på vid av hos",
    prepositions="för från i på vid av hos med till om mot under efter över mellan",
    coordinators="och men",
    stops=_NORDIC_STOPS,
    fillers="har hade också sedan senare nu dock bland",
    times="måndag måndagen tisdag onsdag torsdag fredag lördag söndag igår idag",
    title_endings="minister ministern talesman talesperson talespersonen ordförande chef chefen ledare ledaren",
)
DANISH_NORWEGIAN = Words(
    claims="""siger sagde sier sa skriver skrev oplyser oplyste opplyser opplyste mener mente fortæller fortalte forteller fortalte
    forklarer forklarede forklarte hævder hevder tror advarer bekræfter bekrefter understreger understreker fastslår tilføjer
    tilføyer meddeler melder""",
    verbs="spørger spør kalder kaller svarer svarede svarte lyder udtaler uttaler",
    by="ifølge",
    that="at",
    he="han hun",
    it="det",
    they="de",
    we="jeg vi man du",
    has_dialogue=True,
    determiners="en et ei den det de sin sit hans hendes hennes deres to tre nogle noen mange",
    links="for fra i på ved av af hos",
    prepositions="for fra i på ved av af hos med til om mod mot under efter etter over mellem mellom",
    coordinators="og men",
    stops=_NORDIC_STOPS,
    fillers="har havde hadde også senere nu nå dog",
    times="mandag tirsdag onsdag torsdag fredag lørdag søndag",
    title_endings="minister ministeren talsmand talsmann talsperson formand formann direktør leder lederen",
)

POLISH = Words(
    claims="""powiedział powiedziała powiedzieli mówi mówił mówiła dodał dodała dodaje stwierdził stwierdziła stwierdza
    podkreślił podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła wyjaśnia poinformował poinformowała informuje
    napisał napisała pisze ocenił oceniła ocenia przyznał przyznała zapewnił zapewniła zapewnia ogłosił ogłosiła oświadczył
    oświadczyła przekazał przekazała twierdzi zauważył zauważyła tłumaczy tłumaczył opowiada wskazał wskazała zapowiedział
    zapowiedziała uważa ostrzegł ostrzegła""",
    verbs="zapytał zapytała pyta odpowiedział odpowiedziała odpowiada nazwał nazwała krzyknął skomentował skomentowała",
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
    stops="""oraz lub że iż gdy kiedy bo ponieważ jeśli gdzie jest są był była było były nie się też także już jeszcze
    wczoraj dziś dzisiaj jutro w we z ze na do od dla po przed pod nad przez przy o u za między podczas""",
    fillers="też także już jeszcze następnie później się nie",
    times="poniedziałek wtorek środę czwartek piątek sobotę niedzielę dziś wczoraj",
)
CZECH = Words(
    claims="""řekl řekla řekli říká uvedl uvedla uvádí dodal dodala dodává prohlásil prohlásila sdělil sdělila vysvětlil
    vysvětlila vysvětluje napsal napsala píše tvrdí upozornil upozornila upozorňuje zdůraznil zdůraznila potvrdil potvrdila
    oznámil oznámila popsal popsala připomněl připomněla míní myslí""",
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
    stops="""nebo že když protože jestli kde je jsou byl byla bylo byly ne se také už ještě včera dnes zítra v ve z ze na do
    od pro po před pod nad přes při o u za mezi během s""",
    fillers="také už ještě pak později se si to",
    times="pondělí úterý středu čtvrtek pátek sobotu neděli dnes včera",
)

RUSSIAN = Words(
    claims="""сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет сообщил сообщила сообщили
    сообщает сообщают добавил добавила добавили отметил отметила отметили отмечает подчеркнул подчеркнула подчеркивает
    рассказал рассказала рассказали рассказывает пояснил пояснила поясняет объяснил объяснила объясняет написал написала
    пишет уточнил уточнила уточняет считает утверждает признал признала признался призналась уверен напомнил напомнила
    подтвердил подтвердила предупредил предупредила объявил объявила указал указала полагает обещал пообещал""",
    verbs="""спросил спросила ответил ответила отвечает назвал назвала воскликнул воскликнула вспоминает вспомнил цитирует
    приводит говорится призвал призвала резюмировал прокомментировал прокомментировала возразил шутит""",
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
    stops="""или что когда если потому поскольку где как это не же также уже еще ещё был была было были есть в во с со на до
    от для по перед под над через при о об у за между из к ко против после вчера сегодня завтра ранее""",
    fillers="также уже еще ещё затем позже ранее при этом не",
    times="понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня",
)
UKRAINIAN = Words(
    claims="""сказав сказала сказали каже кажуть говорить заявив заявила заявили повідомив повідомила повідомили повідомляє
    додав додала додали зазначив зазначила зазначили зазначає наголосив наголосила наголошує розповів розповіла розповідає
    пояснив пояснила пояснює написав написала пише уточнив уточнила вважає стверджує визнав визнала нагадав нагадала
    підтвердив підтвердила попередив попередила оголосив оголосила""",
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
    stops="""або що коли якщо тому бо де як це не ж також уже вже ще був була було були є в у з із зі на до від для по перед
    під над через при за між проти після вчора сьогодні завтра раніше""",
    fillers="також уже вже ще потім пізніше раніше не",
    times="понеділок вівторок середу четвер п'ятницю суботу неділю вчора сьогодні",
)

TURKISH = Words(
    claims="dedi diyor diyen söyledi söyleyen belirtti belirten açıkladı vurguladı ifade kaydetti konuştu aktardı yazdı",
    verbs="diye sordu sorusunu yanıtladı yanıtını şeklinde ifadelerini ifadesini",
    postpositions="göre",
    he="o",
    they="onlar",
    we="ben biz siz",
    is_verb_last=True,
    is_inverted=False,
    determiners="bir bu şu",
    coordinators="ve ama",
    stops="veya ki ancak çünkü için ile de da gibi kadar sonra önce dün bugün yarın olarak ise halktan",
    fillers="de da",
    times="pazartesi salı çarşamba perşembe cuma cumartesi pazar dün bugün",
)
ARABIC = Words(
    claims="""قال وقال قالت وقالت أعلن وأعلن أعلنت وأعلنت أكد وأكد أكدت وأكدت أضاف وأضاف أضافت وأضافت أوضح وأوضح أوضحت وأوضحت
    صرح وصرح صرحت ذكر وذكر ذكرت وذكرت أشار وأشار أشارت وأشارت كتب وكتب كتبت اعتبر واعتبر اعتبرت رأى يقول ويقول تقول وتقول
    يضيف ويضيف تضيف حذر وحذر حذرت""",
    by="وفقا لـ|بحسب|وبحسب|وفق",
    that="إن أن إنه إنها أنه أنها بأن",
    he="هو هي",
    we="أنا نحن",
    is_pronoun_dropped=True,
    prepositions="في من على إلى عن مع خلال بعد قبل عند بين لدى حول ضد",
    stops="""في من على إلى عن مع خلال بعد قبل عند بين لدى حول ضد إن أن إنه إنها أنه أنها بأن كما لكن ولكن الذي التي كان
    كانت قد لم لن لا ما هذا هذه ذلك يوم اليوم أمس أمام مضيفا مؤكدا""",
    fillers="قد",
    times="الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس اليوم",
)

ROMANIAN = Words(
    claims="""spus spune spun declarat declară afirmat afirmă adăugat adaugă precizat precizează explicat explică susținut
    susține anunțat anunță scris scrie subliniat subliniază transmis transmite arătat menționat confirmat confirmă""",
    verbs="întrebat întreabă răspuns răspunde numit numește comentat comentează",
    by="potrivit|conform|în opinia",
    that="că",
    he="el ea",
    they="ei ele",
    we="eu noi tu voi",
    is_pronoun_dropped=True,
    relatives="care",
    determiners="un o al a ai ale acest această doi două trei",
    links="de din al ai ale pentru",
    prepositions="în la cu pe de din pentru după între către fără",
    coordinators="și dar iar",
    stops="sau că când dacă unde cum este sunt era au a am ai nu se și mai deja ieri azi mâine în la cu pe după între",
    fillers="a au am ai mai și s-a",
    times="luni marți miercuri joi vineri sâmbătă duminică ieri azi",
)
CATALAN = Words(
    claims="""dit diu diuen va dir afirmat afirma declarat declara explicat explica afegit afegeix assegurat assegura assenyalat
    assenyala destacat destaca subratllat remarcat remarca indicat indica anunciat anuncia admès reconegut recordat""",
    verbs="preguntat pregunta respost respon qualificat qualifica conclòs insisteix lamenta denuncia reivindica",
    by="segons|d’ acord amb",
    that="que",
    he="ell ella",
    they="ells elles",
    we="jo nosaltres tu vosaltres",
    is_pronoun_dropped=True,
    relatives="qui",
    determiners="el la els les l’ un una uns unes el seu la seva aquest aquesta dos tres",
    links="de del dels d’ per",
    prepositions="a al als en amb sense sobre entre fins des durant contra segons",
    coordinators="i però",
    stops="o que quan com perquè si on mentre és són era ha han he no també ja encara avui ahir demà a al als en amb sobre",
    fillers="ha han he també ja encara va s’",
    times="dilluns dimarts dimecres dijous divendres dissabte diumenge avui ahir",
)
INDONESIAN = Words(
    claims="kata ujar ucap tutur ungkap jelas tegas katanya ujarnya mengatakan menyatakan menjelaskan menegaskan menambahkan mengungkapkan",
    verbs="sebut imbuh papar tanya jawab lanjut terang",
    by="menurut",
    that="bahwa",
    he="dia ia",
    they="mereka",
    we="saya kami kita aku",
    relatives="yang",
    prepositions="di ke dari pada dalam untuk dengan oleh tentang terhadap saat",
    coordinators="dan tetapi",
    stops="atau bahwa ketika jika karena adalah itu ini juga sudah telah akan tidak di ke dari pada dalam untuk dengan oleh saat",
    fillers="juga sudah telah kemudian",
    times="senin selasa rabu kamis jumat sabtu minggu",
)
