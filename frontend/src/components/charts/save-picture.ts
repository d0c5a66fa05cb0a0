/** Saves a drawing as a picture: the SVG with the colours and letters that it has on screen, on paper white. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-opacity', 'opacity', 'font-size', 'font-weight', 'text-anchor'] as const
const FONT = 'system-ui, sans-serif'
/** So that it stays sharp when it is printed. */
const SHARPER = 2
const PAPER = '#FFFFFF'

export async function savePicture(drawing: SVGSVGElement, name: string) {
  const { width, height } = drawing.getBoundingClientRect()
  const picture = await loaded(addressOf(drawing, width, height))
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARPER
  canvas.height = height * SHARPER
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('This browser cannot draw')
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = `${name}.png`
  link.click()
}

/** A copy stands for itself: style sheets do not reach into a picture. */
export function addressOf(drawing: SVGSVGElement, width: number, height: number) {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const [from, to] = [drawing, copy].map((one) => [one, ...one.querySelectorAll<SVGElement>('*')]) as [SVGElement[], SVGElement[]]
  to.forEach((element, at) => {
    const shown = getComputedStyle(from[at] as SVGElement)
    for (const style of STYLES) element.style.setProperty(style, shown.getPropertyValue(style))
    element.style.setProperty('font-family', FONT)
  })
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error('The drawing cannot be read as a picture'))
    picture.src = address
  })
}
