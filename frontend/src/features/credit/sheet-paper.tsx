/** A sheet of the official form: who it is about, what the year became, what follows from it. */
import { dateFull, fullName, nip } from '@/lib/format'
import { useMe } from '@/lib/session'

import type { Sheet } from './credit-queries'
import { Converted, Fixed, Steps } from './sheet-tables'
import { sheetWords as words } from './sheet-words'

export function SheetPaper({ sheet }: { sheet: Sheet }) {
  const me = useMe()
  const isPak = sheet.kind === 'penetapan'
  return (
    <article className="paper upright" lang="id">
      <header>
        <h2 className="form">{words.title[sheet.kind]}</h2>
        <p>{words.number}</p>
        <p className="of">
          <span>{words.city}</span>
          <span>{words.period(dateFull(`${sheet.year}-01-01`, 'id'), dateFull(`${sheet.year}-12-31`, 'id'))}</span>
        </p>
      </header>
      <About sheet={sheet} />
      {isPak ? <Fixed sheet={sheet} /> : <Converted sheet={sheet} />}
      {isPak && <Steps sheet={sheet} />}
      <Signature sheet={sheet} />
      {isPak && <p className="foot">{words.copies}</p>}
      <p className="foot">{words.printed(fullName(me), dateFull(sheet.issued_on, 'id'))}</p>
    </article>
  )
}

function About({ sheet: { kind, person } }: { sheet: Sheet }) {
  const since = person.position_since ? `, TMT ${dateFull(person.position_since, 'id')}` : ''
  const facts: readonly [keyof typeof words.facts, string][] = [
    ['name', fullName(person)],
    ['nip', person.nip ? nip(person.nip) : words.nothing],
    ['sex', person.sex ? words.sex[person.sex] : words.nothing],
    ['grade', person.grade ? `${person.pangkat ? `${person.pangkat}, ` : ''}${person.grade}` : words.nothing],
    ['position', `${person.position ?? words.nothing}${since}`],
    ['unit', person.unit_name],
  ]
  return (
    <table className="sides">
      <thead>
        <tr><th scope="colgroup" colSpan={3} className="part">{words.about[kind]}</th></tr>
      </thead>
      <tbody>
        {facts.map(([fact, said], index) => (
          <tr key={fact}>
            <td className="no">{index + 1}</td>
            <td className="fact">{words.facts[fact]}</td>
            <td>{said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Signature({ sheet: { signer, issued_on } }: { sheet: Sheet }) {
  return (
    <div className="signatures">
      <div />
      <div>
        <p>{words.place(dateFull(issued_on, 'id'))}</p>
        <p>{words.signer}</p>
        <p className="ink" />
        <p className="signer">{signer ? fullName(signer) : '……………………………'}</p>
        {signer?.nip && <p>NIP {nip(signer.nip)}</p>}
      </div>
    </div>
  )
}
