/** Everybody on a path is in one of five boxes; each opens its list and says what is mostly missing. */
import { Link } from '@tanstack/react-router'

import { useLanguage, useMessages } from '@/i18n/language'
import { number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { type Box, BOXES } from './choices'
import { conditionMessages } from './condition-messages'
import { pathMessages } from './path-messages'
import type { CandidateList, Outcome } from './promotion-queries'
import type { CandidateSearch } from './search-params'

type BoxesProps = { list: CandidateList; search: CandidateSearch; current: Outcome | null }

export function Boxes({ list, search, current }: BoxesProps) {
  const t = useMessages(candidateMessages)
  const paths = useMessages(pathMessages)
  const language = useLanguage()
  const under = useUnder(list)
  return (
    <nav aria-label={t.boxes}>
      <ul className="boxes">
        {BOXES.map((box) => (
          <li key={box}>
            <Link to="/kenaikan-pangkat" search={{ ...search, kotak: box, kurang: undefined, usul: undefined, cari: undefined }} className="card" aria-current={box === current ? 'true' : undefined} resetScroll={false}>
              <span>{paths.outcome[box]}</span>
              <b>{number(list.counts[box], language)}</b>
              <small>{under(box)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What stands under the count of a box. */
function useUnder(list: CandidateList) {
  const t = useMessages(candidateMessages).under
  const { name } = useMessages(conditionMessages)
  const language = useLanguage()
  return (box: Box) => {
    if (box === 'ready') return t.handled(list.proposed, list.decided) || t.none
    if (list.counts[box] === 0) return t.nobody
    if (box === 'too_early') return t.early
    const found = frequentIn(list, box)
    const [most, next] = found
    if (!most) return ''
    if (box === 'one_missing') return t.only(number(most.people, language), name[most.code])
    if (box === 'unknown') return t.waiting(number(most.people, language), name[most.code])
    return t.most([most, next].flatMap((one) => (one ? name[one.code] : [])).join(', '))
  }
}

export function frequentIn(list: CandidateList, box: Outcome) {
  return list.frequent.filter((one) => one.outcome === box).sort((one, other) => other.people - one.people)
}
