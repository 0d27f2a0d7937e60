export interface SignatureFacts {
  /** Who signs, as PDF readers show it. */
  name: string
  reason: string
  location: string
  at: Date
}

/** Room for the CMS container: chain, attributes and a later time-stamp. */
export const CONTENTS_BYTES = 12_288
/** Ten digits, replaced by numbers of the same width after the file is laid out. */
export const RANGE_PLACEHOLDER = 9_999_999_999

/** An invisible signature field whose value is filled in after drawing (ISO 32000-1, 12.8; PAdES: ETSI.CAdES.detached). */
export function addSignaturePlaceholder(doc: PDFKit.PDFDocument, facts: SignatureFacts): void {
  const pdf = doc as unknown as RawDocument
  const value = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, RANGE_PLACEHOLDER, RANGE_PLACEHOLDER, RANGE_PLACEHOLDER],
    Contents: Buffer.alloc(CONTENTS_BYTES),
    Name: new String(facts.name),
    Reason: new String(facts.reason),
    Location: new String(facts.location),
    M: facts.at,
  })
  value.end()
  const widget = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    V: value,
    T: new String('IssuingAuthority'),
    F: 132,
    P: pdf.page.dictionary,
  })
  widget.end()
  pdf.page.annotations.push(widget)
  // The widget draws nothing, so the form needs no font; pdfkit ends the form with the document.
  doc.initForm()
  const form = pdf._root.data.AcroForm.data
  form['SigFlags'] = 3
  form['Fields'] = [widget]
}

/** What pdfkit offers for objects of one's own, untyped upstream. */
interface RawDocument {
  ref(data: Record<string, unknown>): { end(): void }
  page: { dictionary: unknown; annotations: unknown[] }
  _root: { data: { AcroForm: { data: Record<string, unknown> } } }
}
