const id = {
  title: 'Beranda',
  morning: 'Selamat pagi',
  noon: 'Selamat siang',
  afternoon: 'Selamat sore',
  evening: 'Selamat malam',
  nothing: 'Tidak ada yang menunggu Anda.',
  there: 'Ada ',
  turns: (n: number) => `${n} hal giliran Anda`,
  first: (days: number): string => (days < 0 ? ', ada yang sudah lewat waktu.' : days === 0 ? ', satu jatuh tempo hari ini.' : days === 1 ? ', satu jatuh tempo besok.' : '.'),
}
const en: typeof id = {
  title: 'Home',
  morning: 'Good morning',
  noon: 'Good afternoon',
  afternoon: 'Good afternoon',
  evening: 'Good evening',
  nothing: 'Nothing needs your attention.',
  there: '',
  turns: (n) => n === 1 ? 'One thing needs your attention' : `${n} things need your attention`,
  first: (days) => (days < 0 ? '; something is overdue.' : days === 0 ? '; one is due today.' : days === 1 ? '; one is due tomorrow.' : '.'),
}
export const homeMessages = { id, en }
