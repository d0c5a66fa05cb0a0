/** The words of services beside the goals that they serve. */
const id = {
  title: 'Layanan dan sasaran yang dilayaninya',
  service: 'Layanan',
  onTime: 'Sesuai standar',
  median: 'Median',
  late: (late: string, done: string) => `${late} dari ${done} lewat standar`,
  standard: (unit: string, days: string) => `${unit}, standar ${days} hari kerja`,
  noStandard: (unit: string) => `${unit}, belum ada standar`,
  serves: (goal: string) => `Mendukung: ${goal}`,
  against: (share: string, target: string) => `${share} dari target ${target}`,
  days: (n: string) => `${n} hari`,
  running: (running: string, noun: string) => `${running} ${noun} berjalan`,
  overdue: (n: string) => `${n} lewat batas`,
  none: 'belum ada yang selesai',
}
const en: typeof id = {
  title: 'Services and the goals that they serve',
  service: 'Service',
  onTime: 'Within the standard',
  median: 'Median',
  late: (late, done) => `${late} of ${done} past the standard`,
  standard: (unit, days) => `${unit}, standard ${days} working days`,
  noStandard: (unit) => `${unit}, no standard yet`,
  serves: (goal) => `Serves: ${goal}`,
  against: (share, target) => `${share} of a target of ${target}`,
  days: (n) => `${n} days`,
  running: (running, noun) => `${running} ${noun} under way`,
  overdue: (n) => `${n} past their day`,
  none: 'nothing done yet',
}
export const serviceMessages = { id, en }
