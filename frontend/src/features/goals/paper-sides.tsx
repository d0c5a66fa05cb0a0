/** The two sides on paper: who they are, above; where they sign, below. */
import { dateFull, fullName, momentShort, nip } from '@/lib/format'
import type { Plan } from '@/lib/plans'

import type { Paper } from './paper-queries'
import { gradeInFull, paperWords } from './paper-words'

type Side = Paper['employee']

const FACTS: readonly [keyof typeof paperWords.facts, (side: Side) => string][] = [
  ['name', fullName],
  ['nip', (side) => (side.nip ? nip(side.nip) : paperWords.nothing)],
  ['grade', (side) => gradeInFull(side.grade)],
  ['position', (side) => side.position ?? paperWords.nothing],
  ['unit', (side) => side.unit_name],
]

export function Sides({ paper }: { paper: Paper }) {
  const { employee, assessor, facts } = paperWords
  return (
    <table className="sides">
      <thead>
        <tr>
          <th scope="col">{paperWords.number}</th>
          <th scope="colgroup" colSpan={2}>{employee}</th>
          <th scope="col">{paperWords.number}</th>
          <th scope="colgroup" colSpan={2}>{assessor}</th>
        </tr>
      </thead>
      <tbody>
        {FACTS.map(([fact, say], index) => (
          <tr key={fact}>
            <td className="no">{index + 1}</td>
            <td className="fact">{facts[fact]}</td>
            <td>{say(paper.employee)}</td>
            <td className="no">{index + 1}</td>
            <td className="fact">{facts[fact]}</td>
            <td>{say(paper.assessor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where both sign; what was done here says so in the place of ink. */
export function Signatures({ plan, paper }: { plan: Plan; paper: Paper }) {
  const isAgreed = plan.agreed_at !== null && paper !== plan
  const on = isAgreed && plan.agreed_at ? dateFull(plan.agreed_at, 'id') : '………………………'
  return (
    <div className="signatures">
      <Signature role={paperWords.employee} side={paper.employee} done={plan.submitted_at && paperWords.submitted(momentShort(plan.submitted_at, 'id'))} />
      <Signature role={paperWords.assessor} side={paper.assessor} place={`${paperWords.place}, ${on}`} done={isAgreed && plan.agreed_at ? paperWords.signed(momentShort(plan.agreed_at, 'id')) : null} />
    </div>
  )
}

type SignatureProps = { role: string; side: Side; place?: string; done: string | null }

function Signature({ role, side, place, done }: SignatureProps) {
  return (
    <div>
      <p>{place ?? '\u00a0'}</p>
      <p>{role}</p>
      <p className="ink">{done}</p>
      <p className="signer">{fullName(side)}</p>
      {side.nip && <p>NIP {nip(side.nip)}</p>}
    </div>
  )
}
