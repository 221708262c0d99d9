"""Words of attribution in German."""

from transforms.quotes.words import Words

GERMAN = Words(
    claims="""sagt sagte sagen sagten gesagt erklärt erklärte erklären erklärten betont betonte betonten meint
    meinte schreibt schrieb berichtet berichtete berichten berichteten warnt warnte warnten teilt teilte teilten
    mitteilte mitteilten mitgeteilt fügt fügte hinzufügte versichert versicherte behauptet behauptete bestätigt
    bestätigte bestätigten räumt räumte ergänzt ergänzte kündigt kündigte kündigten ankündigte versprach verspricht
    glaubt glaubte vermutet vermutete argumentiert argumentierte unterstrich bekräftigte bekräftigt beteuert
    beteuerte angab verriet verrät erläutert erläuterte urteilt urteilte schätzt schätzte antwortet antwortete
    erzählt erzählte hofft hoffte prophezeit erinnert erinnerte""",
    verbs="""forderte fordert fordern forderten kritisiert kritisierte nannte nennt nannten nennen bezeichnete
    bezeichnet rief ruft fragte fragt lobt lobte spricht sprach lautet lautete heißt hieß beklagt beklagte klagt
    klagte mahnt mahnte resümiert resümierte scherzt scherzte schwärmt schwärmte freut freute twitterte twittert
    zitiert kommentierte kommentiert konstatierte konstatiert bilanziert bilanzierte verteidigte entgegnete
    entgegnet erwiderte erwidert drohte droht führte führt bedauert bedauerte begrüßte verurteilte ärgert appelliert
    appellierte wirft warf weiß lacht sagt""",
    by="""laut|nach Angaben von|nach Angaben der|nach Angaben des|nach Auskunft von|nach Auskunft der|nach Auskunft
    des|nach Einschätzung von|nach Einschätzung der|nach Einschätzung des|nach Ansicht von|nach Ansicht der|nach
    Ansicht des|nach Worten von|nach Worten der|nach Worten des""",
    by_after="so",
    postpositions="zufolge",
    that="dass daß",
    as_="wie",
    is_comma_that=True,
    are_nouns_capital=True,
    title_endings="""minister ministerin präsident präsidentin sprecher sprecherin meister meisterin chef chefin
    politiker politikerin leiter leiterin direktor direktorin kanzler kanzlerin vorsitzende vorsitzender abgeordnete
    abgeordneter anwalt anwältin forscher forscherin experte expertin trainer trainerin sekretär sekretärin
    wissenschaftler wissenschaftlerin ökonom ökonomin richter richterin""",
    role_endings="in er e or mann frau rat ist ent ant eur at oge ie um wirt",
    he="er sie",
    it="es",
    we="wir ich man du",
    relatives="",
    determiners="""der die das den dem des ein eine einer einem einen eines sein seine seiner ihr ihre ihrer unser
    unsere dieser diese dieses zwei drei vier fünf mehrere einige viele manche jeder jede beide""",
    coordinators="und aber dann",
    links="der des von vom für aus bei beim im",
    prepositions="""von vom für aus bei beim im in an am auf mit nach zu zum zur über unter vor gegen um durch seit
    während wegen bis ohne zwischen neben""",
    stops="""und sondern trotzdem dennoch sowohl beziehungsweise aber oder denn dass daß als wenn weil während
    nachdem bevor ob wie wo was wer da damit obwohl sowie ist war sind waren hat hatte haben hatten wird wurde
    werden wurden kann konnte soll sollte muss musste will wollte nicht auch noch schon dann danach dazu zuvor
    später jetzt hier dort heute gestern morgen nun mit hinzu an ein sich in am im auf nach zu zum zur über unter
    vor gegen um durch seit bis gegenüber weiter laut so zufolge anschließend zudem außerdem jedoch allerdings daher
    deshalb""",
    fillers="""hat haben hatte hatten auch noch dann danach später zuvor dazu aber sich weiter nun jedoch bereits
    zudem außerdem wiederum selbst immer nur gegenüber wie""",
    agents="von",
    passive="wird wurde werden wurden worden",
    times="""montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern montagabend
    dienstagabend mittwochabend donnerstagabend freitagabend montagmorgen januar februar märz april mai juni juli
    august september oktober november dezember""",
    roles="",
)
