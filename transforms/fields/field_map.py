"""Names under which scrapers and news interfaces give the fields of an article."""

from collections.abc import Mapping
from types import MappingProxyType

# Compared without case and without _ - : . and spaces; of several that hold something the first counts.
_NAMES = """
text: text maintext body articlebody bodytext fulltext cleanedtext articletext plaintext storytext rawtext content
text: contentencoded article story cleancontent contents paragraphs newstext message
html: html rawhtml bodyhtml articlehtml contenthtml htmlcontent cleanedhtml pagehtml pagesource rawcontent
headline: headline title webtitle articletitle newstitle ogtitle heading name
kicker: kicker overline eyebrow topline roofline supertitle
byline: authors author byline creators creator dccreator writers writer authornames authorname
published: datepublish published publishdate pubdate datepublished publishedat publishedtime publishingdate
published: publicationdate publishedon publisheddate firstpublished webpublicationdate datetimepub dategmt date
published: seendate pubtime posttime datetime created createdat datecreated versioncreated firstcreated timestamp time
modified: datemodify modified datemodified modifiedat modifieddate modifiedgmt updated updatedat dateupdated
modified: lastmodified
url: url link canonicalurl canonicallink canonical weburl articleurl sourcelink permalink requestedurl respondedurl
url: originalurl documentidentifier guid uri
source: source outlet site sitename publisher publication medianame mediaoutlet newspaper sourcename sourcecommonname
source: metasitename sourcedomain domain hostname sourcehostname mediaurl sourceurl provider website
language: language lang inlanguage metalang languagecode articlelanguage
section: section articlesection sectionname category categories channel desk rubric
agency: agency newsagency wire credit creditline
"""


def _field_map() -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        field, names = line.split(": ")
        fields[field] = (*fields.get(field, ()), *names.split())
    return fields


FIELD_MAP: Mapping[str, tuple[str, ...]] = MappingProxyType(_field_map())
