/** What roles are called. */
import type { components } from '@/api/contract'

type Role = components['schemas']['Role']

const id: Record<Role, string> = {
  hr_agency: 'Pengelola kinerja perangkat daerah',
  hr_city: 'Pengelola kinerja kota',
  auditor: 'Auditor',
  admin: 'Administrator',
  employee: 'Pegawai',
}
const en: typeof id = {
  hr_agency: 'Agency performance manager',
  hr_city: 'City performance manager',
  auditor: 'Auditor',
  admin: 'Administrator',
  employee: 'Employee',
}

export const roleNameMessages = { id, en }
