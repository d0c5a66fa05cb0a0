/** The three lists about measured figures. */
import { Link, linkOptions } from '@tanstack/react-router'

import { useMessages } from '@/i18n/language'

import { measurementMessages } from './measurement-messages'

const TABS = [
  { key: 'mappings', link: linkOptions({ to: '/pengukuran', search: {} }) },
  { key: 'sources', link: linkOptions({ to: '/pengukuran/sumber' }) },
  { key: 'contests', link: linkOptions({ to: '/pengukuran/keberatan', search: {} }) },
] as const

/** The address of one begins the addresses of the others. */
const EXACT = { exact: true, includeSearch: false }

export function Tabs() {
  const t = useMessages(measurementMessages)
  return (
    <nav className="tabs" aria-label={t.title}>
      {TABS.map(({ key, link }) => <Link key={key} {...link} activeOptions={EXACT}>{t.tabs[key]}</Link>)}
    </nav>
  )
}
