/** Makes a photo small enough for a weak network and large enough to read: what a camera gives is ten times more. */
export const LONGEST_SIDE = 2000
const QUALITY = 0.8
/** Below this nothing is gained that anybody would notice. */
const SMALL = 400 * 1024
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Give a smaller file, or the same where it is small already, no picture, or one that this browser cannot read. */
export async function reduceImage(file: File): Promise<File> {
  if (!PICTURES.has(file.type) || file.size <= SMALL) return file
  const reduced = await drawSmaller(file).catch(() => null)
  if (!reduced || reduced.size >= file.size) return file
  return new File([reduced], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg', lastModified: file.lastModified })
}

async function drawSmaller(file: File): Promise<Blob | null> {
  const picture = await decode(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const paper = canvas.getContext('2d')
  if (!paper) return null
  // What is transparent would become black.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(picture.source, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

type Picture = { source: CanvasImageSource; width: number; height: number; close: () => void }

/** The way up is the one that the camera noted (EXIF), in both ways to read a picture. */
async function decode(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (bitmap) return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() }
  const image = new Image()
  const address = URL.createObjectURL(file)
  try {
    image.src = address
    await image.decode()
  } finally {
    URL.revokeObjectURL(address)
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, close: () => undefined }
}
