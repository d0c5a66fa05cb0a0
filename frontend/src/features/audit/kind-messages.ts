/** What happened, in words, by what it happened to: every kind of event that the API knows, or this does not compile. */
import { kindEnglish } from './kind-english'
import { kindIndonesian } from './kind-indonesian'
import type { Kind } from './trail-queries'

type Words = Record<Kind, string>

const flat = (groups: typeof kindIndonesian): Words => ({ ...groups.plan, ...groups.work, ...groups.measured, ...groups.evaluation, ...groups.career, ...groups.learning, ...groups.policy, ...groups.people, ...groups.access })

/** By group, to choose from; and flat, to read. */
export const kindMessages = { id: { groups: kindIndonesian, words: flat(kindIndonesian) }, en: { groups: kindEnglish, words: flat(kindEnglish) } }
