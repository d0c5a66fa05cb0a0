/** How a condition stands, from the facts that the server gives; with its own noun where it stands in a list. */
import type { Condition, Fact } from './promotion-queries'
import { factsOf, type Speaker } from './say-condition'

/** As it stands below its title, which names it already. */
export function evidenceBelow(condition: Condition, say: Speaker): string {
  if (condition.code === 'no_sanction' && condition.state === 'met') return ''
  const [all] = factsOf(condition, 'points')
  if (condition.code !== 'credit' || !all) return evidenceOf(condition, say)
  const { t, points } = say
  if (condition.state === 'met') return points(all.have) + sumOf(factsOf(condition, 'points_part'), say)
  return [t.nowHas(points(all.have)), condition.missing_points && t.lacks(points(condition.missing_points))].filter(Boolean).join(', ')
}

export function evidenceOf(condition: Condition, say: Speaker): string {
  switch (condition.code) {
    case 'credit': return credit(condition, say)
    case 'time_in_rank': return held(condition, 'rank', say)
    case 'time_in_post': return held(condition, 'post', say)
    case 'time_in_level': return held(condition, 'level', say)
    case 'predikat': return ratings(condition, say)
    case 'no_sanction': return sanctions(condition, say)
    case 'rank_ceiling': return ceiling(condition, say)
    case 'exam': return exam(condition, say)
    case 'competence_test': return test(condition, say)
    case 'vacancy': return seats(condition, say)
    case 'level_first': return levelFirst(condition, say)
    case 'exceptional_work': return merit(condition, say)
  }
}

function credit(condition: Condition, say: Speaker) {
  const { t, points } = say
  const [all] = factsOf(condition, 'points')
  if (!all) return t.noPoints
  const sum = condition.state === 'met' ? sumOf(factsOf(condition, 'points_part'), say) : ''
  const lacks = condition.missing_points && condition.state !== 'met' ? `, ${t.lacks(points(condition.missing_points))}` : ''
  return t.points(points(all.have), points(all.need)) + lacks + sum
}

/** "(43,75 lama + 3 × 37,5)": what is alike stands together. */
function sumOf(parts: Fact[], { t, points }: Speaker) {
  const said: { text: string; times: number }[] = []
  for (const { have, value } of parts) {
    const text = [points(have), t.part[value ?? ''] ?? value].filter(Boolean).join(' ')
    const last = said.at(-1)
    if (last?.text === text) last.times += 1
    else said.push({ text, times: 1 })
  }
  if (said.length === 0) return ''
  return ` (${said.map(({ text, times }) => (times > 1 ? `${times} × ${text}` : text)).join(' + ')})`
}

function held(condition: Condition, kind: 'rank' | 'post' | 'level', { t, duration }: Speaker) {
  const [fact] = factsOf(condition, kind)
  if (!fact || fact.months === null) return t.noStart[kind]
  if (condition.state === 'met') return t.held(duration(fact.months), t.in[kind])
  return t.only(duration(fact.months), t.in[kind], duration(fact.need_months ?? 0))
}

function ratings(condition: Condition, { t, predikat }: Speaker) {
  return factsOf(condition, 'predikat')
    .map(({ year, value }) => (value ? t.predikat(year ?? 0, predikat(value)) : t.noPredikat(year ?? 0)))
    .join(', ')
}

function sanctions(condition: Condition, { t, named, day }: Speaker) {
  const found = factsOf(condition, 'sanction')
  return found.map(({ value, until_on }) => t.sanction(named('severity', value), day(until_on))).join(', ') || t.noSanction
}

function ceiling(condition: Condition, { t, named, level }: Speaker) {
  const found = factsOf(condition, 'degree', 'post_limit')
  const said = found.map(({ kind, value, limit }) => (kind === 'degree' ? t.degreeLimit(named('degree', value), limit ?? '') : t.postLimit(level(value), limit ?? '')))
  return said.join(', ') || t.noDegree
}

function exam(condition: Condition, { t, named, day }: Speaker) {
  const [fact] = factsOf(condition, 'exam', 'degree', 'merit')
  if (condition.state !== 'met' || !fact) return t.exam[condition.state]
  const passed = named('exam', fact.value)
  return passed === fact.value ? t.exempt(named('degree', fact.value)) : t.passed(passed, day(fact.from_on))
}

function test(condition: Condition, { t, level, day }: Speaker) {
  const [fact] = factsOf(condition, 'test')
  if (condition.state === 'met' && fact?.from_on) return t.passed(`${t.name.competence_test} ${level(fact.value)}`, day(fact.from_on))
  if (condition.state === 'not_met' && fact?.until_on) return t.testLapsed(day(fact.until_on))
  return t.test[condition.state]
}

function seats(condition: Condition, { t, level, points }: Speaker) {
  const [fact] = factsOf(condition, 'seats')
  if (!fact || fact.need === null) return t.noSeats(level(fact?.value ?? null))
  return t.seats(points(fact.have), points(fact.need), level(fact.value))
}

/** R82: unless nobody is needed there, the level rises first; R81: a level that does not fit the golongan has to. */
function levelFirst(condition: Condition, say: Speaker) {
  const { levelFirst: words } = say.t
  if (condition.rule_id === 'R81') return words.misfit
  return condition.state === 'unknown' ? seats(condition, say) : `${words[condition.state]} (${seats(condition, say)})`
}

function merit(condition: Condition, { t, day }: Speaker) {
  const [fact] = factsOf(condition, 'merit')
  return fact ? `${t.merit.met}, ${day(fact.from_on)}` : t.merit[condition.state]
}
