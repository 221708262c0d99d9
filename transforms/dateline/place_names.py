"""Names of places that the gazetteer lacks or spells otherwise, and the regions that stand behind a comma."""

# AP style, postal codes and full names, without their last dot, to the code of the state.
US_STATES = {
    name: code
    for code, names in {
        "AL": "al|ala|alabama", "AK": "ak|alaska", "AZ": "az|ariz|arizona", "AR": "ar|ark|arkansas",
        "CA": "calif|california|cal", "CO": "co|colo|colorado", "CT": "ct|conn|connecticut", "DE": "del|delaware",
        "DC": "dc|d.c|district of columbia", "FL": "fl|fla|florida", "GA": "ga", "HI": "hi|hawaii", "ID": "idaho",
        "IL": "il|ill|illinois", "IN": "ind|indiana", "IA": "ia|iowa", "KS": "ks|kan|kans|kansas", "KY": "ky|kentucky",
        "LA": "la|louisiana", "ME": "maine", "MD": "md|maryland", "MA": "ma|mass|massachusetts",
        "MI": "mi|mich|michigan", "MN": "mn|minn|minnesota", "MS": "miss|mississippi", "MO": "mo|missouri",
        "MT": "mont|montana", "NE": "neb|nebr|nebraska", "NV": "nv|nev|nevada", "NH": "nh|n.h|new hampshire",
        "NJ": "nj|n.j|new jersey", "NM": "nm|n.m|new mexico", "NY": "ny|n.y|new york", "NC": "nc|n.c|north carolina",
        "ND": "nd|n.d|north dakota", "OH": "oh|ohio", "OK": "okla|oklahoma", "OR": "or|ore|oregon",
        "PA": "pa|penn|pennsylvania", "RI": "ri|r.i|rhode island", "SC": "sc|s.c|south carolina",
        "SD": "sd|s.d|south dakota", "TN": "tn|tenn|tennessee", "TX": "tx|tex|texas", "UT": "ut|utah",
        "VT": "vt|vermont", "VA": "va|virginia", "WA": "wa|wash|washington", "WV": "wv|w.va|w. va|west virginia",
        "WI": "wi|wis|wisc|wisconsin", "WY": "wyo|wyoming",
    }.items()
    for name in names.split("|")
}  # fmt: skip

# Provinces of Canada, to GeoNames' number of each.
PROVINCES = {
    name: code
    for code, names in {
        "01": "alberta|alta|ab", "02": "british columbia|b.c|bc", "03": "manitoba|man|mb",
        "04": "new brunswick|n.b|nb", "05": "newfoundland and labrador|newfoundland|n.l|nl|nfld",
        "07": "nova scotia|n.s|ns", "08": "ontario|ont|on", "09": "prince edward island|p.e.i|pei",
        "10": "quebec|québec|que|qué|qc", "11": "saskatchewan|sask|sk", "12": "yukon|yt",
        "13": "northwest territories|n.w.t|nwt", "14": "nunavut",
    }.items()
    for name in names.split("|")
}  # fmt: skip

# Further names of countries and of parts that datelines name as countries.
COUNTRY_ALIASES = {
    name: country
    for country, names in {
        "GB": "england|scotland|wales|northern ireland|uk|u.k|britain|great britain|grande-bretagne|grossbritannien",
        "US": "usa|u.s|u.s.a|us|united states of america|états-unis|etats-unis|estados unidos|eeuu|ee.uu|stati uniti",
        "AE": "uae|u.a.e|emirates", "PS": "west bank|gaza strip|palestine|occupied west bank|palestinian territories",
        "MM": "burma", "TR": "türkiye|turkiye|türkei|turquie|turquía", "CZ": "czech republic",
        "NL": "netherlands|holland",
        "CD": "congo|dr congo|drc|congo (drc)|rd congo", "CG": "congo-brazzaville", "MK": "macedonia",
        "SZ": "swaziland",
        "CV": "cape verde", "CI": "côte d'ivoire|cote d'ivoire|costa de marfil", "TL": "east timor|timor-leste",
        "KR": "korea|republic of korea|south korea|corée du sud|한국", "KP": "dprk|corée du nord",
        "DE": "deutschland|allemagne|alemania|germania|alemanha", "FR": "frankreich|francia|frança",
        "ES": "españa|espagne|spanien|spagna|espanha", "IT": "italia|italie|italien", "BR": "brasil|brésil|brasilien",
        "MX": "méxico|mexique", "RU": "россия|russie|rusia|russland", "UA": "украина|україна", "CN": "中国|中國|chine",
        "JP": "日本|japon|japón", "BE": "belgique|belgië|bélgica|belgien", "CH": "suisse|schweiz|svizzera|suiza",
        "AT": "österreich|autriche", "NG": "nigéria", "SN": "sénégal", "EG": "مصر|égypte", "LB": "لبنان|liban",
        "SY": "سوريا|syrie", "IQ": "العراق|irak", "IN": "भारत|inde", "PE": "perú|pérou", "MA": "maroc|marruecos",
        "DZ": "algérie|argelia", "TN": "tunisie|túnez", "CM": "cameroun", "GN": "guinée", "TD": "tchad", "HT": "haïti",
    }.items()
    for name in names.split("|")
}  # fmt: skip

