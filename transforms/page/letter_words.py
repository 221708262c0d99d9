r"""Words of what stands around the article in a mail, as expressions; one language or family a line.

Stems, since languages inflect; \b only where a stem is part of other words.
"""

import re

_LEAVING = r"""
unsubscrib|opt[- ]?out\b|stop receiving|manage (?:your |my )?(?:e-?mail |newsletter )?(?:preferences|subscriptions?)
update (?:your |my )?(?:profile|(?:e-?mail |subscription )?preferences)|e-?mail preferences
abbestell|abmeld|austragen
d[ée]sabonn|d[ée]sinscri
darse de baja|darme de baja|cancelar (?:la |mi |su |tu )?suscripci|desuscri
cancelar (?:a |sua |minha )?(?:inscri|subscri|assinatura)|descadastr
disiscri|cancellati\b|cancellarsi|cancella(?:re)? l['’]iscrizione
afmeld|uitschrijv
avprenumerera|avregistrera|avsluta prenumeration|avmeld|peruuta (?:tilau|uutiskir)
wypisz|zrezygnuj|anuluj subskrypcj|odhlás|leiratkoz|dezabon|отпис|відпис|απεγγραφ|διαγραφή
配信停止|配信解除|購読解除|登録解除|退订|取消订阅|退訂|取消訂閱|수신 ?거부|구독 ?취소|구독 ?해지
abonelikten|إلغاء الاشتراك|הסרה מרשימת|להסרה|hủy đăng ký|ยกเลิกการ
"""
_WEB_VERSION = r"""
\b(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web)\b|\b(?:web|online|browser)[ -]?version\b
\bin your browser\b|\bin (?:the |der |l['’])?app\b
\bim (?:web)?browser\b|\bonline (?:ansehen|lesen|anzeigen)|\b(?:web|online)[ -]?ansicht\b
navigateur|version (?:en ligne|web)
navegador|versi[oó]n (?:web|online|en línea)|versão (?:web|online)
nel (?:tuo )?browser|versione (?:web|online)
in (?:je|uw) browser|\bonline (?:bekijken|lezen)|webversie
webbläsare|i (?:din )?(?:nettleser|browser)\b|webbversion|nettversjon|selaime
przeglądar|prohlížeč|böngész|браузер|πρόγραμμα περιήγησης
ブラウザ|ウェブ版|浏览器|瀏覽器|网页版|網頁版|브라우저|웹에서
tarayıcı|المتصفح|בדפדפן|trình duyệt|เบราว์เซอร์
"""
_JOINING = r"""
\bsubscribe\b|\bsign up\b|\bjoin (?:us|the list)\b
\babonnieren\b|\babonnez|\bs['’]abonner|\bsuscr[ií]b|\bassine\b|\biscriviti
\babonneer|\baanmelden\b|\bprenumerera|\babonner\b|\btilaa\b
\bzapisz się|подпи[сш]|購読|订阅|訂閱|구독|\babone ol|اشترك|הירשמ
"""
_FOOTER = r"""
©|\(c\) ?\d{4}|\bcopyright\b|\ball rights reserved\b|\bmailing address\b|\b(?:was|is) sent to\b
\byou(?:['’]re| are)? (?:received?|receiving|getting)\b
\bSie erhalten\b|\balle Rechte vorbehalten\b|\bImpressum\b
\bvous recevez\b|\btous droits réservés\b
\b(?:has recibido|recibes?|recibiste|está recibiendo) este\b|\bderechos reservados\b
\brecebeu est[ea]\b|\bdireitos reservados\b|\b(?:hai ricevuto|ricevi) questa\b|\bdiritti riservati\b
\b(?:je|u) ontvangt\b|\bdu (?:får|mottar|modtager)\b
\botrzymujesz\b|\bвы получили\b|\bвсе права защищены\b|版权所有|版權所有|無断転載
"""


def _any(words: str) -> re.Pattern[str]:
    return re.compile(words.strip().replace("\n", "|"), re.IGNORECASE)


# How to leave the list.
LEAVING = _any(_LEAVING)
# Where the letter can be read on the web.
WEB_VERSION = _any(_WEB_VERSION)
# How to join the list.
JOINING = _any(_JOINING)
# Rights, addresses, and why one got the letter.
FOOTER = _any(_FOOTER)
