"""Words that stand where a place or an agency could stand in a dateline, and are neither."""

# Labels before a colon or dash, folded; several are also towns (Nice, March, Of, Reading, Split).
LABELS = frozenset(
    """\
file|file photo|archive|archives|update|updates|updated|update 1|breaking|breaking news|just in|exclusive|watch|listen
opinion|opinions|analysis|news analysis|editorial|column|commentary|comment|note|notes|editor's note|editor’s note
video|videos|live|live updates|liveblog|live blog|read|read more|reading|photo|photos|in pictures|pictures|picture|image
gallery|q|a|q&a|question|answer|correction|corrections|clarification|summary|key points|highlights|factbox|timeline
explainer|explained|interview|review|reviews|topline|related|poll|mobile|nice|of|march|may|split|media|advisory|alert
podcast|sponsored|advertisement|ad|warning|spoiler|spoiler alert|fact check|factcheck|fact-check|feature|features
special report|investigation|obituary|profile|letter|letters|recipe|score|scores|result|results|recap|preview|weather
sports|sport|business|politics|world|world news|national|local|local news|markets|stocks|wall street|money|health
science|technology|tech|culture|travel|style|lifestyle|entertainment|economy|finance|education|climate|environment
background|context|why it matters|what happened|the latest|bottom line|in short|in brief|briefs|news brief|briefing
source|sources|credit|tip|tips|hint|fun fact|did you know|quote|quotes|speaker|moderator|host|reporter|caption
disclaimer|disclosure|contact|about|subject|from|to|date|time|place|location|where|when|who|what|why|how
must read|must-read|hot|new|top|top story|top stories|trending|viral|rumor|rumors|report|reports|op-ed|guest column
police|fire|court|courts|crime|traffic|schools|prices|price|date line|dateline|embargo|embargoed|not for publication
also|first|second|third|final|step|part|chapter|day|day 1|day one|week|round|game|match|goal|half-time|full-time
washington post|new york times|usa today|covid|covid-19|nato|nasa|brics|opec|g20|g7|asean|unicef|unesco|who says
orange|bath|batman|police|sale|best|hit|man|men|boss|most|same|bar|as|is|are|was|born|ho|hope|hero|union|liberal|central
opinión|análisis|entrevista|última hora|urgente|exclusiva|crónica|reportaje|en vivo|en directo|video|vídeo|foto|fotos
editorial|columna|nota|nota del editor|actualización|perfil|galería|lea también|vea también|archivo|contexto|datos
analyse|tribune|entretien|reportage|exclusif|en direct|direct|vidéo|vidéos|éditorial|édito|chronique|portrait|récit
infographie|diaporama|débat|témoignage|enquête|décryptage|à lire|lire aussi|mise à jour|rappel|archives|info|urgent
kommentar|kommentare|analyse|interview|exklusiv|eilmeldung|meinung|leitartikel|liveticker|newsticker|ticker|hinweis
anmerkung|archivbild|symbolbild|symbolfoto|bild|bilder|foto|porträt|reportage|hintergrund|faktencheck|lesen sie auch
opinião|análise|entrevista|exclusivo|última hora|ao vivo|vídeo|coluna|crônica|nota|editorial|atualização|galeria
opinione|analisi|intervista|esclusiva|editoriale|ultim'ora|in diretta|aggiornamento|commento|scheda|retroscena
мнение|анализ|интервью|эксклюзив|срочно|видео|фото|репортаж|обзор|справка|опрос|онлайн|молния|главное|колонка
думка|інтерв'ю|відео|терміново|аналіз|wywiad|opinia|analiza|pilne|wideo|zdjęcia|komentarz|reportaż
analiz|yorum|röportaj|özel haber|son dakika|video|foto|görüş|haber|canlı|güncelleme|köşe yazısı
analisis|opini|wawancara|video|foto|breaking news|catatan|infografis|kolom|cek fakta|eksklusif|berita foto
عاجل|فيديو|صور|تحليل|رأي|مقابلة|حوار|تقرير|خاص|شاهد|بالفيديو|بالصور|مقال|افتتاحية|حصري|استطلاع|سؤال|جواب
वीडियो|विश्लेषण|साक्षात्कार|राय|तस्वीरें|खास खबर|ब्रेकिंग|সাক্ষাৎকার|ভিডিও|মতামত|বিশ্লেষণ""".replace("\n", "|").split("|")
)

# Given names that are also large towns: before a colon, in small letters, they are somebody who speaks.
GIVEN_NAMES = frozenset(
    """\
adelaide|alexandria|alma|angola|asia|aurora|austin|brooklyn|carolina|chad|charlotte|chelsea|cheyenne|clara|dallas
denver|diego|eugene|florence|francisco|georgia|gary|geneva|india|israel|jackson|jordan|kingston|lincoln|lourdes
madison|marion|mercedes|milan|orlando|paris|phoenix|regina|rosario|salvador|santiago|savannah|sidney|sofia|sydney
tyler|valencia|verona|victoria|vienna|virginia|warren""".replace("\n", "|").split("|")
)

# Brackets behind a name that are no credit of an agency, folded: parties, positions, what a picture shows.
NO_AGENCIES = frozenset(
    """\
r|d|i|l|c|r.|d.|rep|dem|lab|con|lib dem|snp|dup|ndp|gop|cdu|csu|spd|fdp|afd|grüne|left|right|center|centre|l|r|top
links|rechts|oben|unten|mitte|vorn|vorne|hinten|gauche|droite|haut|bas|izda|dcha|arriba|abajo|alto|basso|sin|dx|sx
esq|dir|links|boven|onder|vice|ex|est|ouest|nord|sud|norte|sur|west|ost|süd|östlich|then|now|also|and|see|aged|ca|circa
bottom|above|below|front|back|first|second|photo|video|pictured|file|file photo|m|f|he|she|they|him|her|sic|pdf
usa|uk|us|gbr|fra|ger|ita|esp|rus|chn|jpn|aus|can|bra|arg|ned|bel|sui|aut|pol|ukr|ken|eth|nor|swe|den|fin|por""".replace(
        "\n", "|"
    ).split("|")
)
