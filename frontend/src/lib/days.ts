/** The API's `valid_until` is the first day that is over; people write and read the last day that still counts. */
const DAY = 86_400_000
const FOREVER = '9999'

const moved = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10)

export const untilOf = (lastDay: string): string | null => (lastDay ? moved(lastDay, 1) : null)

export const lastDayOf = (until: string): string | null => (until.startsWith(FOREVER) ? null : moved(until, -1))

export function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}
