export type WorkbookLimits = {
  /** Size of the file as uploaded. */
  fileBytes: number
  /** Sum of the sizes of all parts once unpacked. */
  unpackedBytes: number
  /** Unpacked against packed size of one part; judged only above 1 MB. */
  packingRatio: number
  /** Number of parts in the container. */
  parts: number
  /** Rows with content below the header. */
  rows: number
  columns: number
  sharedStrings: number
  /** Heap of the worker thread. */
  memoryMb: number
  /** Time that the worker may spend in all; waiting for the caller does not count. */
  timeMs: number
}

export const defaultLimits: WorkbookLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  packingRatio: 150,
  parts: 500,
  rows: 100_000,
  columns: 512,
  sharedStrings: 2_000_000,
  memoryMb: 256,
  timeMs: 30_000,
}

/** The longest text that a cell can hold in Excel. */
export const cellCharacters = 32_767
/** The last row and column of a sheet in Excel (XFD1048576). */
export const lastRow = 1_048_576
export const lastColumn = 16_384
