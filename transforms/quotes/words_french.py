"""Words of attribution in French."""

from transforms.quotes.words import Words

FRENCH = Words(
    claims="""dit disent disait dira déclare déclaré déclarait affirme affirmé affirmait ajoute ajouté ajoutait
    explique expliqué expliquait estime estimé estimait souligne souligné soulignait assure assuré assurait précise
    précisé indique indiqué confie confié raconte raconté écrit rappelle rappelé reconnaît reconnu insiste insisté
    soutient soutenu avertit averti annonce annoncé répond répondu répondait confirme confirmé juge jugé constate
    constaté regrette regretté prévient prévenu promet promis témoigne témoigné note noté relève relevé révèle
    révélé considère considéré pense croit signale signalé argumente répète répété avoue avoué admet admis
    soutiennent affirment expliquent estiment assurent indiquent répondit""",
    verbs="""lance lancé poursuit poursuivi conclut conclu martèle martelé sourit souvient exclame exclamé demande
    demandé interroge interrogé dénonce dénoncé qualifie qualifié qualifiait glisse glissé tonne plaide plaidé
    résume résumé ironise ironisé réagit réagi tweete tweeté commente commenté déplore déploré fustige fustigé salue
    salué évoque évoqué appelle appelé parle détaille détaillé complète complété reprend repris renchérit enchaîne
    nuance tranche souffle soupire s'insurge insurge insurgé alerte alerté réclame réclamé critique critiqué accuse
    accusé analyse analysé décrit murmura cria dit répliqua ajouta demanda déclara raille félicite félicité réjouit
    réjoui désole étonne étonné inquiète inquiété peste rétorque rétorqué""",
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
    avaient ai avons sera ne n’ pas plus se s’ y en aussi encore alors puis ainsi toujours déjà hier aujourd’hui
    demain dans sur pour par avec sans lors selon après avant pendant depuis devant auprès afin ce tandis face lundi
    mardi mercredi jeudi vendredi samedi dimanche""",
    fillers="""a ont avait avaient ai avons aura est était se s’ ne n’ aussi encore également alors puis ensuite
    déjà lui leur y en nous vous toutefois cependant néanmoins""",
    times="""lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd’hui aujourd'hui matin soir midi
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre""",
    roles="policiers experts élus syndicats habitants riverains chercheurs témoins",
)
