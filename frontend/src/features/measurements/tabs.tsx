/** The three lists about measured figures. */
import { Link, linkOptions } from '@tanstack/react-router'

import { useMessages } from '@/i18n/language'

import { measurementMessages } from './measurement-messages'

const TABS = [
  { key: 'mappings', link: linkOptions({ to: '/pengukuran', search: {} }) },
  { key: 'sources', link: linkOptions({ to: '/pengukuran/sumber' }) },
  { key: 'contests', link: linkOptions({ to: '/pengukuran/keberatan', search: {} }) },
] as const

export function Tabs({ here }: { here: (typeof TABS)[number]['key'] }) {
  const t = useMessages(measurementMessages)
  return (
    <nav className="tabs" aria-label={t.title}>
      {TABS.map(({ key, link }) => <Link key={key} {...link} aria-current={key === here ? 'page' : undefined}>{t.tabs[key]}</Link>)}
    </nav>
  )
}
