/** The namespaces a workbook's parts are written in: transitional (what Excel writes) and strict. */

export const SPREADSHEET_NAMESPACES = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
] as const

/** Of `r:id`; relationship types begin with these as well. */
export const OFFICE_RELATIONSHIP_NAMESPACES = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
] as const

export const PACKAGE_RELATIONSHIP_NAMESPACES = ['http://schemas.openxmlformats.org/package/2006/relationships'] as const

export const CONTENT_TYPE_NAMESPACES = ['http://schemas.openxmlformats.org/package/2006/content-types'] as const
