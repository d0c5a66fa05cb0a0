/** People with what they meet or lack beside the name; on a phone each is a card. */
import { Checkbox } from '@mantine/core'

import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { fullName, nip, postIn } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { ConditionList } from './condition-list'
import { pathMessages } from './path-messages'
import type { Candidate } from './promotion-queries'
import { Rise } from './rise'

type Choosing = { able: readonly string[]; chosen: readonly string[]; onChoose: (id: string, wanted: boolean) => void }

type CandidatesTableProps = {
  people: Candidate[]
  window: string | undefined
  /** Only what is missing, and until when. */
  lacking?: boolean
  /** In which box somebody is, where a list is of several. */
  boxed?: boolean
  /** None is chosen by who may only look. */
  choosing?: Choosing | null
}

export function CandidatesTable({ people, window, lacking = false, boxed = false, choosing = null }: CandidatesTableProps) {
  const t = useMessages(candidateMessages)
  return (
    <table className="plain cards candidates">
      <thead>
        <tr>
          <th scope="col">{t.person}</th>
          <th scope="col">{t.rise}</th>
          <th scope="col">{lacking ? t.lacks : t.conditions}</th>
          <th scope="col"><span className="visually-hidden">{t.evidence}</span></th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <div className="candidate">
                {choosing && <Box one={one} choosing={choosing} />}
                <Who one={one} window={window} />
              </div>
            </th>
            <td data-label={t.rise}>{!one.detail.why_not && <Rise {...one.detail} />}</td>
            <td>
              <Sign one={one} boxed={boxed} />
              <ConditionList detail={one.detail} agency={one.agency_id} lacking={lacking} />
            </td>
            <td className="act-cell"><TextLink to="/kenaikan-pangkat/$employeeId" params={{ employeeId: one.id }} search={{ jendela: window }} aria-label={t.evidenceOf(one.name)}>{t.evidence}</TextLink></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Box({ one, choosing: { able, chosen, onChoose } }: { one: Candidate; choosing: Choosing }) {
  const t = useMessages(candidateMessages)
  if (!able.includes(one.id)) return <span className="no-box" />
  return <Checkbox aria-label={t.choose(one.name)} checked={chosen.includes(one.id)} onChange={(event) => onChoose(one.id, event.currentTarget.checked)} />
}

function Who({ one, window }: { one: Candidate; window: string | undefined }) {
  return (
    <div>
      <TextLink fw={700} to="/kenaikan-pangkat/$employeeId" params={{ employeeId: one.id }} search={{ jendela: window }}>{fullName(one)}</TextLink>
      <span className="dim">{postIn(one.position, one.unit_name)}</span>
      {one.nip && <span className="dim">{nip(one.nip)}</span>}
    </div>
  )
}

/** Where a proposal stands, and in which box somebody is. */
function Sign({ one: { detail }, boxed }: { one: Candidate; boxed: boolean }) {
  const t = useMessages(pathMessages)
  if (!detail.proposal && !boxed) return null
  return (
    <div className="line signs">
      {boxed && <span className="chip">{t.outcome[detail.outcome]}</span>}
      {detail.proposal && <span className={`chip ${CHIP[detail.proposal.state]}`}>{t.proposal[detail.proposal.state]}</span>}
    </div>
  )
}

const CHIP = { proposed: 'wait', returned: 'warn', accepted: 'note', refused: 'bad' }
