"""Words of attribution in Spanish."""

from transforms.quotes.words import Words

SPANISH = Words(
    claims="""dijo dice dicen dijeron dicho decía afirmó afirma afirmaron afirmado declaró declara declarado añadió
    añade añadido agregó agrega explicó explica explicaron explicado señaló señala señalaron señalado aseguró
    asegura aseguraron asegurado indicó indica indicaron indicado sostuvo sostiene destacó destaca destacado subrayó
    subraya subrayado advirtió advierte advertido escribió escribe apuntó apunta apuntado manifestó manifiesta
    manifestado cuenta contó contado reconoció reconoce reconocido recordó recuerda recordado insistió insiste
    insistido precisó precisa precisado anunció anuncia anunciado confirmó confirma confirmado respondió responde
    respondido opinó opina consideró considera considerado informó informa informado reveló revela comentó comenta
    comentado expresó expresa expresado admitió admite cree estima estimó relató relata prometió promete denunció
    denuncia denunciado confesó confiesa argumentó argumenta aclaró aclara reiteró reitera puntualizó puntualiza
    detalló detalla lamentó lamenta lamentado resaltó remarcó enfatizó alertó alerta defendió defiende concluyó
    concluye planteó mencionó aseveró expuso""",
    verbs="""preguntó pregunta sonríe calificó califica calificado pidió pide exclamó exclama celebró celebra llamó
    llama tuiteó zanjó ironizó criticó critica describió describe exigió exige acusó acusa bromeó prosiguió continuó
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
    determiners="""el la los las un una unos unas su sus este esta estos estas ese esa nuestro nuestra mi varios
    varias algunos algunas muchos muchas dos tres cuatro cinco""",
    coordinators="y e pero luego",
    links="de del para",
    prepositions="de del a al en por para con sin sobre entre desde hasta tras ante contra durante según",
    stops="""y e o u pero que cuando como porque si donde mientras aunque pues es son era eran fue fueron ha han
    había habían he hemos se no ni también ya aún todavía luego entonces así hoy ayer mañana a al en por para con
    sin sobre entre desde hasta tras ante durante según después antes además lo le les nos me""",
    fillers="""ha han había habían he hemos se le les lo nos me también ya aún luego después además asimismo no
    posteriormente entonces finalmente""",
    times="""lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana este enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre""",
    roles="vecinos expertos fuentes autoridades testigos",
)
