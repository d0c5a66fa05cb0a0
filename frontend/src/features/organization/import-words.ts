/** The API's codes of columns, cells and files in words; a code that is new here is shown with the API's own reason. */
const id = {
  unreadable: 'Berkas tidak dapat dibaca. Pastikan baris pertama berisi nama kolom, misalnya NIP dan NAMA.',
  file: {
    no_known_columns: 'Tidak ada nama kolom yang dikenali. Baris judul harus memuat misalnya NIP, NAMA dan UNOR.',
    not_a_table: 'Berkas ini bukan tabel. Simpan ulang sebagai CSV atau XLSX.',
    too_large: 'Isi berkas terlalu besar. Bagi menjadi beberapa berkas.',
    too_many_rows: 'Baris terlalu banyak. Bagi menjadi beberapa berkas.',
    too_old: 'Berkas ini dibaca lebih dari 30 hari lalu dan belum diterapkan. Unggah lagi, supaya datanya sesuai keadaan sekarang.',
    lost: 'Berkas hilang di sisi kami, bukan kesalahan Anda. Unggah sekali lagi.',
    no_rows: 'Berkas ini belum berisi baris. Isi di bawah baris judul, lalu unggah lagi.',
    not_read: 'Berkas tidak selesai dibaca karena gangguan di sisi kami. Unggah sekali lagi.',
    not_matched: 'Pilihan Anda belum dipakai karena gangguan di sisi kami. Tidak ada yang berubah; kirim sekali lagi.',
    not_applied: 'Penyimpanan terhenti karena gangguan di sisi kami. Tidak ada yang berubah; tekan Simpan sekali lagi.',
    not_undone: 'Pembatalan terhenti karena gangguan di sisi kami. Impor masih tersimpan; coba sekali lagi.',
    changed_meanwhile: 'Data kota berubah sejak Anda melihat pratinjau, jadi belum ada yang disimpan. Pratinjau di bawah sudah diperbarui: periksa, lalu tekan Simpan sekali lagi.',
    changed_since: 'Tidak dapat dibatalkan: sudah ada yang mengubah data dari impor ini. Impor tetap tersimpan.',
    in_use: 'Tidak dapat dibatalkan: data dari impor ini sudah dipakai, misalnya ada yang sudah masuk. Impor tetap tersimpan.',
  } as Record<string, string>,
  field: {
    number: 'NIP', old_number: 'NIP lama', name: 'Nama', front_title: 'Gelar depan', back_title: 'Gelar belakang', birth_date: 'Tanggal lahir', sex: 'Jenis kelamin', grade: 'Golongan',
    position_group: 'Jenis jabatan', echelon: 'Eselon', position: 'Jabatan', title: 'Jabatan', position_kind: 'Jenis jabatan', position_since: 'TMT jabatan', position_until: 'Tanggal selesai', document_no: 'Nomor SK', is_head: 'Pimpinan unit',
    unit: 'Unit kerja', unit_name: 'Unit kerja', unit_code: 'Kode unit', upper_unit_name: 'Unit induk', state: 'Kedudukan hukum', kind: 'Jenis', email: 'Surel', phone: 'Nomor HP',
    superior_number: 'NIP penilai', assessor: 'Pejabat penilai', code: 'Kode', short_name: 'Nama singkat', parent_code: 'Kode induk', parent_name: 'Nama induk', is_independent: 'Mandiri',
  } as Record<string, string>,
  near: (names: string) => `Unit ini tidak ditemukan. Mungkin maksudnya: ${names}.`,
  cell: {
    missing: 'Wajib diisi.', unknown: 'Isian ini tidak dikenali.', date: 'Tulis tanggal seperti 31-12-1990.', email: 'Tulis alamat seperti nama@denpasarkota.go.id.',
    scientific_notation: 'Angka NIP terpotong oleh aplikasi tabel. Jadikan kolom ini teks, lalu isi ulang.', not_digits: 'NIP hanya berisi angka.', not_18_digits: 'NIP harus 18 angka.',
    birth_date: 'Tanggal lahir dalam NIP tidak masuk akal.', appointment_month: 'Bulan pengangkatan dalam NIP tidak masuk akal.', appointed_before_birth: 'Menurut NIP ini, orangnya diangkat sebelum lahir.',
    sex_digit: 'Angka jenis kelamin dalam NIP harus 1 atau 2.', serial_000: 'Nomor urut dalam NIP tidak boleh 000.', differs_from_number: 'Tanggal lahir berbeda dengan NIP. Periksa salah satunya.',
    position_kind: 'Jenis jabatan belum jelas. Pilih di atas, atau isi kolom jenis jabatan atau eselon.',
    acting_since: 'Plt. dan Plh. memerlukan TMT jabatan.', acting_dates: 'Tanggal selesai mendahului TMT jabatan.', acting_unknown: 'Jabatan definitif orang ini belum ada. Tambahkan barisnya dulu.',
    acting_overlaps: 'Orang ini sudah tercatat Plt. atau Plh. di sana sejak tanggal lain.', acting_over: 'Masa Plt. atau Plh. ini sudah lewat; tidak disimpan.', acting_open: 'Tanpa tanggal selesai: berlaku sampai diakhiri.',
    duplicate: 'Ada baris lain untuk yang sama, dengan isi berbeda.', repeated: 'Sama dengan baris sebelumnya.', unit_ambiguous: 'Beberapa unit bernama sama. Pilih di atas, atau tulis kode unitnya.', unit_unknown: 'Unit ini tidak ditemukan. Pilih di atas, atau perbaiki namanya.',
    other_agency: 'Baris ini milik perangkat daerah lain.', service_end: 'Pensiun dan berhenti dicatat di halaman pegawainya.', email_taken: 'Surel ini sudah dipakai orang lain.', login_taken: 'NIP ini sudah dipakai akun lain.',
    two_heads: 'Dua orang tercatat memimpin unit yang sama.', unit_has_head: 'Unit ini sudah ada pimpinannya.', no_superior: 'Penilai belum diketahui; tetapkan kemudian.', superior_unknown: 'NIP penilai tidak ditemukan.',
    superior_is_self: 'Seseorang tidak dapat menilai dirinya sendiri.', superior_refused: 'Baris penilainya juga salah. Perbaiki itu dulu.', moved: 'Unit ini sudah ada di bawah unit lain.', loop: 'Unit ini akan berada di bawah dirinya sendiri.', parent_refused: 'Unit induknya juga salah. Perbaiki itu dulu.',
  } as Record<string, string>,
}
const en: typeof id = {
  unreadable: 'The file cannot be read. The first row must hold column names, for example NIP and NAMA.',
  file: {
    no_known_columns: 'No column name was recognized. The header row needs for example NIP, NAMA and UNOR.',
    not_a_table: 'This file is not a table. Save it again as CSV or XLSX.',
    too_large: 'The file holds too much. Split it into several files.',
    too_many_rows: 'There are too many rows. Split them into several files.',
    too_old: 'This file was read more than 30 days ago and never applied. Upload it again, so that it fits the present.',
    lost: 'The file was lost on our side, not your mistake. Upload it once more.',
    no_rows: 'This file has no rows yet. Fill them in below the header, then upload it again.',
    not_read: 'The file was not read to its end because of a fault on our side. Upload it once more.',
    not_matched: 'Your choices are not used yet because of a fault on our side. Nothing has changed; send them once more.',
    not_applied: 'Saving broke off because of a fault on our side. Nothing has changed; press Save once more.',
    not_undone: 'Undoing broke off because of a fault on our side. The import is still saved; try once more.',
    changed_meanwhile: 'The city has changed since you saw the preview, so nothing was saved. The preview below is up to date: check it, then press Save once more.',
    changed_since: 'It cannot be undone: somebody has changed what this import brought. It stays saved.',
    in_use: 'It cannot be undone: what this import brought is in use, for example somebody has signed in. It stays saved.',
  },
  field: {
    number: 'NIP', old_number: 'Old NIP', name: 'Name', front_title: 'Title before', back_title: 'Title after', birth_date: 'Date of birth', sex: 'Sex', grade: 'Grade',
    position_group: 'Kind of post', echelon: 'Echelon', position: 'Post', title: 'Post', position_kind: 'Kind of post', position_since: 'Post since', position_until: 'Last day', document_no: 'Number of the decree', is_head: 'Leads the unit',
    unit: 'Unit', unit_name: 'Unit', unit_code: 'Unit code', upper_unit_name: 'Unit above', state: 'State of service', kind: 'Kind', email: 'E-mail', phone: 'Mobile number',
    superior_number: "Assessor's NIP", assessor: 'Assessor', code: 'Code', short_name: 'Short name', parent_code: 'Code of the unit above', parent_name: 'Name of the unit above', is_independent: 'Independent',
  },
  near: (names) => `No such unit. Perhaps: ${names}.`,
  cell: {
    missing: 'This must be filled in.', unknown: 'This value is not known.', date: 'Write the date as 31-12-1990.', email: 'Write an address such as nama@denpasarkota.go.id.',
    scientific_notation: 'The spreadsheet has cut digits of the NIP. Format the column as text and fill it in again.', not_digits: 'A NIP has digits only.', not_18_digits: 'A NIP has 18 digits.',
    birth_date: 'The date of birth in the NIP makes no sense.', appointment_month: 'The month of appointment in the NIP makes no sense.', appointed_before_birth: 'By this NIP the person was appointed before birth.',
    sex_digit: 'The digit for sex in the NIP must be 1 or 2.', serial_000: 'The serial in the NIP cannot be 000.', differs_from_number: 'The date of birth differs from the NIP. Check either.',
    position_kind: 'The kind of post is not clear. Choose it above, or fill in the kind of post or the echelon.',
    acting_since: 'Plt. and Plh. need the day from which they act.', acting_dates: 'The last day is before the first.', acting_unknown: "The person's own post is not known. Add its row first.",
    acting_overlaps: 'The person acts there since another day already.', acting_over: 'This time as Plt. or Plh. is over; it is not kept.', acting_open: 'Without a last day it goes on until somebody ends it.',
    duplicate: 'Another row is about the same, with other content.', repeated: 'The same as an earlier row.', unit_ambiguous: 'Several units have this name. Choose one above, or give the code.', unit_unknown: 'No such unit. Choose one above, or mend the name.',
    other_agency: 'This row belongs to another agency.', service_end: 'Retirement and leaving are entered on the page of the person.', email_taken: 'Somebody else has this e-mail.', login_taken: 'Another account has this NIP.',
    two_heads: 'Two people lead the same unit.', unit_has_head: 'This unit has a head already.', no_superior: 'The assessor is not known yet; name one later.', superior_unknown: "The assessor's NIP was not found.",
    superior_is_self: 'Nobody assesses themselves.', superior_refused: "The assessor's own row is wrong. Mend that first.", moved: 'This unit lies below another one already.', loop: 'The unit would lie below itself.', parent_refused: 'The unit above is wrong too. Mend that first.',
  },
}
export const importWords = { id, en }
type Words = typeof id

const NEAR = 'near: '

/** What is wrong with a cell, with the units that may be meant. */
export function cellWords(t: Words, problem: { code: string; reason: string }): string {
  const at = problem.reason.indexOf(NEAR)
  if (problem.code === 'unit_unknown' && at >= 0) return t.near(problem.reason.slice(at + NEAR.length))
  return t.cell[problem.code] ?? problem.reason
}
