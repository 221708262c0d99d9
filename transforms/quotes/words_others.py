"""Words of attribution in Turkish, Arabic and Indonesian: fewer, and those that are plain."""

from transforms.quotes.words import Words

TURKISH = Words(
    claims="""dedi diyor diyen söyledi söyleyen belirtti belirten açıkladı vurguladı ifade kaydetti konuştu aktardı
    yazdı""",
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
    claims="""قال وقال قالت وقالت أعلن وأعلن أعلنت وأعلنت أكد وأكد أكدت وأكدت أضاف وأضاف أضافت وأضافت أوضح وأوضح
    أوضحت وأوضحت صرح وصرح صرحت ذكر وذكر ذكرت وذكرت أشار وأشار أشارت وأشارت كتب وكتب كتبت اعتبر واعتبر اعتبرت رأى
    يقول ويقول تقول وتقول يضيف ويضيف تضيف حذر وحذر حذرت""",
    by="وفقا لـ|بحسب|وبحسب|وفق",
    that="إن أن إنه إنها أنه أنها بأن",
    he="هو هي",
    we="أنا نحن",
    is_pronoun_dropped=True,
    prepositions="في من على إلى عن مع خلال بعد قبل عند بين لدى حول ضد",
    stops="""في من على إلى عن مع خلال بعد قبل عند بين لدى حول ضد إن أن إنه إنها أنه أنها بأن كما لكن ولكن الذي التي
    كان كانت قد لم لن لا ما هذا هذه ذلك يوم اليوم أمس أمام مضيفا مؤكدا""",
    fillers="قد",
    times="الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس اليوم",
)

INDONESIAN = Words(
    claims="""kata ujar ucap tutur ungkap jelas tegas katanya ujarnya mengatakan menyatakan menjelaskan menegaskan
    menambahkan mengungkapkan""",
    verbs="sebut imbuh papar tanya jawab lanjut terang",
    by="menurut",
    that="bahwa",
    he="dia ia",
    they="mereka",
    we="saya kami kita aku",
    relatives="yang",
    prepositions="di ke dari pada dalam untuk dengan oleh tentang terhadap saat",
    coordinators="dan tetapi",
    stops="""atau bahwa ketika jika karena adalah itu ini juga sudah telah akan tidak di ke dari pada dalam untuk
    dengan oleh saat""",
    fillers="juga sudah telah kemudian",
    times="senin selasa rabu kamis jumat sabtu minggu",
)