# The usual English spelling where GeoNames has another; accents that English keeps (Bogotá) stay.
ENGLISH = {
    "New York City": "New York",
    "Köln": "Cologne",
    "Nürnberg": "Nuremberg",
    "Zürich": "Zurich",
    "Sevilla": "Seville",
    "Frankfurt am Main": "Frankfurt",
    "Montréal": "Montreal",
    "Québec": "Quebec City",
    "Genève": "Geneva",
    "Khān Yūnis": "Khan Younis",
    "Rafaḩ": "Rafah",
    "Nay Pyi Taw": "Naypyitaw",
    "Gaza": "Gaza City",
    "Antwerpen": "Antwerp",
    "Gent": "Ghent",
    "Brugge": "Bruges",
    "Göteborg": "Gothenburg",
    "Al Başrah al Qadīmah": "Basra",
    "Basrah": "Basra",
    "Al Mawşil al Jadīdah": "Mosul",
}

# Names that the gazetteer lacks, or gives to a place that no dateline means, to the city and country that is meant.
EXTRA_NAMES = {
    "华盛顿": ("Washington", "US"),
    "華盛頓": ("Washington", "US"),
    "华府": ("Washington", "US"),
    "ワシントン": ("Washington", "US"),
    "워싱턴": ("Washington", "US"),
    "واشنطن": ("Washington", "US"),
    "वाशिंगटन": ("Washington", "US"),
    "वॉशिंगटन": ("Washington", "US"),
    "ওয়াশিংটন": ("Washington", "US"),
    "וושינגטון": ("Washington", "US"),
    "วอชิงตัน": ("Washington", "US"),
    "纽约": ("New York City", "US"),
    "뉴욕": ("New York City", "US"),
    "นิวยอร์ก": ("New York City", "US"),
    "नई दिल्ली": ("New Delhi", "IN"),
    "新德里": ("New Delhi", "IN"),
    "ニューデリー": ("New Delhi", "IN"),
    "뉴델리": ("New Delhi", "IN"),
    "نيودلهي": ("New Delhi", "IN"),
    "نئی دہلی": ("New Delhi", "IN"),
    "নয়াদিল্লি": ("New Delhi", "IN"),
    "นิวเดลี": ("New Delhi", "IN"),
    "nueva delhi": ("New Delhi", "IN"),
    "new delhi": ("New Delhi", "IN"),
    "neu-delhi": ("New Delhi", "IN"),
    "victoria": ("Victoria", "CA"),
    "gaza": ("Gaza", "PS"),
    "gaza city": ("Gaza", "PS"),
    "vatican": ("Vatican City", "VA"),
    "the vatican": ("Vatican City", "VA"),
    "cité du vatican": ("Vatican City", "VA"),
    "ciudad del vaticano": ("Vatican City", "VA"),
    "città del vaticano": ("Vatican City", "VA"),
    "quebec city": ("Québec", "CA"),
}

# Places of datelines that are no city: name, country, latitude, longitude, further names.
EXTRA_PLACES = (
    (
        "United Nations",
        "US",
        40.749,
        -73.968,
        "nations unies|naciones unidas|nazioni unite|un headquarters|nações unidas|联合国|聯合國|الأمم المتحدة|оон",
    ),
    ("Davos", "CH", 46.804, 9.837, "davos-platz"),
    ("Guantanamo Bay", "CU", 19.907, -75.097, "guantanamo bay naval base|guantánamo"),
    ("Camp David", "US", 39.648, -77.465, ""),
    ("Capitol Hill", "US", 38.890, -77.009, ""),
    ("Bali", "ID", -8.409, 115.189, ""),
    ("Panmunjom", "KR", 37.956, 126.677, "판문점|板門店"),
    ("Crimea", "UA", 45.345, 34.499, "крым|крим"),
    ("Rakhine", "MM", 20.104, 93.581, "rakhine state"),
    ("Tibet", "CN", 29.647, 91.117, ""),
    ("Los Cabos", "MX", 23.058, -109.700, ""),
    ("Bethlehem", "PS", 31.705, 35.203, "بيت لحم"),
)
