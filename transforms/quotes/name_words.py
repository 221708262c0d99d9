"""Words within and before names of people and bodies, in many languages, in small letters."""

# Words before a person's name that are not of it, abbreviations without their full stop.
TITLES = """mr mrs ms mx miss dr drs prof professor rev reverend fr father sister brother sir dame lord lady sen
senator rep representative gov governor gen general lt lieutenant col colonel sgt sergeant capt captain cpl corporal
maj major cmdr commander adm admiral hon judge justice sheriff officer detective inspector superintendent constable
chief president vice deputy prime minister premier chancellor secretary treasurer mayor councillor councilor
councilman councilwoman congressman congresswoman ambassador envoy speaker chairman chairwoman chair chairperson
director commissioner attorney prosecutor spokesman spokeswoman spokesperson leader king queen prince princess pope
cardinal archbishop bishop imam rabbi sheikh ayatollah coach manager trainer pastor mp mep msp ceo cfo founder
co-founder economist analyst lawyer boss referee captain striker midfielder defender goalkeeper winger skipper actor
actress singer author writer producer monsieur madame mademoiselle m mm mme mmes mlle me maître président présidente
ministre premier première député députée sénateur sénatrice maire préfet préfète docteur herr frau doktor pfarrer
könig königin papst bischof kardinal ex-präsident señor señora sr sra srta don doña d dña dra presidente presidenta
ministro ministra alcalde alcaldesa senador senadora diputado diputada papa rey reina signor signora dott dottor
dottoressa avv onorevole on sindaco senhor senhora prefeito prefeita deputado deputada meneer mevrouw burgemeester
koning koningin pan pani prezydent poseł posłanka başkan başkanı bakan bakanı cumhurbaşkanı başbakan milletvekili
belediye genel müdürü müdür sözcüsü vali valisi президент премьер премьер-министр министр губернатор мэр депутат
сенатор посол прем'єр президентка міністр мер statsminister fru paní ministr premiér prezident"""
# Words before a title or a name that do not tell it to be a person's.
HALF_TITLES = "former ex acting interim senior then foreign interior finance"
# Organisations that go on behind "of": Ministry of Health, but Jane Roe of Greenpeace.
BODIES = """ministry department institute university bank committee board office council association house court
school church college academy bureau center centre chamber commission federation union society league party republic
kingdom embassy state city county town people friends bishop duke ministère institut université conseil ligue cour
banque ministerio instituto universidad consejo cámara tribunal ministero istituto università ministério
universidade"""
PARTICLES = """de da do dos das del della di der den van von zu zur bin bint ibn al el la le ter ten af av y e du d’
ben abu"""
# Not who speaks, though it stands there in capitals.
JUNK = """photo image video watch read more advertisement share related copyright click also here there this that
these those what it’s which nothing everything one no yes monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december lundi mardi mercredi jeudi
vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miércoles jueves
viernes sábado domingo foto bild by source sources quelle fuente"""
# A full stop behind them ends no sentence. Words that also stand at the end of one are left out: no, on, pres.
ABBREVIATIONS = """mr mrs ms mx dr drs prof rev fr sen sens rep reps gov govs gen lt col sgt capt cpl maj cmdr adm
hon st ste jr sr supt insp dept univ inc corp co ltd bros vs approx mm mme mmes mlle sra srta dña dra lic ing nr abs
str bzw ca evtl dipl vgl sog ggf inkl mio mrd dott avv sig geb гг ул им"""
# What an apostrophe parts from the word behind it, in French and its like.
ELISIONS = "l’ d’ j’ m’ t’ s’ n’ c’ qu’ jusqu’ lorsqu’ puisqu’ un’ dell’ all’ nell’ dall’ sull’ quell’"
