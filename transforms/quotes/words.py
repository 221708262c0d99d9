"""Words of attribution in English, French, German and Spanish, as grammar.py reads them."""

from transforms.quotes.grammar import Words

ENGLISH = Words(
    claims="""said says say told tells tell added adds add stated states stated stressed stresses emphasized emphasised
    emphasizes noted notes explained explains argued argues wrote writes write written professed professes tweeted posted declared declares
    announced announces insisted insists insist warned warns warn claimed claims claim replied responded answered
    continued concluded observed remarked commented recalled recalls admitted admits acknowledged acknowledges conceded
    concedes asserted asserts maintained maintains contended contends vowed vows pledged promised promises predicted
    predicts suggested suggests suggest testified reiterated reiterates repeated repeats underscored confirmed confirms
    confirm complained cautioned countered reported reports agreed reaffirmed revealed reveals mentioned
    alleges believes believed believe thinks thought think feels felt joked estimated estimates""",
    verbs="""highlighted asked asks urged urges urge called calls call quipped shouted yelled lamented laments boasted
    mused exclaimed cried responds replies answers continues concludes expressed described describes describe accused
    accuses denied denies deny charged offered pointed points quoted cited hailed praised slammed blasted
    criticized criticised condemned dismissed branded labeled labelled dubbed welcomed demanded demands recounted
    whispered laughed sighed interjected ventured chimed tweets posts jokes remembers remembered
    wondered wonders likened compared characterized characterised referred mocked derided decried denounced
    denounces ruled put reads read sang chanted enthused volunteered opined assured assures counselled advised advises
    confessed confesses snaps spoken texted emailed blogged proclaimed proclaims pronounced lectured pleaded pleads
    begged taunted teased thundered railed ranted raged bemoaned bemoans complains quips mutters muttered instructed ordered
    insinuated hinted hints clarified specified detailed outlined recommended echoed kidded gushed crowed recounts
    intoned lambasted rebuked scolded chided touted trumpeted hollered howled hissed proposed cheered
    bragged elaborated deadpanned marveled marvelled fumed snapped retorted summed signed""",
    needs="put it|chimed in|summed up",
    participles="""saying adding calling describing arguing warning noting telling claiming insisting writing tweeting
    declaring explaining stressing asking stating accusing suggesting promising acknowledging dismissing denouncing
    labeling labelling branding urging recalling referring shouting writing reading""",
    agents="by",
    naming="called calls named dubbed labeled labelled branded read",
    is_inverted=False,
    passives="quoted as saying|reported as saying|cited as saying|quoted saying",
    idle="continued to|continues to|continue to|felt like|feels like|pointed to",
    by="according to",
    that="that",
    as_="as",
    zero="""said says say claimed claims claim believes believe believed thinks think thought insisted insists
    added adds acknowledged estimated estimates confirmed argues argue suggested feels felt""",
    he="he she",
    it="it",
    they="they",
    we="we i you there",
    relatives="who which whom what that",
    determiners="""the a an his her their its my our your one two three four five six seven eight nine ten some many most
    several another each every both all no these those this any few dozens hundreds""",
    coordinators="and but then or",
    links="of for from at with behind",
    prepositions="""of for from at with behind in on by near to against inside outside under over about between
    among within during across around into onto off through toward towards via like without despite""",
    stops="""and but or nor so yet as when while because after before if though although since until unless where
    whose whom whether than that what how why then is was are were be been being am has have had do does did will would
    can could may might must should shall not also later again too however meanwhile still now here today
    yesterday tomorrow tonight earlier recently already just only even once never always often instead
    nothing yes ago last this next soon rather perhaps thus hence asked when amid following""",
    fillers="""has have had will would also later then again once since never not did do does may might can could
    recently already reportedly earlier still now just even further simply publicly repeatedly instead further first
    always often further himself herself itself themselves all both too soon went on to
    don't doesn't didn't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't""",
    passive="is was are were be been being am isn't wasn't aren't weren't",
    role_endings="ist woman person ician maker keeper worker",
    times="""monday tuesday wednesday thursday friday saturday sunday yesterday today tonight late early earlier
    mon tue wed thu fri sat sun thurs tues jan feb mar apr may jun jul aug sept sep oct nov dec
    january february march july september october november december""",
    roles="""police officials authorities critics residents experts analysts researchers scientists sources prosecutors
    lawyers witnesses organisers organizers supporters opponents doctors investigators firefighters neighbours
    neighbors economists activists campaigners aides advisers lawmakers republicans democrats others relatives friends
    people some many most several both court staff workers parents teachers scientists observers traders diplomats
    protesters survivors locals villagers detectives engineers historians commentators executives reports report
    investors executives dealers brokers farmers students soldiers rescuers officers leaders ministers""",
)

