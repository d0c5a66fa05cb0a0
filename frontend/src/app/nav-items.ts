/** What is in the navigation, by what a person may do; nobody switches a role. */
import {
  IconAward,
  IconBuilding,
  IconCalendar,
  IconClipboardCheck,
  IconFileCheck,
  IconFileImport,
  IconChartDots,
  IconEyeCheck,
  IconGauge,
  IconHeartHandshake,
  IconListCheck,
  IconHistory,
  IconHome,
  IconKey,
  IconMessage,
  IconPlug,
  IconReportAnalytics,
  IconRuler2,
  IconSchool,
  IconScale,
  IconStairsUp,
  IconStopwatch,
  IconTarget,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

import type { Me } from '@/lib/session'

import type { shellMessages } from './shell-messages'

type Words = (typeof shellMessages)['id']
/** `exact`: pages below it have entries of their own. */
export type NavItem = { to: string; label: string; icon: typeof IconHome; turns?: boolean; exact?: boolean }
export type NavGroup = { title: string | null; items: NavItem[] }

/** Whether a page belongs to an entry: itself, or a page below it. */
export function isHere(pathname: string, { to, exact = false }: Pick<NavItem, 'to' | 'exact'>) {
  return pathname === to || (!exact && pathname.startsWith(`${to}/`))
}

/** Where the plan or the report of somebody else belongs: to the team of who assesses them, to the people of who administers them, else to the units. */
export function pathOfOthers(me: Me, assessorId: string) {
  if (me.id === assessorId || (me.assesses > 0 && !looksAtUnits(me))) return '/tim'
  return me.may.includes('people') ? '/opd/pegawai' : '/pimpinan'
}

export const isAuditor = (me: Me) => me.roles.some((role) => role.role === 'auditor')

/** Who leads units, administers their people or inspects them. */
const looksAtUnits = (me: Me) => me.leads || me.may.includes('people') || isAuditor(me)

/** Stands with what an auditor reads, or among what an administrator keeps. */
const trail = (me: Me, t: Words): NavItem[] => (me.may.includes('audit') ? [{ to: '/periksa/jejak', label: t.trail, icon: IconHistory }] : [])

/** Of a unit with all below it; of their team for who leads no unit. */
const leading = (t: Words): NavItem[] => [
  { to: '/pimpinan', label: t.leaders, icon: IconGauge, exact: true },
  { to: '/pimpinan/belum', label: t.awaited, icon: IconListCheck },
  { to: '/pimpinan/memimpin', label: t.leadership, icon: IconHeartHandshake },
]

/** Staff read and shape what binds them; so do those who lead and administer. */
const policies = (t: Words): NavItem => ({ to: '/kebijakan', label: t.policies, icon: IconScale })

/** With whom one observes, else with one's own: nobody finds it twice. */
const observations = (t: Words): NavItem => ({ to: '/observasi', label: t.observations, icon: IconEyeCheck })
const observes = (me: Me) => me.assesses > 0 && me.may.includes('observe')

/** Leaders look at their team's services; who keeps or inspects an agency's, at all of them. */
const services = (t: Words): NavItem => ({ to: '/layanan', label: t.services, icon: IconStopwatch })
/** What people need to learn, for who leads a unit or is its HR. */
const training = (t: Words): NavItem => ({ to: '/opd/pelatihan', label: t.trainingNeeds, icon: IconSchool })
const leadsTeam = (me: Me) => me.assesses > 0 && me.leads

export function navGroups(me: Me, t: Words): NavGroup[] {
  const groups: NavGroup[] = [{ title: null, items: [{ to: '/beranda', label: t.home, icon: IconHome, turns: true }] }]
  if (me.is_employee) {
    groups.push({
      title: t.mine,
      items: [
        ...(me.is_asn ? [{ to: '/skp', label: t.plan, icon: IconTarget }, { to: '/realisasi', label: t.report, icon: IconReportAnalytics }] : []),
        ...(me.may.includes('be_observed') && !observes(me) ? [observations(t)] : []),
        { to: '/umpan-balik', label: t.feedback, icon: IconMessage },
        ...(me.is_asn ? [{ to: '/hasil', label: t.results, icon: IconAward }, { to: '/karier', label: t.career, icon: IconStairsUp }, { to: '/pelatihan', label: t.learning, icon: IconSchool }] : []),
        policies(t),
      ],
    })
  }
  if (me.assesses > 0) {
    groups.push({
      title: t.teamGroup,
      items: [
        { to: '/tim', label: t.team, icon: IconUsers },
        { to: '/evaluasi', label: t.rate, icon: IconClipboardCheck },
        ...(observes(me) ? [observations(t)] : []),
        ...(looksAtUnits(me) ? [] : leading(t)),
        ...(leadsTeam(me) ? [services(t)] : []),
      ],
    })
  }
  if (looksAtUnits(me)) groups.push({ title: t.organization, items: [...leading(t), { to: '/pimpinan/analisis', label: t.analysis, icon: IconChartDots }] })
  if (me.may.includes('people')) {
    groups.push({
      title: t.agency,
      items: [
        { to: '/opd/pegawai', label: t.people, icon: IconUsersGroup },
        { to: '/opd/unit', label: t.units, icon: IconBuilding },
        { to: '/kenaikan-pangkat', label: t.promotion, icon: IconStairsUp },
        training(t),
        { to: '/perjanjian-kinerja', label: t.agreements, icon: IconFileCheck },
        ...(leadsTeam(me) ? [] : [services(t)]),
        { to: '/pengukuran', label: t.measured, icon: IconRuler2 },
        { to: '/opd/impor', label: t.imports, icon: IconFileImport },
      ],
    })
  } else if (me.leads || isAuditor(me)) {
    groups.push({
      title: isAuditor(me) ? t.audit : t.agency,
      items: [
        ...trail(me, t),
        ...(leadsTeam(me) ? [] : [services(t)]),
        { to: '/opd/pegawai', label: t.staff, icon: IconUsersGroup },
        { to: '/opd/unit', label: t.units, icon: IconBuilding },
        training(t),
        { to: '/perjanjian-kinerja', label: t.agreements, icon: IconFileCheck },
      ],
    })
  }
  const city = [
    ...(me.may.includes('cycles') ? [{ to: '/kota/jadwal', label: t.schedule, icon: IconCalendar }] : []),
    ...(me.may.includes('roles') ? [{ to: '/kota/peran', label: t.roles, icon: IconKey }] : []),
    ...(me.may.includes('accounts') ? [{ to: '/kota/akun-layanan', label: t.accounts, icon: IconPlug }] : []),
    ...(me.may.includes('people') ? trail(me, t) : []),
  ]
  if (city.length > 0) groups.push({ title: t.cityGroup, items: city })
  groups.push({ title: null, items: [{ to: '/akun', label: t.account, icon: IconUserCog }] })
  return groups
}
