/** `/aturan`: every rule of the system, its value, and the paragraph or the law that it comes from. */
import { useSuspenseQuery } from '@tanstack/react-query'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { type RuleSetting, settingsQuery } from './policy-queries'
import { useRules } from './say-rule'
import { settingsMessages } from './settings-messages'

export function SettingsPage() {
  const t = useMessages(settingsMessages)
  const { data } = useSuspenseQuery(settingsQuery)
  const rules = useRules()
  const items = [...data.items].sort((one, other) => rules.name(one.key).localeCompare(rules.name(other.key)) || one.population.localeCompare(other.population))
  return (
    <div className="policy">
      <nav className="crumbs small"><TextLink to="/kebijakan">{t.crumbs}</TextLink></nav>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <section className="card" aria-label={t.title}>
        <table className="plain cards policy-rules">
          <thead><tr><th scope="col">{t.rule}</th><th scope="col">{t.value}</th><th scope="col">{t.since}</th><th scope="col">{t.basis}</th></tr></thead>
          <tbody>{items.map((one) => <SettingRow key={`${one.key} ${one.population}`} setting={one} />)}</tbody>
        </table>
      </section>
    </div>
  )
}

function SettingRow({ setting }: { setting: RuleSetting }) {
  const t = useMessages(settingsMessages)
  const language = useLanguage()
  const rules = useRules()
  const isEverybodys = setting.population === 'semua'
  const name = rules.name(setting.key)
  return (
    <tr>
      <th scope="row">{name}{!isEverybodys && <div className="tiny dim">{rules.population(setting.population)}</div>}</th>
      <td data-label={t.value}>{rules.value(setting.key, setting.value)}</td>
      <td data-label={t.since}>{dateShort(setting.effective_from, language)}</td>
      <td data-label={t.basis}>
        {setting.paragraph_id ? <TextLink to="/kebijakan/ayat/$paragraphId" params={{ paragraphId: setting.paragraph_id }} aria-label={t.policyOf(name)}>{t.policy}</TextLink> : <>{setting.reason}<div className="tiny dim">{setting.legal_basis === 'penetapan kota' ? t.city : setting.legal_basis}</div></>}
      </td>
    </tr>
  )
}
