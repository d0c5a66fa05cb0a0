/** `/kota/akun-layanan`: the city's other systems and their tokens; everybody's personal tokens. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { Empty, Gone } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useMe } from '@/lib/session'

import { IssuedTokensCard } from './issued-tokens-card'
import { ServiceCard } from './service-card'
import { ServiceForm } from './service-form'
import { serviceMessages } from './service-messages'
import { type Account, accountsQuery, secretsQuery } from './service-queries'

/** Whoever it is not for finds no page. */
export function ServiceAccountsPage() {
  return useMe().may.includes('accounts') ? <ServiceAccounts /> : <Gone />
}

function ServiceAccounts() {
  const t = useMessages(serviceMessages)
  const { data: accounts } = useSuspenseQuery(accountsQuery)
  const { data: secrets } = useSuspenseQuery(secretsQuery)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const done = (name: string) => {
    setMade(name)
    setMaking(false)
  }
  return (
    <>
      <PageHead title={t.title} aside={<Button leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => setMaking(true)}>{t.make}</Button>}>
        {t.lead}
      </PageHead>
      <div role="status">{made && <p className="box note" style={{ margin: '0 0 16px' }}>{t.made(made)}</p>}</div>
      <div className="stack">
        {accounts.items.length === 0 && <section className="card"><Empty title={t.none}>{t.noneMore}</Empty></section>}
        {runningFirst(accounts.items).map((account) => (
          <ServiceCard key={account.id} account={account} secrets={secrets.items.filter((one) => one.account_id === account.id)} />
        ))}
        <IssuedTokensCard />
      </div>
      {making && <ServiceForm onMade={done} onClose={() => setMaking(false)} />}
    </>
  )
}

function runningFirst(accounts: Account[]) {
  return [...accounts].sort((one, other) => Number(one.disabled_at !== null) - Number(other.disabled_at !== null))
}
