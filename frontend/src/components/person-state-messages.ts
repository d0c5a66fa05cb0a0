/** The state of somebody's service (R24), in lists of people and in what an import changes. */
import type { components } from '@/api/contract'

type PersonState = components['schemas']['EmployeeState']

const id: Record<PersonState, string> = {
  aktif: 'Aktif',
  cltn: 'Cuti di luar tanggungan negara',
  tugas_belajar: 'Tugas belajar',
  diberhentikan_sementara: 'Diberhentikan sementara',
  mpp: 'Masa persiapan pensiun',
  pensiun: 'Pensiun',
  berhenti: 'Berhenti',
}
const en: typeof id = {
  aktif: 'Active',
  cltn: 'Unpaid leave',
  tugas_belajar: 'Study leave',
  diberhentikan_sementara: 'Suspended',
  mpp: 'Pre-retirement',
  pensiun: 'Retired',
  berhenti: 'Left',
}

export const personStateMessages = { id, en }
