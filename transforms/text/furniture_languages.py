"""Words of site furniture by kind, in the languages of the news; between bars, in any case."""

# Buttons and headings by which a page is passed on.
SHARE = """\
share|share this|share this article|share article|partager|partager l'article|partagez|compartir
compartir en redes|comparte|compartilhar|compartilhe|partilhar|partilhe|partilhar artigo|condividi|teilen
artikel teilen|beitrag teilen|delen|deel dit artikel|deel artikel|dela|dela artikeln|del|del artikel
del artikkelen|jaa|jaa artikkeli|jaga|dalīties|dalintis|udostępnij|podziel się|sdílet|sdílejte|zdieľať|zdieľajte
megosztás|oszd meg|distribuie|distribuiți|сподели|споделете|подели|podijeli|podeli|deli|shpërndaje|поделиться
поделиться в соцсетях|поделитесь|поділитися|поділитись|падзяліцца|κοινοποίηση|κοινοποιήστε|κοινοποίησε
μοιραστείτε|μοιραστείτε το|paylaş|haberi paylaş|paylaşın|bagikan|kongsi|kongsikan|chia sẻ|chia sẻ bài viết|شارك
شارك الخبر|شارك المقال|شاركها|مشاركة|مشاركة الخبر|انشر|اشتراک‌گذاری|همرسانی|شیئر کریں|שתף|שתפו|שיתוף
שתפו את הכתבה|शेयर करें|साझा करें|शेयर|शेयर कीजिए|শেয়ার করুন|শেয়ার|பகிர்|பகிர்க|షేర్ చేయండి|แชร์|แชร์ข่าวนี้
แบ่งปัน|分享|分享到|分享至|分享本文|转发|轉發|シェア|シェアする|記事をシェア|共有|공유|공유하기|기사 공유
sebarkan|shiriki|comparteix"""
# Headings and buttons of comments and of forms for them.
COMMENTS = """\
comments|comment|post a comment|leave a comment|leave a reply|commentaires|commenter|laisser un commentaire
réagir|vos réactions|comentarios|comentar|deja un comentario|deja tu comentario|escribe un comentario
comentários|comente|deixe um comentário|deixe o seu comentário|deixe seu comentário|commenti|commenta
lascia un commento|kommentare|kommentar schreiben|kommentieren|kommentar verfassen|diskutieren sie mit
leserkommentare|reacties|reageer|laat een reactie achter|kommentarer|kommentera|skriv en kommentar
legg igjen en kommentar|skriv kommentar|kommentit|kommentoi|kommentaarid|komentāri|komentarai|komentarze
dodaj komentarz|skomentuj|komentáře|přidat komentář|komentáre|pridať komentár|hozzászólások|hozzászólás
comentarii|lasă un comentariu|adaugă comentariu|коментари|коментирай|напишете коментар|komentari
ostavite komentar|komentarji|комментарии|комментировать|добавить комментарий|оставить комментарий|обсудить
обсуждение|коментарі|прокоментувати|залишити коментар|додати коментар|каментары|σχόλια|σχολιάστε|αφήστε σχόλιο
προσθέστε σχόλιο|yorumlar|yorum yap|yorum yaz|bir yorum yaz|komentar|tulis komentar|beri komentar|komen
bình luận|ý kiến|viết bình luận|gửi bình luận|تعليقات|التعليقات|أضف تعليق|أضف تعليقا|اترك تعليقا|اترك تعليقاً
علق|نظرات|دیدگاه|ارسال نظر|تبصرے|תגובות|הוסף תגובה|הוסיפו תגובה|כתבו תגובה|टिप्पणी|टिप्पणियां|टिप्पणी करें
कमेंट करें|अपनी राय दें|মন্তব্য|মন্তব্য করুন|கருத்துகள்|ความคิดเห็น|แสดงความคิดเห็น|评论|評論|发表评论|發表評論
网友评论|我要评论|留言|コメント|コメントする|コメントを書く|댓글|댓글쓰기|댓글 쓰기|의견 남기기|maoni|comentaris"""
# Headings and labels of links to other articles.
RELATED = """\
read also|also read|read more|related|related articles|related stories|more on this story|see also|most read
recommended|lire aussi|à lire aussi|à lire également|lire la suite|voir aussi|sur le même sujet|articles liés
les plus lus|à découvrir|lea también|lee también|le puede interesar|te puede interesar|más información
más noticias|noticias relacionadas|lo más leído|vea también|relacionadas|sigue leyendo|leia também|leia mais
veja também|notícias relacionadas|mais lidas|ler também|ler mais|relacionados|artigos relacionados|saiba mais
leggi anche|leggi tutto|articoli correlati|i più letti|potrebbe interessarti|lesen sie auch|lesen sie mehr
lesen sie dazu|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|weitere artikel
ähnliche artikel|meistgelesen|passend dazu|lees ook|lees meer|lees verder|meer over|meest gelezen|läs också
läs även|läs mer|relaterat|mest läst|mest lästa|les også|les mer|mest lest|læs også|læs mere|mest læste|lue myös
lue lisää|luetuimmat|loe ka|loe lisaks|lasi arī|lasiet arī|skaitykite taip pat|taip pat skaitykite|czytaj także
czytaj też|czytaj również|przeczytaj także|przeczytaj też|zobacz też|zobacz także|zobacz również|czytaj więcej
polecamy|najczęściej czytane|čtěte také|přečtěte si také|přečtěte si|čtěte dále|mohlo by vás zajímat
související články|nejčtenější|čítajte aj|prečítajte si|prečítajte si aj|súvisiace články|mohlo by vás zaujímať
olvassa el ezt is|olvasd el ezt is|olvasta már|kapcsolódó cikkek|kapcsolódó|ajánlott cikkek|legolvasottabb
citește și|citeşte și|citiți și|citește mai mult|articole similare|cele mai citite|прочетете още|прочетете също
вижте още|още по темата|најчитаније|прочитајте и|pročitajte još|pročitajte i|pročitajte više|povezane vijesti
povezani članci|najčitanije|preberite tudi|lexo edhe|lexoni edhe|читайте также|читайте ещё|читать далее
читать также|смотрите также|по теме|материалы по теме|похожие новости|новости по теме|самое читаемое|рекомендуем
читайте также на эту тему|читайте також|читати також|дивіться також|за темою|новини по темі|схожі новини
найпопулярніше|чытайце таксама|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|διαβάστε περισσότερα|δείτε επίσης
δείτε ακόμα|σχετικά άρθρα|σχετικά θέματα|δημοφιλή|ayrıca okuyun|bunu da okuyun|bunlar da ilginizi çekebilir
ilgili haberler|ilgili haber|ilginizi çekebilir|önerilen haberler|çok okunanlar|daha fazla|həmçinin oxuyun
baca juga|simak juga|lihat juga|baca selengkapnya|berita terkait|artikel terkait|terpopuler|baca lagi
berita berkaitan|xem thêm|đọc thêm|tin liên quan|bài liên quan|tin cùng chuyên mục|có thể bạn quan tâm|đọc nhiều
اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا|اقرأ المزيد|اقرأ كذلك|شاهد أيضا|شاهد أيضًا|طالع أيضا
مواضيع ذات صلة|أخبار ذات صلة|مواضيع متعلقة|الأكثر قراءة|قد يهمك|قد يهمك أيضا|موضوعات متعلقة|بیشتر بخوانید
همچنین بخوانید|مطالب مرتبط|یہ بھی پڑھیں|مزید پڑھیں|קראו גם|קרא גם|קראו עוד|לקריאה נוספת|כתבות נוספות
כתבות קשורות|עוד בנושא|אולי יעניין אותך|הנקראות ביותר|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें
संबंधित खबरें|हे ही वाचा|हेही वाचा|यो पनि पढ्नुहोस्|আরও পড়ুন|আরো পড়ুন|সম্পর্কিত খবর|இதையும் படியுங்கள்
மேலும் படிக்க|ఇవి కూడా చదవండి|ഇതും വായിക്കുക|อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|อ่านข่าวอื่น
ข่าวที่เกี่ยวข้อง|ข่าวเกี่ยวข้อง|บทความที่เกี่ยวข้อง|ข่าวแนะนำ|延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻
相關新聞|相关报道|相關報導|相關報道|推荐阅读|推薦閱讀|热门推荐|更多新闻|更多新聞|更多报道|更多報導|閱讀更多
阅读更多|熱門新聞|热门新闻|看更多|你可能也喜歡|関連記事|関連ニュース|関連リンク|あわせて読みたい
合わせて読みたい|おすすめ記事|人気記事|次の記事|前の記事|관련기사|관련 기사|관련뉴스|관련 뉴스
함께 보면 좋은 기사|추천기사|추천 기사|많이 본 뉴스|이 시각 주요뉴스|인기기사|더 읽기|soma pia|soma zaidi
llegiu també|basahin din|წაიკითხეთ ასევე|կարդացեք նաև"""
# What a newsletter is called, and the verbs by which one is to take it; stems.
NEWSLETTERS = """\
newsletter|newsletters|boletín|boletines|boletim|boletins|infolettre|lettre d'information|nieuwsbrief|nyhetsbrev
nyhedsbrev|uutiskirje|uudiskiri|biuletyn|zpravodaj|hírlevél|hírlevelünk|buletin|бюлетин|билтен|newsletteru
рассылк|розсилк|ενημερωτικό δελτίο|ενημερωτικά|e-bülten|bülten|bültenimiz|bản tin|نشرت|النشرة|خبرنامه|ניוזלטר
עלון|न्यूज़लेटर|न्यूजलेटर|নিউজলেটার|จดหมายข่าว|电子报|電子報|ニュースレター|メルマガ|メールマガジン|뉴스레터"""
SUBSCRIBE = """\
sign up|subscribe|register|abonnez-vous|inscrivez-vous|s'abonner|s'inscrire|suscríbase|suscríbete|suscribirse
suscribite|inscríbete|regístrate|assine|inscreva-se|subscreva|subscrever|cadastre-se|iscriviti|abbonati
abonnieren|abonnieren sie|jetzt abonnieren|anmelden|jetzt anmelden|melden sie sich|bestellen sie|meld je aan
abonneer|schrijf je in|prenumerera|anmäl dig|tilmeld dig|meld deg på|abonner|tilaa|telli|zapisz się|subskrybuj
zaprenumeruj|přihlaste se|odebírejte|prihláste sa|odoberajte|iratkozzon fel|iratkozz fel|feliratkozás
abonează-te|abonați-vă|înscrie-te|абонирайте се|запишете се|пријавите се|prijavite se|pretplatite se
подписывайтесь|подпишитесь|подписаться|підписуйтесь|підписуйтеся|підпишіться|підписатися|εγγραφείτε|γραφτείτε
εγγραφή|abone ol|abone olun|kaydolun|kayıt ol|berlangganan|langganan|đăng ký|اشترك|اشتركوا|اشتركي|سجل|عضو شوید
مشترک شوید|הירשמו|הרשמו|הצטרפו|सब्सक्राइब|सब्सक्राइब करें|सदस्यता लें|जुड़ें|সাবস্ক্রাইব|สมัคร|สมัครรับ|ติดตาม
订阅|訂閱|登録|購読|구독|구독하기|구독하세요|신청"""
# Labels of advertisements; with a colon, of what they are for.
ADVERTS = """\
advertisement|advertorial|sponsored|sponsored content|promoted|paid content|publicité|publi-information
contenu sponsorisé|publicidad|contenido patrocinado|patrocinado|publicidade|conteúdo patrocinado|pubblicità
contenuto sponsorizzato|anzeige|werbung|gesponsert|werbeanzeige|advertentie|gesponsord|annons|annonce|annonse
reklame|mainos|reklaam|reklāma|reklama|materiał sponsorowany|reklam|materiál|hirdetés|publicitate|реклама
на правах рекламы|на правах реклами|рэклама|διαφήμιση|χορηγούμενο|reklamlar|iklan|quảng cáo|إعلان|إعلانات|اعلان
مادة إعلانية|آگهی|تبلیغات|اشتہار|פרסומת|תוכן שיווקי|תוכן ממומן|विज्ञापन|বিজ্ঞাপন|விளம்பரம்|โฆษณา|广告|廣告|推广
広告|광고"""
# Labels before who made or gave the text, where he is no author.
CREDITS = """\
editor|edited by|sub-editor|source|sources|photo|photos|image|images|picture|credit|video|redaktion|bearbeitung
quelle|quellen|foto|fotos|bild|bilder|edición|editora|fuente|fuentes|imagen|imágenes|edição|editado por|fonte
fontes|imagem|a cura della redazione|fonte foto|fotografie|édition|source photo|crédit photo|crédits photo
illustration|eindredactie|bron|beeld|källa|källor|redaktör|kilde|foto ved|lähde|kuva|kuvat|allikas|avots
šaltinis|nuotrauka|źródło|źródła|zdjęcie|fot|redakcja|zdroj|zdroje|forrás|fotó|kép|sursa|sursă|източник|снимка
снимки|извор|izvor|vir|burimi|источник|источники|фото|редактор|джерело|крыніца|πηγή|πηγές|φωτογραφία|φωτογραφίες
επιμέλεια κειμένου|kaynak|editör|fotoğraf|mənbə|sumber|penyunting|editor berita|nguồn|ảnh|biên tập|المصدر|مصدر
المحرر|تصوير|صورة|الصورة|مترجم|منبع|عکس|ذریعہ|מקור|צילום|עריכה|עורך|עורכת|स्रोत|फोटो|संपादन|सोर्स|সূত্র|ছবি
ที่มา|แหล่งที่มา|ภาพ|บรรณาธิการ|责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|终审|监制|監製|来源
來源|稿源|原标题|原標題|图片来源|圖片來源|图|圖|摄影|攝影|图源|审校|主编|出典|編集|写真|撮影|画像|提供|편집|사진
사진제공|출처|자료|그래픽|영상|chanzo|picha"""
# The rights of the outlet; anywhere in a short line.
RIGHTS = """\
all rights reserved|tous droits réservés|reproduction interdite|todos los derechos reservados
prohibida su reproducción|todos os direitos reservados|tutti i diritti riservati|riproduzione riservata
alle rechte vorbehalten|alle rechten voorbehouden|med ensamrätt|alla rättigheter förbehållna|alle rettigheter
alle rettigheder|kaikki oikeudet pidätetään|kõik õigused kaitstud|visas tiesības aizsargātas
visos teisės saugomos|wszelkie prawa zastrzeżone|wszystkie prawa zastrzeżone|všechna práva vyhrazena
všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate|всички права запазени|сва права задржана
sva prava pridržana|sva prava zadržana|vse pravice pridržane|të gjitha të drejtat|все права защищены
усі права захищені|всі права захищені|усе правы абаронены|με επιφύλαξη παντός δικαιώματος
με επιφύλαξη κάθε δικαιώματος|tüm hakları saklıdır|her hakkı saklıdır|bütün hüquqlar|hak cipta dilindungi
hak cipta terpelihara|bản quyền thuộc|جميع الحقوق محفوظة|كافة الحقوق محفوظة|کلیه حقوق|تمام حقوق|جملہ حقوق
כל הזכויות שמורות|सर्वाधिकार सुरक्षित|সর্বস্বত্ব সংরক্ষিত|அனைத்து உரிமைகளும்|สงวนลิขสิทธิ์|版权所有|版權所有
未经授权|未經授權|未经许可|未經許可|禁止转载|禁止轉載|转载请注明|轉載請註明|不得转载|不得轉載|無断転載|無断複製
転載を禁|転載禁止|무단 전재|무단전재|재배포 금지|무단 배포|저작권자|haki zote zimehifadhiwa"""
# Navigation, log-in and help; the whole line.
NAVIGATION = """\
home|menu|search|back to top|log in|sign in|accueil|connexion|rechercher|retour en haut|portada|inicio|buscar
iniciar sesión|volver arriba|início|pesquisar|entrar|voltar ao topo|mapa do site|cerca|accedi|torna su
startseite|suche|anmelden|nach oben|zur startseite|voorpagina|zoeken|inloggen|terug naar boven|startsidan|hem
sök|logga in|till toppen|forside|søk|søg|logg inn|log ind|etusivu|haku|kirjaudu|avaleht|strona główna|szukaj
zaloguj|zaloguj się|do góry|úvod|hledat|přihlásit|domů|nahoru|domov|hľadať|prihlásiť sa|főoldal|címlap|keresés
bejelentkezés|acasă|căutare|autentificare|начало|търсене|вход|почетна|naslovnica|naslovna|početna|pretraga
prijava|главная|поиск|войти|наверх|меню|головна|пошук|увійти|вгору|галоўная|αρχική|αναζήτηση|σύνδεση|μενού
ana sayfa|anasayfa|ara|giriş yap|yukarı çık|menü|beranda|cari|masuk|laman utama|trang chủ|tìm kiếm|đăng nhập
الرئيسية|بحث|تسجيل الدخول|القائمة|خانه|جستجو|ورود|דף הבית|עמוד הבית|חיפוש|התחברות|תפריט|होम|मुख्य पृष्ठ|खोजें
लॉग इन|मेन्यू|প্রচ্ছদ|হোম|খুঁজুন|หน้าแรก|หน้าหลัก|ค้นหา|เข้าสู่ระบบ|เมนู|首页|首頁|搜索|搜尋|登录|登入|菜单
ホーム|トップ|検索|ログイン|メニュー|홈|검색|로그인|메뉴|처음으로|맨위로|imprimir|print|drucken|imprimer
skriv ut|tulosta|drukuj|tisk|nyomtatás|печать|друк|εκτύπωση|yazdır|cetak|in bài viết|طباعة|הדפסה|प्रिंट|พิมพ์
打印|列印|印刷する|프린트|인쇄|kontakt|impressum|datenschutz|agb|mentions légales|aviso legal
política de privacidad|política de privacidade|termos de uso|privacy|cookie policy|política de cookies
politique de confidentialité|polityka prywatności|regulamin|ochrana osobních údajů|adatvédelem|confidențialitate
политика конфиденциальности|політика конфіденційності|όροι χρήσης|gizlilik politikası|künye|kebijakan privasi
pedoman media siber|chính sách bảo mật|سياسة الخصوصية|اتصل بنا|من نحن|צור קשר|תנאי שימוש|หน้าถัดไป|隐私政策
隱私權政策|关于我们|關於我們|联系我们|聯絡我們|プライバシーポリシー|お問い合わせ|利用規約|개인정보처리방침
이용약관"""
# Verbs of a notice on cookies, and of the buttons below it.
COOKIES = """\
we use cookies|this site uses cookies|nous utilisons des cookies|ce site utilise des cookies|utilizamos cookies
usamos cookies|este sitio utiliza cookies|este site utiliza cookies|este site usa cookies|utilizziamo i cookie
questo sito utilizza cookie|wir verwenden cookies|wir nutzen cookies|wir setzen cookies
diese website verwendet cookies|wij gebruiken cookies|deze website gebruikt cookies|vi använder cookies
vi använder kakor|vi bruker cookies|vi bruker informasjonskapsler|vi bruger cookies|käytämme evästeitä
ta strona używa|używamy plików cookie|korzystamy z plików cookie|tento web používá|používáme cookies
používame cookies|sütiket használ|cookie-kat használ|folosim cookie|acest site folosește|този сайт използва
използваме бисквитки|koristimo kolačiće|мы используем файлы cookie|мы используем cookie|сайт использует
ми використовуємо файли cookie|ми використовуємо cookie|χρησιμοποιούμε cookies|χρησιμοποιεί cookies|çerez kullan
çerezleri kullan|kami menggunakan cookie|situs ini menggunakan|chúng tôi sử dụng cookie|نستخدم ملفات تعريف
يستخدم هذا الموقع|نحن نستخدم|האתר משתמש בעוגיות|אנו משתמשים בעוגיות|हम कुकीज़|यह वेबसाइट कुकीज़|เราใช้คุกกี้
เว็บไซต์นี้ใช้คุกกี้|本网站使用|本網站使用|我们使用cookie|クッキーを使用|cookieを使用|쿠키를 사용"""
ACCEPT = """\
accept|accept all|accept cookies|accept all cookies|tout accepter|accepter|j'accepte|aceptar|aceptar todo
aceptar todas|aceptar cookies|aceitar|aceitar todos|aceitar cookies|accetta|accetta tutto|accetta tutti
akzeptieren|alle akzeptieren|zustimmen|accepteren|alles accepteren|acceptera|acceptera alla|godta|godta alle
accepter alle|hyväksy|hyväksy kaikki|akceptuję|akceptuj|zgadzam się|přijmout|souhlasím|prijať|súhlasím|elfogadom
accept toate|de acord|приемам|prihvaćam|prihvatam|принять|принять все|согласен|прийняти|погоджуюсь|αποδοχή
αποδοχή όλων|kabul et|tümünü kabul et|terima|setuju|đồng ý|chấp nhận|موافق|قبول|أوافق|אישור|מאשר|स्वीकार करें
स्वीकार|ยอมรับ|ยอมรับทั้งหมด|接受|同意|全部接受|同意する|동의|동의합니다"""
# Verbs by which one is to follow the outlet on a service.
FOLLOW = """\
follow|like us|join us|find us|suivez|retrouvez|rejoignez|sigue|siga|síguenos|síganos|seguinos|acompanhe|segui
seguici|seguiteci|folge|folgen|folgt|volg|følg|följ|seuraa|jälgi|sekojiet|sekite|śledź|obserwuj|polub|dołącz
sledujte|kövessen|kövess|kövesse|urmărește|urmăriți|последвайте|следвайте|zapratite|pratite|spremljajte
запратите|подписывайтесь|подпишитесь|следите|читайте нас|підписуйтесь|підписуйтеся|стежте|ακολουθήστε|takip|bizi
ikuti|gabung|theo dõi|تابع|تابعوا|تابعونا|تابعنا|انضم|عقبوا|עקבו|הצטרפו|फॉलो|जुड़ें|ติดตาม|关注|關注|加入
フォロー|팔로우"""
FOLLOW_AT_END = "takip edin|takip et|takip edebilirsiniz|फॉलो करें|जुड़ें|フォロー|팔로우|팔로우하세요|अनुसरण करें|ফলো করুন"
# Prepositions of share bars: auf Facebook teilen, partilhar no WhatsApp.
SHARE_PREPOSITIONS = """\
on|via|to|by|with|sur|auf|en|su|mit|no|na|em|per|por|à|w|v|ve|s|на|в|у|во|på|til|med|op|naar|üzerinden|üzerinde|da|ile|ke|di|lên|qua
عبر|على|علي|ב|ב-|στο|στη|μέσω|पर|এ|ผ่าน|บน|に|で|에|로|με|pe|prin|cez|přes"""
