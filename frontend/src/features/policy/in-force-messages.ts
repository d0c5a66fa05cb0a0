/** Which policies hold on a day. */
const id = {
  title: (day: string) => `Kebijakan yang berlaku ${day}`,
  lead: 'Kebijakan yang aturannya dipakai pada hari itu, dengan ayat yang menetapkannya.',
  none: 'Pada hari itu semua aturan masih seperti ketika aplikasi ini dimulai: dari peraturan dan penetapan kota.',
  decision: (number: string) => `Keputusan ${number}`,
  paragraph: (rule: string) => `Baca ayatnya: ${rule}`,
  rules: 'Semua aturan yang berlaku sekarang',
}
const en: typeof id = {
  title: (day) => `Policies in force on ${day}`,
  lead: 'Policies whose rules were used on that day, with the paragraphs that made them.',
  none: 'On that day all rules were as this application began: from the regulation and the city.',
  decision: (number) => `Decision ${number}`,
  paragraph: (rule) => `Read its paragraph: ${rule}`,
  rules: 'All rules in force now',
}
export const inForceMessages = { id, en }
