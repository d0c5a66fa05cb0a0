const id = {
  nudge: {
    today: 'hari ini',
    by: (who: string, day: string) => (who ? `Diingatkan ${who}, ${day}.` : `Diingatkan ${day}.`),
    about: (n: number) => `Tentang ${n} orang.`,
    times: (n: number) => `${n} pengingat minggu ini.`,
  },
  reminder: {
    plan: { what: (year: string) => `Susun SKP ${year} Anda`, why: 'SKP Anda belum ada, atau belum dikirim kepada penilai.', act: 'Buka SKP' },
    feedback: { what: (_year: string, people: number) => `Beri umpan balik kepada ${people} orang di tim Anda`, why: 'Mereka belum menerima umpan balik pada periode ini.', act: 'Buka tim' },
  },
}
const en: typeof id = {
  nudge: {
    today: 'today',
    by: (who, day) => (who ? `Reminded by ${who}, ${day}.` : `Reminded ${day}.`),
    about: (n) => `About ${n} people.`,
    times: (n) => `${n} reminders this week.`,
  },
  reminder: {
    plan: { what: (year) => `Write your plan of ${year}`, why: 'You have no plan yet, or it was not sent to your assessor.', act: 'Go to my plan' },
    feedback: { what: (_year, people) => `Give feedback to ${people} ${people === 1 ? 'person' : 'people'} of your team`, why: 'They have received no feedback in this period.', act: 'Go to my team' },
  },
}
export const nudgeMessages = { id, en }
