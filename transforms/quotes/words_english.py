"""Words of attribution in English."""

from transforms.quotes.words import Words

ENGLISH = Words(
    claims="""said says say told tells tell added adds add stated states stated stressed stresses emphasized
    emphasised emphasizes noted notes explained explains argued argues wrote writes write written professed
    professes tweeted posted declared declares announced announces insisted insists insist warned warns warn claimed
    claims claim replied responded answered continued concluded observed remarked commented recalled recalls
    admitted admits acknowledged acknowledges conceded concedes asserted asserts maintained maintains contended
    contends vowed vows pledged promised promises predicted predicts suggested suggests suggest testified reiterated
    reiterates repeated repeats underscored confirmed confirms confirm complained cautioned countered reported
    reports agreed reaffirmed revealed reveals mentioned alleges believes believed believe thinks thought think
    feels felt joked estimated estimates""",
    verbs="""highlighted asked asks urged urges urge called calls call quipped shouted yelled lamented laments
    boasted mused exclaimed cried responds replies answers continues concludes expressed described describes
    describe accused accuses denied denies deny charged offered pointed points quoted cited hailed praised slammed
    blasted criticized criticised condemned dismissed branded labeled labelled dubbed welcomed demanded demands
    recounted whispered laughed sighed interjected ventured chimed tweets posts jokes remembers remembered wondered
    wonders likened compared characterized characterised referred mocked derided decried denounced denounces ruled
    put reads read sang chanted enthused volunteered opined assured assures counselled advised advises confessed
    confesses snaps spoken texted emailed blogged proclaimed proclaims pronounced lectured pleaded pleads begged
    taunted teased thundered railed ranted raged bemoaned bemoans complains quips mutters muttered instructed
    ordered insinuated hinted hints clarified specified detailed outlined recommended echoed kidded gushed crowed
    recounts intoned lambasted rebuked scolded chided touted trumpeted hollered howled hissed proposed cheered
    bragged elaborated deadpanned marveled marvelled fumed snapped retorted summed signed""",
    needs="put it|chimed in|summed up",
    participles="""saying adding calling describing arguing warning noting telling claiming insisting writing
    tweeting declaring explaining stressing asking stating accusing suggesting promising acknowledging dismissing
    denouncing labeling labelling branding urging recalling referring shouting writing reading""",
    agents="by",
    naming="called calls named dubbed labeled labelled branded read",
    is_inverted=False,
    passives="quoted as saying|reported as saying|cited as saying|quoted saying",
    idle="continued to|continues to|continue to|felt like|feels like|pointed to|asks for",
    by="according to",
    that="that",
    as_="as",
    zero="""said says say claimed claims claim believes believe believed thinks think thought insisted insists added
    adds acknowledged estimated estimates confirmed argues argue suggested feels felt""",
    he="he she",
    it="it",
    they="they",
    we="we i you there",
    relatives="who which whom what that",
    determiners="""the a an his her their its my our your one two three four five six seven eight nine ten some many
    most several another each every both all no these those this any few dozens hundreds""",
    coordinators="and but then or",
    links="of for from at with behind",
    prepositions="""of for from at with behind in on by near to against inside outside under over about between
    among within during across around into onto off through toward towards via like without despite""",
    stops="""and but or nor so yet as when while because after before if though although since until unless where
    whose whom whether than that what how why then is was are were be been being am has have had do does did will
    would can could may might must should shall not also later again too however meanwhile still now here today
    yesterday tomorrow tonight earlier recently already just only even once never always often instead nothing yes
    ago last this next soon rather perhaps thus hence asked when amid following""",
    fillers="""has have had will would also later then again once since never not did do does may might can could
    recently already reportedly earlier still now just even further simply publicly repeatedly instead further first
    always often further himself herself itself themselves all both too soon went on to don't doesn't didn't won't
    wouldn't can't couldn't hasn't haven't hadn't shouldn't""",
    passive="is was are were be been being am isn't wasn't aren't weren't",
    role_endings="ist woman person ician maker keeper worker",
    times="""monday tuesday wednesday thursday friday saturday sunday yesterday today tonight late early earlier mon
    tue wed thu fri sat sun thurs tues jan feb mar apr may jun jul aug sept sep oct nov dec january february march
    july september october november december""",
    roles="""police officials authorities critics residents experts analysts researchers scientists sources
    prosecutors lawyers witnesses organisers organizers supporters opponents doctors investigators firefighters
    neighbours neighbors economists activists campaigners aides advisers lawmakers republicans democrats others
    relatives friends people some many most several both court staff workers parents teachers scientists observers
    traders diplomats protesters survivors locals villagers detectives engineers historians commentators executives
    reports report investors executives dealers brokers farmers students soldiers rescuers officers leaders
    ministers""",
)
