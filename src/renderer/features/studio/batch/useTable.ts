import { useMemo, useState } from 'react'
import type { SlotName } from '#shared/design/layerBase.ts'
import { useErrorText } from '../../../bridge/useErrorText.ts'
import { uploadFile } from '../../../bridge/uploadFile.ts'
import type { BatchItem } from './BatchItem.ts'
import type { BatchTable, ColumnOfSlot } from './BatchTable.ts'
import { guessColumns } from './guessColumns.ts'
import { readTable } from './readTable.ts'
import { pictureKeys, valuesOfRow } from './valuesOfRow.ts'

/** A table that was brought, which column fills which place, and the pictures its lines name. */
export function useTable(slots: readonly SlotName[]) {
  const errorText = useErrorText()
  const [table, setTable] = useState<(BatchTable & { name: string }) | null>(null)
  const [columns, setColumns] = useState<ColumnOfSlot>({})
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map())
  const [uploading, setUploading] = useState(0)
  const [error, setError] = useState<string | null>(null)
  const say = (failure: unknown, name: string) => {
    const { words, todo } = errorText(failure)
    setError([`${name}:`, words, todo].filter(Boolean).join(' '))
  }

  const bringTable = async (file: File) => {
    setError(null)
    try {
      const read = await readTable(file)
      setTable({ ...read, name: file.name })
      setColumns(guessColumns(slots, read.columns))
    } catch (failure) {
      say(failure, file.name)
    }
  }
  const bringPictures = async (files: readonly File[]) => {
    setError(null)
    setUploading(count => count + files.length)
    for (const file of files) {
      try {
        const { id } = await uploadFile(file)
        setPictures(known => new Map([...known, ...pictureKeys(file.name).map(key => [key, id] as const)]))
      } catch (failure) {
        say(failure, file.name)
      } finally {
        setUploading(count => count - 1)
      }
    }
  }
  const items = useMemo(
    () =>
      table?.rows.map((row): BatchItem => ({ ...valuesOfRow(row, columns, pictures), postId: null })) ?? [],
    [table, columns, pictures],
  )
  return {
    table,
    columns,
    setColumn: (slot: SlotName, column: string | null) => setColumns({ ...columns, [slot]: column }),
    items,
    /** Pictures that are on their way. */
    uploading,
    /** Those that are here: each is known by its name with and without the ending. */
    pictureCount: new Set(pictures.values()).size,
    error,
    bringTable,
    bringPictures,
  }
}
