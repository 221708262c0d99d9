"""Words that stand before the date and before the names in the head of an article, in many languages."""

import re
from collections.abc import Iterable

# Marks of Arabic vowels, which some print and most leave out.
_VOWEL_MARKS = "[\u064b-\u0652]?"
_ARABIC = re.compile("[\u0620-\u064a]")

# English alone writes 3/4/2024 for a day of March; behind the labels of all other languages the day is first.
PUBLISHED_ENGLISH = """\
date|published|posted|issued|released|created|first published|publish date|published date|date published
publication date|date of publication|date posted|uploaded|filed"""
MODIFIED_ENGLISH = "updated|modified|last updated|last modified|last update|updated on|edited"
PUBLISHED = """\
publié|publiée|mis en ligne|mise en ligne|paru|parution|date de publication|posté|publicado|publicada
publicación|fecha|fecha de publicación|creado|subido|data de publicação|data da publicação|publicação|postado
criado|pubblicato|pubblicata|pubblicazione|data|data di pubblicazione|veröffentlicht|veröffentlichung|erstellt
datum|erschienen|publiziert|online seit|gepubliceerd|geplaatst|publicatiedatum|publicerad|publicerat
publicerades|skapad|publisert|publiceret|udgivet|offentliggjort|julkaistu|avaldatud|publicēts|publicēta
paskelbta|publikuota|opublikowano|opublikowany|data publikacji|data dodania|dodano|publikacja|publikováno|vydáno
zveřejněno|opublikováno|publikované|zverejnené|uverejnené|megjelent|közzétéve|publikálva|dátum|publicat
publicată|data publicării|postat|публикувано|публикувана|публикация|објављено|датум|објавено|objavljeno
objavljen|publikuar|опубликовано|дата публикации|дата|размещено|создано|добавлено|опубліковано|дата публікації
розміщено|публікація|апублікавана|жарияланды|жарияланған|δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|δημοσιευμένο
ημερομηνία δημοσίευσης|ημερομηνία|ημ/νία|αναρτήθηκε|ανάρτηση|καταχωρήθηκε|yayınlanma|yayınlandı|yayımlanma
yayımlandı|yayın tarihi|yayınlanma tarihi|yayımlanma tarihi|yayınlama tarihi|giriş tarihi|giriş|eklenme
eklenme tarihi|oluşturulma|oluşturulma tarihi|oluşturma tarihi|tarih|dərc olunub|tarix|diterbitkan|terbit|tayang
dipublikasikan|tanggal|tarikh|diunggah|dimuat|đăng lúc|đăng ngày|ngày đăng|xuất bản|đăng|ngày xuất bản|thời gian
ngày|imechapishwa|ilichapishwa|tarehe|inilathala|petsa|نشر|نشر في|نشر يوم|نشر بتاريخ|نشرت|تاريخ النشر|تم النشر
حرر في|أضيف|بتاريخ|التاريخ|تاریخ انتشار|منتشر شده|انتشار|تاریخ|اشاعت|تاریخ اشاعت|شائع|פורסם|פורסמה|פורסם בתאריך
תאריך|תאריך פרסום|פרסום|עלה לאתר|प्रकाशित|प्रकाशन तिथि|प्रकाशन|प्रकाशित तिथि|तारीख|दिनांक|तिथि|पोस्ट|मिति
प्रकाशित मिति|প্রকাশ|প্রকাশিত|প্রকাশের সময়|তারিখ|வெளியிடப்பட்டது|பதிவு|ప్రచురణ|ప్రచురించబడింది
പ്രസിദ്ധീകരിച്ചത്|પ્રકાશિત|ਪ੍ਰਕਾਸ਼ਿਤ|გამოქვეყნდა|თარიღი|հրապարակվել է"""
MODIFIED = """\
mis à jour|mise à jour|modifié|dernière mise à jour|actualizado|actualizada|última actualización|atualizado
atualizada|última atualização|aggiornato|aggiornata|ultimo aggiornamento|ultima modifica|aktualisiert|stand
zuletzt aktualisiert|letzte aktualisierung|zuletzt geändert|bijgewerkt|laatst bijgewerkt|laatste update
aangepast|uppdaterad|uppdaterat|senast uppdaterad|oppdatert|sist oppdatert|opdateret|sidst opdateret|päivitetty
muokattu|uuendatud|atjaunots|atnaujinta|aktualizacja|zaktualizowano|ostatnia aktualizacja|aktualizováno
aktualizované|aktualizace|frissítve|frissült|módosítva|actualizat|ultima actualizare|обновено
последна актуализация|ажурирано|ažurirano|zadnja izmjena|posodobljeno|обновлено|дата обновления|изменено
оновлено|змінено|ενημερώθηκε|ανανεώθηκε|τελευταία ενημέρωση|τελευταία ανανέωση|güncelleme|güncellenme
güncelleme tarihi|son güncelleme|güncellendi|yenilənib|diperbarui|dikemas kini|cập nhật|cập nhật lúc|آخر تحديث
أخر تحديث|تحديث|آخر تعديل|به‌روزرسانی|بروزرسانی|اپ ڈیٹ|עודכן|עודכנה|עדכון אחרון|अपडेटेड|अपडेट|अद्यतन|अंतिम अपडेट
আপডেট|হালনাগাদ|புதுப்பிக்கப்பட்டது"""
# Labels of languages that put no space behind them.
PUBLISHED_UNSPACED = """\
เผยแพร่เมื่อ|เผยแพร่เมื่อวันที่|เผยแพร่วันที่|เผยแพร่|วันที่เผยแพร่|โพสต์เมื่อ|โพสต์|โพสเมื่อ|ตีพิมพ์|วันที่
发布时间|发布日期|發布時間|發布日期|發佈時間|發佈日期|发布于|發布於|發佈於|发布|發布|發佈|发表时间|发表日期
发表于|發表於|發表時間|刊登日期|刊登时间|刊登時間|出版日期|出版時間|日期|时间|時間|上稿時間|上架時間|建立時間
来源|來源|稿源|公開日時|公開日|公開|掲載日時|掲載日|掲載|投稿日時|投稿日|投稿|配信日時|配信日|配信|発行日|発表日
発信日|입력|등록|승인|기사입력|기사등록|기사승인|송고|송고시간|게재|게시|게시일|발행|발행일|작성|작성일|작성시간
기사작성|등록일"""
MODIFIED_UNSPACED = """\
อัปเดตล่าสุด|อัปเดตเมื่อ|อัปเดต|อัพเดตล่าสุด|อัพเดต|ปรับปรุงล่าสุด|แก้ไขล่าสุด|更新时间|更新時間|更新日期
最后更新|最後更新|更新于|更新|更新日時|更新日|最終更新日時|最終更新日|最終更新|수정|최종수정|최종 수정|업데이트
최종편집|수정일"""
# What may stand between a label and the date.
PREPOSITIONS = """\
on|at|in|the|le|el|em|am|il|op|den|dnia|w dniu|di|pada|hari|в|во|от|στις|την|tarihi|date|time|lúc|ngày|في|يوم
بتاريخ|को|um|a|la|dne|dňa|у|на|il giorno|o"""

