"""Words of attribution in Dutch and the Nordic languages: fewer, and those that are plain."""

from transforms.quotes.words import Words

DUTCH = Words(
    claims="""zei zegt zeggen zeiden gezegd verklaarde verklaart meldde meldt melden vertelde vertelt stelde stelt
    benadrukte benadrukt schreef schrijft waarschuwde waarschuwt vindt denkt legde voegde bevestigde bevestigt liet
    laat beweerde beweert erkende erkent gaf vermoedt verwacht hoopt herhaalde""",
    verbs="""noemde noemt vroeg vraagt riep roept reageert reageerde concludeert antwoordde antwoordt aldus klinkt
    verzucht lacht""",
    is_verb_second=True,
    by="volgens|aldus",
    that="dat",
    as_="zoals",
    he="hij zij ze",
    it="het",
    we="ik wij we men je jij",
    relatives="die wie",
    determiners="de het een zijn haar hun ons onze deze dit enkele veel twee drie",
    links="van voor uit bij",
    prepositions="in op aan met na naar over tegen tijdens door om tot te tussen onder zonder",
    coordinators="en maar",
    stops="""of dat als wanneer terwijl omdat hoe waar wat is zijn was waren heeft hebben had hadden wordt werd kan
    zal niet ook nog al dan daarna later nu hier daar gisteren vandaag morgen in op aan met na naar over tegen
    tijdens door om tot toe mee uit weten""",
    fillers="heeft hebben had ook nog al dan daarna later",
    times="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag",
    title_endings="minister woordvoerder woordvoerster voorzitter burgemeester directeur",
)

_NORDIC_STOPS = """och og eller men som när når hvis om att at fordi eftersom hvor var er är var har hadde havde
hade vil vill kan skal ska inte ikke ikkje också også så nu nå da då idag i går på med till til från fra av af
mellan mellem over över under efter etter innan före mot mod ved vid den"""

SWEDISH = Words(
    claims="""säger sade sa sagt skriver skrev uppger uppgav menar menade berättar berättade förklarar förklarade
    hävdar hävdade tror anser ansåg varnar varnade bekräftar bekräftade konstaterar konstaterade påpekar tillägger
    tycker""",
    verbs="frågar frågade kallar kallade svarar svarade fortsätter utropar kommenterar",
    is_verb_second=True,
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
    claims="""siger sagde sier sa skriver skrev oplyser oplyste opplyser opplyste mener mente fortæller fortalte
    forteller fortalte forklarer forklarede forklarte hævder hevder tror advarer bekræfter bekrefter understreger
    understreker fastslår tilføjer tilføyer meddeler melder""",
    verbs="spørger spør kalder kaller svarer svarede svarte lyder udtaler uttaler",
    is_verb_second=True,
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
