"""Words of site furniture in many languages, folded."""

# Lines that are furniture as a whole, without the marks at their edges.
EXACT = frozenset(
    """\
connect with us|click to comment|leave a reply|leave a comment|leave a reply cancel reply|cancel reply|advertisement
advertisements|advertising|advertisement - scroll to continue|article continues below advertisement
story continues below
story continues below advertisement|article continues below|continue reading below|sponsored|sponsored content|promoted
promoted content|paid content|share|share this|share this article|share this story|share this post|share this page
share article|share on facebook|share on twitter|tweet|email|e-mail|print|print this page|whatsapp|copy link
link copied
loading|loading comments|read more|read full story|read the full story|continue reading|more|comments|comment
post a comment
post comment|no comments|no comments yet|0 comments|view comments|show comments|hide comments|add a comment
write a comment
join the conversation|join the discussion|sign up|subscribe|subscribe now|newsletter|newsletters|our newsletter|related
related articles|related article|related posts|related stories|related news|related topics|related content|recommended
recommended stories|recommended for you|trending|trending now|most read|most popular|most viewed|popular posts|popular
latest|latest news|you may like|you may also like|you might also like|you might be interested in|up next|don't miss
dont miss
like this|tags|topics|follow us|follow us on|follow us on social media|download our app|get the app|skip to content
skip to main content|skip to navigation|back to top|go to top|scroll to top|top|all rights reserved|log in|login
sign in
register|menu|main menu|search|home|home page|previous|next|previous article|next article|previous post|next post|prev
close|open menu|toggle navigation|about us|contact us|contact|privacy policy|privacy|terms of use|terms and conditions
terms of service|terms|sitemap|site map|advertise|advertise with us|careers|rss|rss feed|breadcrumb
listen to this article
listen|listen to article|play audio|watch video|watch live|play video|video player is loading|your email|your name|name
website|submit|send|save|bookmark|save article|font size|text size|a- a a+|view gallery|view image in fullscreen|expand
read in app|open in app|gift this article|give this article|share full article|report an error|report a typo
send us a tip
was this article helpful|thank you for subscribing|please wait|accept|accept all|reject all|i agree|got it|ok
manage options
publicité|publicidad|publicidade|anzeige|werbung|reklama|reklam|reklame|annons|advertentie|pubblicità|mainos
hirdetés|iklan
partager|partager cet article|partagez|compartir|comparte|compartilhar|compartilhe|teilen|artikel teilen|condividi
delen
udostępnij|paylaş|bagikan|podziel się|dela|del|jaa|megosztás|distribuie|chia sẻ|lire aussi|à lire aussi|lire la suite
à lire également|leer más|seguir leyendo|ver más|saiba mais|leia mais|leia também|continue lendo|mehr zum thema
mehr lesen
weiterlesen|lesen sie auch|auch interessant|das könnte sie auch interessieren|leggi anche|continua a leggere
lees ook|lees meer
czytaj także|czytaj też|zobacz też|baca juga|baca selengkapnya|läs mer|läs också|les også|kommentare
kommentar schreiben
commentaires|commenter|laisser un commentaire|réagir|comentarios|comentar|deja un comentario|deja una respuesta
comentários
deixe um comentário|deixe uma resposta|commenti|lascia un commento|laat een reactie achter|reacties|komentarze
dodaj komentarz|yorumlar|yorum yap|bir yanıt yazın|tinggalkan balasan|schreibe einen kommentar
schreiben sie einen kommentar
antwort abbrechen|suivez-nous|folgen sie uns|síguenos|siga-nos|seguici|artículos relacionados|noticias relacionadas
articles similaires|sur le même sujet|notícias relacionadas|matérias relacionadas|articoli correlati|ähnliche artikel
verwandte artikel|s'abonner|abonnez-vous|suscríbete|suscribirse|assine|abonnieren|iscriviti|accueil|startseite
inicio|início
s'inscrire|se connecter|anmelden|iniciar sesión|entrar|drucken|imprimer|imprimir|stampa|envoyer|enviar|senden|nach oben
haut de page|mentions légales|impressum|datenschutz|aviso legal|política de privacidad|política de privacidade|kontakt
реклама|поделиться|поделиться в соцсетях|читайте также|читать далее|читать полностью|комментарии|комментировать
добавить комментарий|оставить комментарий|подписаться|подписывайтесь на нас|похожие новости|новости по теме|по теме
материалы по теме
другие новости|главная|войти|поиск|меню|печать|наверх|поділитися|читайте також|коментарі|прокоментувати|підписатися
اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|شارك|شارك الخبر|مشاركة|شاركها|تعليقات|التعليقات|أضف تعليق|اترك تعليقا|اترك تعليقاً|إعلان
اعلان|مواضيع ذات صلة|أخبار ذات صلة|تابعنا|تابعونا|الرئيسية|بحث|طباعة|الأكثر قراءة|اشترك|همرسانی|اشتراک‌گذاری|نظرات
مطالب مرتبط
分享|分享到|分享至|评论|評論|发表评论|發表評論|网友评论|廣告|广告|相关阅读|相關閱讀|相关新闻|相關新聞|相关报道
延伸阅读|延伸閱讀|推荐阅读|推薦閱讀
责任编辑|責任編輯|返回首页|返回顶部|打印|收藏|登录|注册|首页|更多|阅读全文|展开全文|点击查看更多|举报|热门推荐
扫一扫分享|コメント|関連記事
関連ニュース|シェア|ツイート|シェアする|広告|続きを読む|あわせて読みたい|人気記事|ランキング|トップページ|印刷|공유
공유하기|댓글|관련기사|관련뉴스|광고
좋아요|기사 공유|본문 바로가기|글자크기|프린트|이전기사|다음기사|더보기|शेयर करें|यह भी पढ़ें|ये भी पढ़ें|विज्ञापन|टिप्पणी
और पढ़ें|संबंधित खबरें
শেয়ার করুন|আরও পড়ুন|মন্তব্য|বিজ্ঞাপন|แชร์|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|ความคิดเห็น|โฆษณา|שתף|שתפו|תגובות|פרסומת|קראו גם""".replace(
        "\n", "|"
    ).split("|")
)

