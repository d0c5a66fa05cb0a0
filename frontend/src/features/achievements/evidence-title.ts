/** A name for evidence that nobody has to type: what the file calls itself, where that says something. */

/** What cameras, chat programs and scanners call their files. */
const NAMELESS = /^(img|image|dsc|dcim|pxl|photo|foto|cimg|mvimg|scan|screenshot|whatsapp image|document|dokumen)?[\s\-.()\d]*(at|wa|pm|am)?[\s\-.()\d]*$/i
const LONGEST = 120

/** `otherwise`: what it proves and when. */
export function proposedTitle(fileName: string, otherwise: string) {
  const name = fileName.replace(/\.\w+$/, '').replaceAll(/[_\s]+/g, ' ').trim()
  const says = name.length >= 3 && !NAMELESS.test(name)
  return (says ? name : otherwise).slice(0, LONGEST)
}
