"""Zip archives that are one document: what office programs, e-readers and Java make of zip."""

from zipfile import ZipFile

from transforms.readers.packed.zip_member import ERRORS

# A part that every file of the format has. The last is of all that Microsoft's programs write.
_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "ppt/presentation.xml": "pptx",
    "Index/Document.iwa": "iwork",
    "AndroidManifest.xml": "apk",
    "META-INF/MANIFEST.MF": "jar",
    "[Content_Types].xml": "opc",
}
# What a part `mimetype` says: OpenDocument, EPUB, InDesign.
_TYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/epub+zip": "epub",
    "application/vnd.adobe.indesign-idml-package": "idml",
}
_TYPE_BYTES = 100


def office_format(archive: ZipFile) -> str | None:
    """Format of a document that is a zip archive; None for an archive of files."""
    names = set(archive.namelist())
    if found := next((name for part, name in _PARTS.items() if part in names), None):
        return found
    if "mimetype" not in names:
        return None
    try:
        with archive.open("mimetype") as part:
            return _TYPES.get(part.read(_TYPE_BYTES).decode("ascii", "replace").strip())
    except ERRORS:
        return None
