interface Field {
  name: string
  type: string
  length: number
}

export interface DbfSpec {
  fields: readonly Field[]
  /** Text is written in GBK, bytes as they are. */
  rows: readonly (readonly (string | Buffer)[])[]
  deleted?: readonly number[]
  version?: number
  codePage?: number
  endMark?: boolean
  /** What the header says where that is not so. */
  saysRecords?: number
  saysRecordLength?: number
  saysHeaderLength?: number
  terminator?: number
  mark?: number
}

const BACKLINK_BYTES = 263

/** A DBF byte by byte, honest unless a test says otherwise. */
export function dbfFile(spec: DbfSpec): Buffer {
  const { fields, rows, version = 0x03, codePage = 0, deleted = [] } = spec
  const backlink = version === 0x30 ? BACKLINK_BYTES : 0
  const headerLength = 32 + 32 * fields.length + 1 + backlink
  const recordLength = 1 + fields.reduce((sum, it) => sum + it.length, 0)
  const prologue = Buffer.alloc(32)
  prologue.set([version, 126, 6, 30])
  prologue.writeUInt32LE(spec.saysRecords ?? rows.length, 4)
  prologue.writeUInt16LE(spec.saysHeaderLength ?? headerLength, 8)
  prologue.writeUInt16LE(spec.saysRecordLength ?? recordLength, 10)
  prologue[29] = codePage
  const descriptors = fields.map(({ name, type, length }) => {
    const bytes = Buffer.alloc(32)
    bytes.set(inGbk(name).subarray(0, 10))
    bytes[11] = type.charCodeAt(0)
    bytes[16] = length
    return bytes
  })
  const records = rows.map((row, at) => {
    const bytes = Buffer.alloc(recordLength, 0x20)
    bytes[0] = deleted.includes(at) ? 0x2a : (spec.mark ?? 0x20)
    let offset = 1
    fields.forEach(({ length }, column) => {
      const value = row[column] ?? ''
      bytes.set((typeof value === 'string' ? inGbk(value) : value).subarray(0, length), offset)
      offset += length
    })
    return bytes
  })
  return Buffer.concat([
    prologue,
    ...descriptors,
    Buffer.from([spec.terminator ?? 0x0d]),
    Buffer.alloc(backlink),
    ...records,
    ...(spec.endMark === false ? [] : [Buffer.from([0x1a])]),
  ])
}

let table: Map<string, number[]> | undefined

/** The platform decodes GBK but does not encode it: the table is turned round once. */
function inGbk(text: string): Buffer {
  if (!table) {
    table = new Map()
    const decoder = new TextDecoder('gbk')
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++) {
        const character = decoder.decode(new Uint8Array([high, low]))
        if ([...character].length === 1 && !table.has(character)) table.set(character, [high, low])
      }
  }
  return Buffer.from(
    [...text].flatMap((it) => (it < '\x80' ? [it.charCodeAt(0)] : (table?.get(it) ?? [0x3f]))),
  )
}
