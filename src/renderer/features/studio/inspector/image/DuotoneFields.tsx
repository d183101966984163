import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import type { Adjustments } from '#shared/design/layers/imageLayer.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import { usePaints } from '../../pickers/usePaints.ts'
import type { EditMode } from '../../stage/Stage.ts'
import { LabelledRow } from '../parts/LabelledRow.tsx'
import { OptionalSection } from '../parts/OptionalSection.tsx'
import { ShareField } from '../parts/ShareField.tsx'
import type { LayerEdit } from '../useLayerEdit.ts'

type Duotone = NonNullable<Adjustments['duotone']>

const begun: Duotone = { dark: 'brand:ink', light: 'brand:accent', amount: 1 }
const readyPairs: readonly (readonly [dark: string, light: string])[] = [
  ['brand:ink', 'brand:accent'],
  ['brand:primary', 'brand:paper'],
  ['brand:ink', 'brand:secondary'],
  ['#1b1464', '#ff6f61'],
  ['#0b3d2e', '#f5d76e'],
  ['#2d1b4e', '#f4a7c3'],
]

/** A picture in two colours: dark parts in one, light ones in the other. */
export function DuotoneFields({ edit }: { edit: LayerEdit<LayerOf<'image'>> }) {
  const { t } = useTranslation()
  const { resolve } = usePaints()
  const { common, set, done } = edit
  const turn = (duotone: Duotone | null) => set(layer => ({ adjust: { ...layer.adjust, duotone } }), 'step')
  const change = (patch: Partial<Duotone>, mode: EditMode) =>
    set(
      layer => ({ adjust: { ...layer.adjust, duotone: { ...(layer.adjust.duotone ?? begun), ...patch } } }),
      mode,
    )
  return (
    <OptionalSection
      title={t('studioInspector.image.duotone')}
      isOn={common(({ adjust }) => adjust.duotone !== null)}
      onTurn={on => turn(on ? begun : null)}
    >
      <div
        role="group"
        aria-label={t('studioInspector.image.readyPairs')}
        className="grid grid-cols-6 gap-1.5"
      >
        {readyPairs.map(([dark, light], index) => (
          <button
            key={dark + light}
            type="button"
            aria-label={t('studioInspector.image.readyPair', { number: index + 1 })}
            onClick={() => change({ dark, light }, 'step')}
            className="h-7 rounded-md border"
            style={{
              background: `linear-gradient(135deg, ${resolve(dark)} 50%, ${resolve(light)} 50%)`,
            }}
          />
        ))}
      </div>
      <LabelledRow label={t('studioInspector.image.dark')}>
        <PaintPicker
          label={t('studioInspector.image.dark')}
          alpha={false}
          value={common(({ adjust }) => adjust.duotone?.dark) ?? null}
          onChange={(dark, mode) => change({ dark }, mode)}
        />
      </LabelledRow>
      <LabelledRow label={t('studioInspector.image.light')}>
        <PaintPicker
          label={t('studioInspector.image.light')}
          alpha={false}
          value={common(({ adjust }) => adjust.duotone?.light) ?? null}
          onChange={(light, mode) => change({ light }, mode)}
        />
      </LabelledRow>
      <ShareField
        label={t('studioInspector.amount')}
        value={common(({ adjust }) => adjust.duotone?.amount)}
        onChange={(amount, mode) => change({ amount }, mode)}
        onDone={done}
        rest={1}
        unit="%"
      />
    </OptionalSection>
  )
}
