import { FileSpreadsheet, Images, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SlotName } from '#shared/design/layerBase.ts'
import { Field } from '../../../ui/Field.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { leftEmpty } from './BatchTable.ts'
import type { useTable } from './useTable.ts'

interface TableSourceProps {
  slots: readonly SlotName[]
  state: ReturnType<typeof useTable>
}

/** What no column is called: nothing is put there, or what the design has stays. */
const asInTemplate = '\0'

/** A CSV, the pictures it names, and which of its columns fills which place. */
export function TableSource({ slots, state }: TableSourceProps) {
  const { t } = useTranslation()
  const { table, columns, setColumn, bringTable, bringPictures, pictureCount, uploading, refused } = state
  const takesPictures = slots.includes('image') || slots.includes('logo')
  return (
    <div className="flex flex-col gap-3">
      <div className={takesPictures ? 'grid grid-cols-2 gap-3' : undefined}>
        <FileDrop
          accept=".csv,.tsv,text/csv,text/tab-separated-values,text/plain"
          icon={FileSpreadsheet}
          label={table?.name ?? t('studioOutput.batch.table')}
          note={
            table === null
              ? t('studioOutput.batch.tableNote')
              : t('studioOutput.batch.lines', { count: table.rows.length })
          }
          onFiles={([file]) => file !== undefined && void bringTable(file)}
        />
        {takesPictures && (
          <FileDrop
            accept="image/*"
            multiple
            icon={Images}
            label={
              pictureCount === 0
                ? t('studioOutput.batch.pictures')
                : t('studioOutput.batch.picturesHere', { count: pictureCount })
            }
            note={
              uploading > 0
                ? t('studioOutput.batch.uploading', { count: uploading })
                : t('studioOutput.batch.picturesNote')
            }
            onFiles={files => void bringPictures(files)}
          />
        )}
      </div>
      {refused.length > 0 && (
        <ul role="alert" className="flex max-h-24 flex-col gap-1 overflow-y-auto text-danger">
          {refused.map(({ name, why }) => (
            <li key={name}>{t('studioSections.images.refused', { name, why })}</li>
          ))}
        </ul>
      )}
      {table !== null && !state.isMatched && (
        <p className="flex items-center gap-2 text-warning">
          <Icon icon={TriangleAlert} size={14} />
          {t('studioOutput.batch.unmatched')}
        </p>
      )}
      {table !== null && (
        <div className="grid grid-cols-4 gap-x-3 gap-y-2">
          {slots.map(slot => (
            <Field key={slot} label={t(`studioOutput.slots.${slot}`)}>
              <Select
                size="sm"
                value={columns[slot] ?? asInTemplate}
                onChange={column => setColumn(slot, column === asInTemplate ? null : column)}
                options={[
                  { value: asInTemplate, label: t('studioOutput.batch.asInTemplate') },
                  { value: leftEmpty, label: t('studioOutput.batch.leftEmpty') },
                  ...table.columns.map(column => ({ value: column, label: column })),
                ]}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  )
}
