"""Names under which scrapers and news interfaces give the fields of an article."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

# Compared without case and without _ - : . and spaces; of several that hold something the first counts.
_NAMES = """
text: text maintext body articlebody bodytext fulltext cleanedtext articletext plaintext storytext rawtext content
text: contentencoded article story cleancontent contents paragraphs newstext message textcontent contenttext
text: articlecontent maincontent fullcontent newscontent
html: html rawhtml bodyhtml articlehtml contenthtml htmlcontent cleanedhtml pagehtml pagesource rawcontent bodyxhtml
headline: headline title webtitle articletitle newstitle ogtitle heading name
kicker: kicker overline eyebrow topline roofline supertitle
standfirst: standfirst subtitle subheadline subheading subhead dek deck trailtext
summary: abstract description excerpt teaser lead lede intro metadescription ogdescription summary
byline: authors author byline creators creator dccreator writers writer authornames authorname
published: datepublish published publishdate pubdate datepublished publishedat publishedtime publishingdate
published: publicationdate publishedon publisheddate firstpublished webpublicationdate datetimepub dategmt datetime date
published: articlepublishedtime seendate pubtime posttime created createdat datecreated versioncreated
published: firstcreated timestamp time
modified: datemodify modifiedgmt modified datemodified modifiedat modifieddate updated updatedat dateupdated
modified: lastmodified
url: url link canonicalurl canonicallink canonical weburl articleurl sourcelink permalink requestedurl respondedurl
url: originalurl ogurl documentidentifier guid uri
source: source outlet site sitename publisher publication medianame mediaoutlet newspaper sourcename sourcecommonname
source: metasitename sourcedomain domain hostname sourcehostname mediaurl sourceurl provider website canonicaldomain
source: ogsitename copyrightholder homepageurl
language: language lang inlanguage metalang languagecode articlelanguage
section: section articlesection sectionname category categories channel desk rubric wpterm
agency: agency newsagency wire credit creditline
dateline: dateline datelineplace located
image_url: imageurl image urltoimage topimage leadimage leadimageurl mainimage featuredimage featuredimageurl
image_url: jetpackfeaturedmediaurl wpfeaturedmedia bannerimage socialimage ogimage metaimg thumbnail thumbnailurl
image_url: thumb images imageurls
"""


def _field_map() -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        field, names = line.split(": ")
        fields[field] = (*fields.get(field, ()), *names.split())
    return fields


FIELD_MAP: Mapping[str, tuple[str, ...]] = MappingProxyType(_field_map())

_IGNORED = str.maketrans("", "", "_-:. ")
# 4,096: records of one file share a few dozen names; a batch has files of some hundred makers.
_KNOWN_NAMES = 4096


def extended(base: Mapping[str, tuple[str, ...]], names: object) -> Mapping[str, tuple[str, ...]]:
    """The map with a user's names before its own; raises ValueError for what is no field, or no list of names."""
    if not isinstance(names, Mapping):
        raise ValueError("it is no table of lists, such as headline = ['titulo']")  # noqa: TRY004  # a setting's value
    added = dict(base)
    for field, more in names.items():
        if field not in base:
            raise ValueError(f"there is no field {field!r}; there are {', '.join(sorted(base))}")
        if not isinstance(more, list) or not all(isinstance(name, str) for name in more):
            raise ValueError(f"{field} is no list of names")
        added[field] = (*(normal_name(name) for name in more), *base[field])
    return MappingProxyType(added)


@lru_cache(maxsize=_KNOWN_NAMES)
def normal_name(name: str) -> str:
    """Name as names are compared: in lower case, without `_ - : .` and spaces."""
    return name.lower().translate(_IGNORED)
