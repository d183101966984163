import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { SlotName } from '#shared/design/layerBase.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { uploadPicture } from '../../../bridge/uploadFile.ts'
import { useFileErrorText } from '../../../lib/useFileErrorText.ts'
import type { BatchItem } from './BatchItem.ts'
import { leftEmpty } from './BatchTable.ts'
import type { BatchTable, ColumnOfSlot } from './BatchTable.ts'
import { guessColumns } from './guessColumns.ts'
import { mostRows, readTable, tableFlaws } from './readTable.ts'
import { pictureKeys, valuesOfRow } from './valuesOfRow.ts'

interface Refused {
  name: string
  why: string
}

/** A table that was brought, which column fills which place, and the pictures its lines name. */
export function useTable(slots: readonly SlotName[]) {
  const whyNot = useWhyNot()
  const [table, setTable] = useState<(BatchTable & { name: string }) | null>(null)
  const [columns, setColumns] = useState<ColumnOfSlot>({})
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map())
  const [uploading, setUploading] = useState(0)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const refuse = ({ name }: File, error: unknown) =>
    setRefused(before => [...before.filter(one => one.name !== name), { name, why: whyNot(error) }])

  const bringTable = async (file: File) => {
    setRefused([])
    try {
      const read = await readTable(file)
      setTable({ ...read, name: file.name })
      setColumns(guessColumns(slots, read.columns))
    } catch (error) {
      refuse(file, error)
    }
  }
  const bringPictures = async (files: readonly File[]) => {
    setRefused([])
    setUploading(count => count + files.length)
    for (const file of files) {
      try {
        const { id } = await uploadPicture(file)
        setPictures(known => new Map([...known, ...pictureKeys(file.name).map(key => [key, id] as const)]))
      } catch (error) {
        refuse(file, error)
      } finally {
        setUploading(count => count - 1)
      }
    }
  }
  const isMatched = Object.values(columns).some(column => column != null && column !== leftEmpty)
  const items = useMemo(
    () =>
      isMatched
        ? (table?.rows.map((row): BatchItem => ({ ...valuesOfRow(row, columns, pictures), postId: null })) ??
          [])
        : [],
    [isMatched, table, columns, pictures],
  )
  return {
    table,
    columns,
    setColumn: (slot: SlotName, column: string | null) => setColumns({ ...columns, [slot]: column }),
    /** Some column fills some place; otherwise there are no items. */
    isMatched,
    items,
    /** Pictures that are on their way. */
    uploading,
    /** Those that are here: each is known by its name with and without the ending. */
    pictureCount: new Set(pictures.values()).size,
    /** What could not be taken the last time, and why. */
    refused,
    bringTable,
    bringPictures,
  }
}

const Flaw = z.object({
  reason: z.enum(tableFlaws),
  line: z.number().optional(),
  count: z.number().optional(),
})

/** Why a table or a picture is not taken, and what to do. */
function useWhyNot(): (error: unknown) => string {
  const { t } = useTranslation()
  const fileErrorText = useFileErrorText()
  return error => {
    const flaw = Flaw.safeParse(error instanceof AppError ? error.details : null)
    if (flaw.success) {
      const { reason, line, count } = flaw.data
      return t(`studioOutput.batch.flaws.${reason}`, { line, lines: count, most: mostRows })
    }
    const { words, todo } = fileErrorText(error)
    return `${words} ${todo}`
  }
}
