// A photo as phones take it: large, and lying on its side with a note which way is up (EXIF orientation 6).
const NOTE = Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00060000' + '00000000', 'hex')

export async function takePhoto(page) {
  const taken = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 4000, height: 3000 })
    const paper = canvas.getContext('2d')
    for (let number = 0; number < 20_000; number += 1) {
      paper.fillStyle = `hsl(${(number * 37) % 360} 60% 50%)`
      paper.fillRect((number * 211) % 4000, (number * 97) % 3000, 30, 30)
    }
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
    const address = await new Promise((resolve) => {
      const reader = new window.FileReader()
      reader.onload = () => resolve(reader.result)
      reader.readAsDataURL(blob)
    })
    return address.split(',')[1]
  })
  const jpeg = Buffer.from(taken, 'base64')
  const head = Buffer.from([0xff, 0xe1, 0, NOTE.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, NOTE, jpeg.subarray(2)])
}

/** Width and height of a picture, as a browser shows it. */
export function sizeOf(page, content) {
  return page.evaluate(async (base64) => {
    const image = new window.Image()
    image.src = `data:image/jpeg;base64,${base64}`
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, content.toString('base64'))
}
