const id = {
  more: 'Selengkapnya',
  shown: (n: number, all: number) => `Ditampilkan ${n} dari ${all}`,
}
const en: typeof id = { more: 'More', shown: (n, all) => `${n} of ${all} shown` }
export const moreMessages = { id, en }