FRENCH = Words(
    claims="""dit disent disait dira déclare déclaré déclarait affirme affirmé affirmait ajoute ajouté ajoutait explique
    expliqué expliquait estime estimé estimait souligne souligné soulignait assure assuré assurait précise précisé
    indique indiqué confie confié raconte raconté écrit rappelle rappelé reconnaît reconnu insiste insisté soutient
    soutenu avertit averti annonce annoncé répond répondu répondait confirme confirmé juge jugé constate constaté
    regrette regretté prévient prévenu promet promis témoigne témoigné note noté relève relevé révèle révélé considère
    considéré pense croit signale signalé argumente répète répété avoue avoué admet admis soutiennent affirment
    expliquent estiment assurent indiquent répondit""",
    verbs="""lance lancé poursuit poursuivi conclut conclu martèle martelé sourit souvient exclame exclamé demande
    demandé interroge interrogé dénonce dénoncé qualifie qualifié qualifiait glisse glissé tonne plaide plaidé résume
    résumé ironise ironisé réagit réagi tweete tweeté commente commenté déplore déploré fustige fustigé salue salué
    évoque évoqué appelle appelé parle détaille détaillé complète complété reprend repris renchérit enchaîne nuance
    tranche souffle soupire s'insurge insurge insurgé alerte alerté réclame réclamé critique critiqué accuse accusé
    analyse analysé décrit murmura cria dit répliqua ajouta demanda déclara raille félicite félicité réjouit réjoui
    désole étonne étonné inquiète inquiété peste rétorque rétorqué""",
    participles="""affirmant ajoutant déclarant disant estimant expliquant soulignant assurant précisant évoquant
    dénonçant qualifiant jugeant rappelant""",
    by="selon|d’ après|à en croire|aux yeux de|de l’ avis de",
    has_dialogue=True,
    that="que qu’",
    as_="comme ainsi",
    agents="par",
    passive="est sont était étaient été",
    he="il elle",
    they="ils elles",
    we="on je nous tu vous",
    relatives="qui",
    determiners="""le la les l’ un une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos
    plusieurs certains certaines deux trois quatre cinq""",
    coordinators="et mais puis",
    links="de du des d’ à au aux pour",
    prepositions="""de du des d’ à au aux en dans sur pour par avec sans chez entre vers sous depuis pendant lors
    dès contre""",
    stops="""et mais ou donc or ni car que qu’ quand lorsque comme si où dont est sont était étaient a ont avait
    avaient ai avons sera ne n’ pas plus se s’ y en aussi encore alors puis ainsi toujours déjà hier
    aujourd’hui demain dans sur pour par avec sans lors selon après avant pendant depuis devant auprès afin ce
    tandis face lundi mardi mercredi jeudi vendredi samedi dimanche""",
    fillers="""a ont avait avaient ai avons aura est était se s’ ne n’ aussi encore également alors puis ensuite
    déjà lui leur y en nous vous toutefois cependant néanmoins""",
    times="""lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd’hui aujourd'hui matin soir midi janvier
    février mars avril mai juin juillet août septembre octobre novembre décembre""",
    roles="""policiers experts élus syndicats habitants riverains chercheurs témoins""",
)

GERMAN = Words(
    claims="""sagt sagte sagen sagten gesagt erklärt erklärte erklären erklärten betont betonte betonten meint meinte
    schreibt schrieb berichtet berichtete berichten berichteten warnt warnte warnten teilt teilte teilten mitteilte
    mitteilten mitgeteilt fügt fügte hinzufügte versichert versicherte behauptet behauptete bestätigt bestätigte
    bestätigten räumt räumte ergänzt ergänzte kündigt kündigte kündigten ankündigte versprach verspricht glaubt glaubte
    vermutet vermutete argumentiert argumentierte unterstrich bekräftigte bekräftigt beteuert beteuerte angab
    verriet verrät erläutert erläuterte urteilt urteilte schätzt schätzte
    antwortet antwortete erzählt erzählte hofft hoffte prophezeit erinnert erinnerte""",
    verbs="""forderte fordert fordern forderten kritisiert kritisierte nannte nennt nannten nennen bezeichnete bezeichnet
    rief ruft fragte fragt lobt lobte spricht sprach lautet lautete heißt hieß beklagt beklagte klagt klagte mahnt
    mahnte resümiert resümierte scherzt scherzte schwärmt schwärmte freut freute twitterte twittert zitiert
    kommentierte kommentiert konstatierte konstatiert bilanziert bilanzierte verteidigte entgegnete entgegnet
    erwiderte erwidert drohte droht führte führt bedauert bedauerte begrüßte verurteilte ärgert appelliert appellierte
    wirft warf weiß lacht sagt""",
    by="""laut|nach Angaben von|nach Angaben der|nach Angaben des|nach Auskunft von|nach Auskunft der|nach Auskunft des|nach
    Einschätzung von|nach Einschätzung der|nach Einschätzung des|nach Ansicht von|nach Ansicht der|nach Ansicht des|nach
    Worten von|nach Worten der|nach Worten des""",
    by_after="so",
    postpositions="zufolge",
    that="dass daß",
    as_="wie",
    is_comma_that=True,
    are_nouns_capital=True,
    title_endings="""minister ministerin präsident präsidentin sprecher sprecherin meister meisterin chef chefin politiker
    politikerin leiter leiterin direktor direktorin kanzler kanzlerin vorsitzende vorsitzender abgeordnete abgeordneter
    anwalt anwältin forscher forscherin experte expertin trainer trainerin sekretär sekretärin wissenschaftler
    wissenschaftlerin ökonom ökonomin richter richterin""",
    role_endings="in er e or mann frau rat ist ent ant eur at oge ie um",
    he="er sie",
    it="es",
    we="wir ich man du",
    relatives="",
    determiners="""der die das den dem des ein eine einer einem einen eines sein seine seiner ihr ihre ihrer unser unsere
    dieser diese dieses zwei drei vier fünf mehrere einige viele manche jeder jede beide""",
    coordinators="und aber dann",
    links="der des von vom für aus bei beim im",
    prepositions="""von vom für aus bei beim im in an am auf mit nach zu zum zur über unter vor gegen um durch seit
    während wegen bis ohne zwischen neben""",
    stops="""und sondern trotzdem dennoch sowohl beziehungsweise aber oder denn dass daß als wenn weil während nachdem bevor ob wie wo was wer da damit obwohl sowie ist
    war sind waren hat hatte haben hatten wird wurde werden wurden kann konnte soll sollte muss musste will
    wollte nicht auch noch schon dann danach dazu zuvor später jetzt hier dort heute gestern morgen nun mit hinzu an ein
    sich in am im auf nach zu zum zur über unter vor gegen um durch seit bis gegenüber weiter laut so zufolge
    anschließend zudem außerdem jedoch allerdings daher deshalb""",
    fillers="""hat haben hatte hatten auch noch dann danach später zuvor dazu aber sich weiter nun jedoch bereits
    zudem außerdem wiederum selbst immer nur gegenüber wie""",
    agents="von",
    passive="wird wurde werden wurden worden",
    times="""montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern montagabend dienstagabend
    mittwochabend donnerstagabend freitagabend montagmorgen januar februar märz april mai juni juli august september
    oktober november dezember""",
    roles="",
)

