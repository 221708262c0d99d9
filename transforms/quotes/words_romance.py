"""Words of attribution in Italian, Portuguese, Catalan and Romanian: fewer, and those that are plain."""

from transforms.quotes.words import Words

ITALIAN = Words(
    claims="""detto dice dicono disse dichiarato dichiara dichiarò affermato afferma affermò spiegato spiega spiegò
    aggiunto aggiunge aggiunse sottolineato sottolinea sostenuto sostiene scritto scrive precisato precisa
    raccontato racconta riferito riferisce annunciato annuncia confermato conferma ricordato ricorda osservato
    osserva assicurato assicura ribadito ribadisce ammesso ammette rivelato rivela avvertito avverte evidenziato
    evidenzia riconosciuto riconosce""",
    verbs="""commentato commenta risposto risponde concluso conclude proseguito prosegue continua chiesto chiede
    esclamato esclama definito definisce parlato parla sorride ironizza insiste replica replicato chiarisce confessa
    tuona""",
    by="secondo|a detta di|stando a",
    that="che",
    as_="come",
    he="lui lei egli ella",
    they="loro",
    we="io noi voi tu si",
    is_pronoun_dropped=True,
    relatives="che chi",
    determiners="""il lo la i gli le l’ un uno una un’ questo questa quel quella suo sua alcuni alcune molti due tre
    dei delle""",
    links="di del dello della dell’ dei degli delle d’ per da dal dalla",
    prepositions="""a al allo alla all’ ai agli alle in nel nella nei con su sul sulla tra fra dopo durante verso
    contro senza""",
    coordinators="e ed ma poi",
    stops="""o che quando come perché se dove mentre è sono era erano ha hanno aveva avevano ho abbiamo non anche
    più già poi ancora così ieri oggi domani a al alla in nel nella con su sul sulla tra fra dopo durante""",
    fillers="ha hanno aveva avevano ho poi anche infine inoltre ancora si ci lo gli le ne non",
    times="lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri",
)

PORTUGUESE = Words(
    claims="""disse diz dizem disseram dito afirmou afirma afirmaram declarou declara explicou explica acrescentou
    acrescenta ressaltou ressalta destacou destaca garantiu garante informou informa escreveu escreve contou conta
    revelou revela reconheceu admitiu lembrou lembra sublinhou sublinha salientou anunciou anuncia confirmou
    confirma defendeu defende avaliou avalia alertou alerta apontou aponta relatou relata considerou considera
    assegurou frisou reforçou""",
    verbs="""comentou comenta respondeu responde concluiu conclui perguntou pergunta classificou chamou pediu
    criticou critica lamentou lamenta brincou desabafou completou completa prosseguiu rebateu ironizou""",
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
    prepositions="""em no na nos nas ao à aos às por pelo pela com sem sobre entre até após desde contra durante
    segundo""",
    coordinators="e mas",
    stops="""ou que quando como porque se onde enquanto é são era eram foi foram tem tinha não também já ainda então
    hoje ontem amanhã em no na nos nas ao à por pelo pela com sem sobre entre até após desde contra durante depois""",
    fillers="também já ainda então depois não se lhe me nos tem tinha havia",
    times="""segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    sábado domingo hoje ontem""",
)

CATALAN = Words(
    claims="""dit diu diuen va dir afirmat afirma declarat declara explicat explica afegit afegeix assegurat
    assegura assenyalat assenyala destacat destaca subratllat remarcat remarca indicat indica anunciat anuncia admès
    reconegut recordat""",
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
    stops="""o que quan com perquè si on mentre és són era ha han he no també ja encara avui ahir demà a al als en
    amb sobre""",
    fillers="ha han he també ja encara va s’",
    times="dilluns dimarts dimecres dijous divendres dissabte diumenge avui ahir",
)

ROMANIAN = Words(
    claims="""spus spune spun declarat declară afirmat afirmă adăugat adaugă precizat precizează explicat explică
    susținut susține anunțat anunță scris scrie subliniat subliniază transmis transmite arătat menționat confirmat
    confirmă""",
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
    stops="""sau că când dacă unde cum este sunt era au a am ai nu se și mai deja ieri azi mâine în la cu pe după
    între""",
    fillers="a au am ai mai și s-a",
    times="luni marți miercuri joi vineri sâmbătă duminică ieri azi",
)
