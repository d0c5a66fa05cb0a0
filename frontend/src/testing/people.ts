/** People of tests, as the API gives them. */
import type { Me } from '@/lib/session'

export const kadek: Me = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Ni Kadek Ayu Lestari',
  front_title: null,
  back_title: 'A.Md.Kep.',
  nickname: 'Kadek Ayu',
  login: '199003122015132004',
  nip: '199003122015132004',
  grade: 'III/a',
  language: 'id',
  must_change_password: false,
  agency_id: 7,
  agency_name: 'Dinas Kesehatan',
  unit: { id: '01900000-0000-7000-8000-000000000002', name: 'Puskesmas Taman Sari' },
  position: 'Perawat Ahli Pertama',
  roles: [],
  assesses: 0,
  leads: false,
  is_employee: true,
  is_asn: true,
  owes_plan: true,
  may: [],
}

/** Performance manager of the agency of `kadek`. */
export const hr: Me = { ...kadek, name: 'I Gede Arta Wijaya', may: ['organization', 'import', 'people'], roles: [{ role: 'hr_agency', for_agency_id: 7 }] }

export const healthy = { status: 'ok', mode: 'demo', today: '2026-10-08', server_time: '2026-10-08T02:42:07Z' }