SPANISH = Words(
    claims="""dijo dice dicen dijeron dicho decía afirmó afirma afirmaron afirmado declaró declara declarado añadió añade
    añadido agregó agrega explicó explica explicaron explicado señaló señala señalaron señalado aseguró asegura
    aseguraron asegurado indicó indica indicaron indicado sostuvo sostiene destacó destaca destacado subrayó subraya
    subrayado advirtió advierte advertido escribió escribe apuntó apunta apuntado manifestó manifiesta manifestado
    cuenta contó contado reconoció reconoce reconocido recordó recuerda recordado insistió insiste insistido precisó
    precisa precisado anunció anuncia anunciado confirmó confirma confirmado respondió responde respondido opinó opina
    consideró considera considerado informó informa informado reveló revela comentó comenta comentado
    expresó expresa expresado admitió admite cree estima estimó relató relata prometió promete denunció denuncia
    denunciado confesó confiesa argumentó argumenta aclaró aclara reiteró reitera puntualizó puntualiza detalló detalla
    lamentó lamenta lamentado resaltó remarcó enfatizó alertó alerta defendió defiende concluyó concluye planteó
    mencionó aseveró expuso""",
    verbs="""preguntó pregunta sonríe calificó califica calificado pidió pide exclamó exclama celebró celebra llamó llama
    tuiteó zanjó ironizó criticó critica describió describe exigió exige acusó acusa bromeó prosiguió continuó
    continúa espetó replicó sentenció gritó grita tildó tilda tachó valoró valora agradeció reclamó instó rechazó
    reza rezaba murmuró contestó contesta resumió resume""",
    participles="""afirmando añadiendo diciendo asegurando señalando explicando calificando subrayando destacando
    indicando""",
    by="según|de acuerdo con|de acuerdo a|a juicio de|en palabras de",
    has_dialogue=True,
    that="que",
    as_="como",
    agents="por",
    passive="fue fueron sido es son era",
    he="él ella",
    they="ellos ellas",
    we="yo nosotros usted ustedes",
    is_pronoun_dropped=True,
    relatives="quien",
    determiners="""el la los las un una unos unas su sus este esta estos estas ese esa nuestro nuestra mi varios varias
    algunos algunas muchos muchas dos tres cuatro cinco""",
    coordinators="y e pero luego",
    links="de del para",
    prepositions="""de del a al en por para con sin sobre entre desde hasta tras ante contra durante según""",
    stops="""y e o u pero que cuando como porque si donde mientras aunque pues es son era eran fue fueron ha han había
    habían he hemos se no ni también ya aún todavía luego entonces así hoy ayer mañana a al en por para con
    sin sobre entre desde hasta tras ante durante según después antes además lo le les nos me""",
    fillers="""ha han había habían he hemos se le les lo nos me también ya aún luego después además asimismo no
    posteriormente entonces finalmente""",
    times="""lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana este enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre""",
    roles="vecinos expertos fuentes autoridades testigos",
)
