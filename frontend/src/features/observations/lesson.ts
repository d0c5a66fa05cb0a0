/** A lesson in words. */
import type { Observation } from './observation-queries'

/** "08:00" as it is read: "08.00". */
export const clockOf = (time: string) => time.replace(':', '.')

type Said = { lesson: (name: string, subject: string, from: string, until: string) => string }

export const lessonOf = (one: Observation, t: Said) => t.lesson(one.class_name, one.subject, clockOf(one.from_time), clockOf(one.until_time))