# Services of share bars, and the words that stand beside them.
SERVICES = frozenset(
    """\
facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|email|e-mail|print|link|url|messenger|threads|bluesky
instagram|youtube|flipboard|tiktok|tumblr|viber|line|vk|vkontakte|odnoklassniki|mix|digg|pocket|mastodon|skype|sms|xing
snapchat|weibo|wechat|google|tweet|share|x|rss|weixin|вконтакте|одноклассники|微信|微博|新浪微博|qq空间|qq|فيسبوك|تويتر
واتساب|تيليجرام""".replace("\n", "|").split("|")
)
SHARE_WORDS = frozenset(
    """\
share|tweet|post|pin|send|copy|more|this|it|article|story|page|on|via|to|by|with|partager|teilen|compartir|compartilhar
condividi|sur|auf|en|su|mit|en|por|no|na|paylaş|bagikan|ke|поделиться|в|分享|分享到|على|شارك|comment""".replace(
        "\n", "|"
    ).split("|")
)

# What stands before the colon of a teaser; alternatives of a pattern.
TEASERS = (
    "also read|also see|also watch|also|see also|read also|read more|read more on this|read next|read|read this"
    "|must read"
    "|more on this|more on this story|more|further reading|further|watch|watch now|watch video|listen"
    "|listen now|see more"
    "|don't miss|recommended|recommended reading|explore|photos|in pictures|video|videos|related|related story"
    "|related news"
    "|related article|related coverage|related stories|you may also like|trending|next|previous|previous story"
    "|next story"
    "|lire aussi|à lire aussi|à lire|lire également|à lire également|lire|voir aussi|à voir|sur le même sujet"
    "|lea también|lee también|lea además|te puede interesar|le puede interesar|le recomendamos|vea también"
    "|ver también|leer más"
    "|leia também|leia mais|veja também|saiba mais|confira|lesen sie auch|lesen sie mehr|lesen sie hier|mehr zum thema"
    "|mehr dazu|auch interessant|passend dazu|leggi anche|leggi pure|guarda anche|vedi anche|lees ook"
    "|bekijk ook|läs också"
    "|läs mer|les også|læs også|lue myös|czytaj także|czytaj też|czytaj więcej|zobacz też|zobacz także"
    "|přečtěte si také"
    "|čtěte také|olvasta már|citește și|прочетете още|διαβάστε επίσης|διαβάστε ακόμη|читайте также|читайте"
    "|читать также"
    "|см\\. также|смотрите также|по теме|читайте також|ayrıca okuyun|bunu da okuyun|ilgili haber|baca juga|simak juga"
    "|lihat juga|baca|xem thêm|đọc thêm|延伸閱讀|延伸阅读|相关阅读|相關閱讀|相关报道|相關報導|推荐阅读|更多"
    "|関連記事|あわせて読みたい|관련기사"
    "|اقرأ أيضا|اقرأ أيضًا|اقرأ ايضا|اقرأ المزيد|شاهد أيضا|إقرأ أيضا|طالع أيضا|بیشتر بخوانید|همچنین بخوانید"
    "|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|আরও পড়ুন|קראו גם"
)

# Lines behind which only comments and forms stand; a pattern of folded lines.
TERMINALS = (
    "click to comment|(?:leave a|post a|write a|add a) (?:reply|comment)(?: cancel reply)?|leave your comment.{0,20}"
    "|your email address will not be published.*|join the (?:conversation|discussion)|\\d+ (?:comments?"
    "|responses?|replies)"
    "|(?:comments?|commentaires|comentarios|kommentare) ?\\(\\d+\\)|laisser un commentaire.{0,30}"
    "|deja (?:un comentario|una respuesta).{0,30}"
    "|deixe (?:um comentário|uma resposta).{0,30}|schreibe einen kommentar.{0,30}|lascia un commento.{0,30}"
    "|laat een reactie achter.{0,30}|dodaj komentarz.{0,30}|добавить комментарий.{0,30}|оставить комментарий.{0,30}"
    "|bir (?:yanıt|cevap) yazın.{0,30}|tinggalkan balasan.{0,30}|اترك تعليقا?ً?.{0,30}|أضف تعليق.{0,30}"
    "|发表评论.{0,30}|網友評論.{0,30}"
)

# Lines behind which mostly other articles are named; a pattern of folded lines.
WEAK_TERMINALS = (
    "related (?:articles?|posts?|stories|news|content)|you (?:may|might) also like|more from .{1,40}"
    "|recommended(?: for you| stories)?"
    "|(?:most|popular) (?:read|popular|viewed|posts)|trending(?: now)?|up next|don't miss|latest news"
    "|sur le même sujet"
    "|articles similaires|artículos relacionados|noticias relacionadas|notícias relacionadas|articoli correlati"
    "|ähnliche artikel|das könnte sie auch interessieren|mehr zum thema|похожие новости|новости по теме|читайте также"
    "|مواضيع ذات صلة|相关阅读|相關新聞|相关新闻|関連記事|관련기사"
)
