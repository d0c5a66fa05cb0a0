/** The page's one sentence, made of figures. Pure. */
import type { CockpitWords } from './cockpit-messages'
import type { Cockpit } from './cockpit-queries'
import { onTrack, standing } from './figures'

/** `leads`: the reader decides; others look on. */
export function headingOf({ figures, decisions }: Pick<Cockpit, 'figures' | 'decisions'>, leads: boolean, t: CockpitWords, shown: (count: number) => string): string {
  const decide = leads ? t.decide(decisions.length) : t.decideOthers(decisions.length)
  return `${stands(figures, t, shown)} ${decide}`
}

function stands(figures: Cockpit['figures'], t: CockpitWords, shown: (count: number) => string) {
  const [good, all] = [onTrack(figures), standing(figures)]
  if (figures.posts === 0) return t.answer.nobody
  if (all === 0) return t.answer.none
  return good === all ? t.answer.all(shown(all)) : t.answer.some(shown(good), shown(all))
}
