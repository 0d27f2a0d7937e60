/** A file that is larger than whoever asked for it can use. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
}

/** The whole of a stream. Throws FileTooLarge as soon as it exceeds `maxBytes`; the rest is never read. */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  maxBytes = Infinity,
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw new FileTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
