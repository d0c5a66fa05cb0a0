/** Words for how one likes to read. */
const id = {
  look: 'Tampilan',
  looks: { auto: 'Ikut perangkat', light: 'Terang', dark: 'Gelap' },
  size: 'Ukuran huruf',
  sizes: { normal: 'Biasa', large: 'Besar', larger: 'Sangat besar' },
  language: 'Bahasa',
  languages: { id: 'Indonesia', en: 'English' },
}
const en: typeof id = {
  look: 'Appearance',
  looks: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  size: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', larger: 'Very large' },
  language: 'Language',
  languages: { id: 'Indonesia', en: 'English' },
}
export const readingMessages = { id, en }
