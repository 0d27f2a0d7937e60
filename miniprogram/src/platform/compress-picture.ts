/** Below this a picture travels as it is. */
const SMALL_BYTES = 1024 * 1024
/** Print on a document stays readable at this many pixels along the longer side. */
const LONGEST_SIDE = 2400
const QUALITY = 0.82

/** A photograph of a phone has 5 to 15 MB: made smaller before it travels. Anything else, and what gains nothing, stays. */
export async function compressPicture(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= SMALL_BYTES) return file
  try {
    const smaller = await draw(await createImageBitmap(file))
    return smaller && smaller.size < file.size ? smaller : file
  } catch {
    // Not a picture after all: the server says so.
    return file
  }
}

function draw(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
