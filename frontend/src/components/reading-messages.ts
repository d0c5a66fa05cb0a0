/** Words for how one likes to read. */
const id = {
  look: 'Tampilan',
  looks: { auto: 'Otomatis', light: 'Terang', dark: 'Gelap' },
  size: 'Ukuran huruf',
  sizes: { normal: 'Biasa', large: 'Besar', larger: 'Sangat besar' },
  language: 'Bahasa',
  languages: { id: 'Indonesia', en: 'English' },
}
const en: typeof id = {
  look: 'Appearance',
  looks: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
  size: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', larger: 'Very large' },
  language: 'Language',
  languages: { id: 'Indonesia', en: 'English' },
}
export const readingMessages = { id, en }
