/** What the columns of an import hold, by the API's name of the column. */
const id: Record<string, string> = {
  number: 'NIP', old_number: 'NIP lama', name: 'Nama', front_title: 'Gelar depan', back_title: 'Gelar belakang', birth_date: 'Tanggal lahir', sex: 'Jenis kelamin', grade: 'Golongan',
  position_group: 'Jenis jabatan', echelon: 'Eselon', position: 'Jabatan', title: 'Jabatan', position_kind: 'Jenis jabatan', position_since: 'TMT jabatan', position_until: 'Tanggal selesai', document_no: 'Nomor SK', is_head: 'Pimpinan unit',
  unit: 'Unit kerja', unit_name: 'Unit kerja', unit_code: 'Kode unit', upper_unit_name: 'Unit induk', state: 'Kedudukan hukum', kind: 'Jenis', email: 'Surel', phone: 'Nomor HP',
  superior_number: 'NIP penilai', assessor: 'Pejabat penilai', code: 'Kode', npsn: 'NPSN', short_name: 'Nama singkat', parent_code: 'Kode induk', parent_name: 'Nama induk', is_independent: 'Mandiri',
}
const en: typeof id = {
  number: 'NIP', old_number: 'Old NIP', name: 'Name', front_title: 'Title before the name', back_title: 'Title after the name', birth_date: 'Date of birth', sex: 'Sex', grade: 'Grade',
  position_group: 'Kind of post', echelon: 'Echelon', position: 'Post', title: 'Post', position_kind: 'Kind of post', position_since: 'Post since', position_until: 'Last day', document_no: 'Decree number', is_head: 'Leads the unit',
  unit: 'Unit', unit_name: 'Unit', unit_code: 'Unit code', upper_unit_name: 'Unit above', state: 'Service status', kind: 'Kind', email: 'E-mail', phone: 'Mobile number',
  superior_number: "Assessor's NIP", assessor: 'Assessor', code: 'Code', npsn: 'NPSN', short_name: 'Short name', parent_code: 'Code of the unit above', parent_name: 'Name of the unit above', is_independent: 'Independent',
}

export const columnMessages = { id, en }