# Words before a name, which need no mark between; in scripts with capitals.
BY = """\
by|written by|reported by|story by|words by|text by|report by|reporting by|posted by|published by|article by
analysis by|von|ein bericht von|text von|geschrieben von|veröffentlicht von|por|texto por|escrito por
publicado por|par|écrit par|publié par|rédigé par|propos recueillis par|texte par|di|a cura di|scritto da
pubblicato da|de|door|geschreven door|tekst door|av|tekst av|text av|af|tekst af|przez|autor|autora|autore
auteur|napisał|napisała|oleh|ditulis oleh|penulis|yazan|автор|автори|авторы|от|текст|από|του|της|των|γράφει ο
γράφει η|γράφουν οι|írta|scris de|napsal|napsala|piše|пише|per|nga|text|tekst|texte"""
# Words before a name, with a colon or the like between.
BY_MARKED = """\
author|authors|writer|writers|reporter|reporters|byline|journalist|correspondent|words|story|autoren|autorin
redakteur|redakteurin|korrespondent|reportage|autores|autoras|texto|textos|redacción|redactor|redactora
periodista|reportagem|repórter|testo|testi|articolo di|servizio di|auteurs|auteure|autrice|rédacteur|journaliste
propos de|redactie|verslaggever|skribent|toimittaja|kirjoittaja|teksti|teksts|autors|autorius|autorzy
tekst i zdjęcia|opracował|opracowała|oprac|autoři|autorka|text a foto|redaktor|szerző|szöveg|autorii|redactorul
автор текста|текст и фото|корреспондент|журналист|журналистка|кореспондент|кореспондентка|авторка|підготував
підготувала|подготовил|подготовила|піша|аўтар|συντάκτης|συντάκτρια|ρεπορτάζ|κείμενο|επιμέλεια|ανταπόκριση|haber
muhabir|yazar|haberi yazan|müəllif|laporan|wartawan|kontributor|pewarta|tác giả|bài|bài và ảnh|bài viết
phóng viên|thực hiện|mwandishi|na|كتب|كتبت|كتبه|كتبها|كتبوا|تقرير|تحقيق|حوار|إعداد|اعداد|الكاتب|الكاتبة|بقلم
مراسل|مراسلنا|المراسل|نویسنده|گزارش|به قلم|خبرنگار|تحریر|رپورٹ|נכתב על ידי|כתב|כתבת|כתבנו|מאת|הכתב|संवाददाता
लेखक|लेखिका|रिपोर्ट|रिपोर्टर|प्रस्तुति|द्वारा|प्रतिनिधि|লেখক|প্রতিবেদক|লিখেছেন|எழுதியவர்|செய்தியாளர்|રિપોર્ટ
लेखन|โดย|ผู้เขียน|เรื่อง|ผู้สื่อข่าว|รายงานโดย|เขียนโดย|ავტორი|հեղինակ|作者|文|撰文|撰稿|文字|撰写|采写|採訪
采访|採訪撰文|记者|記者|编译|編譯|取材・文|文・写真|取材|執筆|글|글·사진|글쓴이|기자|작성자"""
# The same, where these words alone make a byline in scripts without capitals.
BY_UNCASED = """\
بقلم|بقلم الكاتب|به قلم|מאת|โดย|รายงานโดย|เขียนโดย"""


def alternatives(*lists: str) -> str:
    """Words of lists as the alternatives of a pattern, the longest first; Arabic with or without its vowels."""
    words = {word for text in lists for word in split(text)}
    return "|".join(_ARABIC.sub(rf"\g<0>{_VOWEL_MARKS}", re.escape(word)) for word in longest_first(words))


def split(text: str) -> list[str]:
    """Words of a list whose entries stand between bars and line ends."""
    return [word for word in text.replace("\n", "|").split("|") if word]


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in an order in which none hides a longer one that begins with it."""
    return sorted(words, key=lambda word: (-len(word), word))
