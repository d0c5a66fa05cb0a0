/** Words about why somebody stands where they stand in the queue for a seat. */
const id = {
  why: 'Mengapa Anda',
  whyOf: (name: string) => `Mengapa ${name}`,
  unnamedNeed: (since: string) => `Menjawab kebutuhan yang tercatat sejak ${since}.`,
  lastTrained: (month: string) => `Pelatihan terakhir ${month}.`,
  neverTrained: 'Belum pernah ikut pelatihan yang tercatat di sini.',
  roster: (away: number, most: number, people: number) =>
    away === 0 ? `Saat urutan dibuat, belum ada rekan seunit yang pergi pada hari-hari itu. Paling banyak ${most} dari ${people} orang pergi bersamaan.` : `Saat urutan dibuat, ${away} rekan seunit sudah pergi pada hari-hari itu. Paling banyak ${most} dari ${people} orang pergi bersamaan.`,
  queue: (seats: number, candidates: number, place: number) => `${seats} kursi untuk ${candidates} orang. Urutan ${place},`,
  passed: (n: number) => (n === 0 ? 'belum pernah dilewati.' : `sudah ${n} kali dilewati.`),
  how: 'Cara urutan dibuat',
  howMore: [
    'Yang hampir terlalu sering dilewati didahulukan.',
    'Lalu yang kebutuhannya lebih kuat: lebih banyak fakta yang menunjukkannya.',
    'Lalu yang lebih sering dilewati, dan yang lebih lama belum ikut pelatihan.',
    'Bila masih sama, diundi; undiannya berbeda untuk tiap pelatihan.',
    'Dari satu unit tidak terlalu banyak orang pergi bersamaan. Tidak ada yang dilewati tiga kali tanpa alasan tertulis.',
  ],
  origin: {
    indicator: (text: string, value: string, target: string, periods: number) => `“${text}”: ${value} dari ${target}, ${periods} periode berturut-turut.`,
    advice: (author: string, text: string) => `Saran ${author}: “${text}”`,
    feedback: (value: string) => `Umpan balik tentang nilai ${value}.`,
    gap: (level: number, needed: number) => `Tingkat ${level} menurut atasan, jabatan perlu ${needed}.`,
    wish: (text: string) => `Keinginan sendiri: “${text}”`,
  },
}
const en: typeof id = {
  why: 'Why you',
  whyOf: (name) => `Why ${name}`,
  unnamedNeed: (since) => `Answers a need recorded since ${since}.`,
  lastTrained: (month) => `Last training: ${month}.`,
  neverTrained: 'No training recorded here so far.',
  roster: (away, most, people) => `When the queue was made, ${away === 0 ? 'no colleague' : away === 1 ? 'one colleague' : `${away} colleagues`} of the unit would be away on these days. At most ${most} of ${people} go at once.`,
  queue: (seats, candidates, place) => `${seats} ${seats === 1 ? 'seat' : 'seats'} for ${candidates} people. Place ${place},`,
  passed: (n) => (n === 0 ? 'never passed over.' : `passed over ${n === 1 ? 'once' : `${n} times`}.`),
  how: 'How the queue is made',
  howMore: [
    'Whoever has nearly been passed over too often comes first.',
    'Then whoever has the stronger need: more facts point to it.',
    'Then whoever was passed over more often, and whoever has gone longest without training.',
    'If all that is equal, a lot decides; it differs from training to training.',
    'Not too many of one unit are away at once. Nobody is passed over three times without a written reason.',
  ],
  origin: {
    indicator: (text, value, target, periods) => `“${text}”: ${value} of ${target}, ${periods} periods running.`,
    advice: (author, text) => `Advice of ${author}: “${text}”`,
    feedback: (value) => `Feedback about the value ${value}.`,
    gap: (level, needed) => `Level ${level} in the superior’s view; the post needs ${needed}.`,
    wish: (text) => `Own wish: “${text}”`,
  },
}
export const reasonMessages = { id, en }
export type ReasonWords = typeof id
