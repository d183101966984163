import { ArrowLeftRight, Minus, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fill, Paint } from '#shared/design/paint.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Row, Stack } from '../../../ui/Stack.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SliderField } from '../../../ui/SliderField.tsx'
import { gradientLook } from './FillSwatch.tsx'
import { mixPaints } from './mixPaints.ts'
import { PaintEditor } from './PaintEditor.tsx'
import { chequered } from './PaintSwatch.tsx'
import { usePaints } from './usePaints.ts'

type Gradient = Extract<Fill, { kind: 'gradient' }>
type Stop = Gradient['stops'][number]

interface GradientEditorProps {
  value: Gradient
  onChange: (fill: Fill, mode: 'step' | 'merge') => void
}

const mostStops = 8
const fewestStops = 2

/** From one colour to others: ready ones, its stops, its direction. */
export function GradientEditor({ value, onChange }: GradientEditorProps) {
  const { t } = useTranslation()
  const { kit, resolve, done } = usePaints()
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, value.stops.length - 1)
  const stop = value.stops[at] ?? { at: 0, paint: '#000000' }
  const setStops = (stops: Stop[], mode: 'step' | 'merge') => onChange({ ...value, stops }, mode)
  const setStop = (patch: Partial<Stop>, mode: 'step' | 'merge') =>
    setStops(
      value.stops.map((other, index) => (index === at ? { ...other, ...patch } : other)),
      mode,
    )
  const add = (place: number) => {
    if (value.stops.length >= mostStops) return
    setStops([...value.stops, { at: place, paint: colourAt(value.stops, place, resolve) }], 'step')
    done()
    setChosen(value.stops.length)
  }
  const remove = () => {
    if (value.stops.length <= fewestStops) return
    setStops(
      value.stops.filter((_, index) => index !== at),
      'step',
    )
    done()
    setChosen(Math.max(0, at - 1))
  }
  const reverse = () => {
    setStops(
      value.stops.map(other => ({ ...other, at: 1 - other.at })),
      'step',
    )
    done()
  }
  return (
    <Stack gap={3}>
      <div role="group" aria-label={t('studioInspector.fill.ready')} className="grid grid-cols-6 gap-1.5">
        {readyGradients(kit !== null).map((stops, index) => {
          const ready = { ...value, stops: stops.map((paint, n) => ({ paint, at: n / (stops.length - 1) })) }
          return (
            <button
              key={stops.join()}
              type="button"
              aria-label={t('studioInspector.fill.readyNumber', { number: index + 1 })}
              onClick={() => {
                onChange(ready, 'step')
                done()
                setChosen(0)
              }}
              className="h-7 rounded-md border"
              style={{ background: gradientLook(ready, resolve) }}
            />
          )
        })}
      </div>
      <StopsBar
        stops={value.stops}
        chosen={at}
        onChoose={setChosen}
        onMove={(place, mode) => setStop({ at: place }, mode)}
        onAdd={add}
        onRemove={remove}
      />
      <Row justify="between">
        <SegmentedControl
          size="sm"
          aria-label={t('studioInspector.fill.shape')}
          value={value.shape}
          onChange={shape => {
            onChange({ ...value, shape }, 'step')
            done()
          }}
          segments={[
            { value: 'linear', label: t('studioInspector.fill.linear') },
            { value: 'radial', label: t('studioInspector.fill.radial') },
          ]}
        />
        <Row gap={0}>
          <IconButton
            size="sm"
            icon={Plus}
            label={t('studioInspector.fill.addStop')}
            disabled={value.stops.length >= mostStops}
            onClick={() => add(widestGap(value.stops))}
          />
          <IconButton
            size="sm"
            icon={Minus}
            label={t('studioInspector.fill.removeStop')}
            disabled={value.stops.length <= fewestStops}
            onClick={remove}
          />
          <IconButton
            size="sm"
            icon={ArrowLeftRight}
            label={t('studioInspector.fill.reverse')}
            onClick={reverse}
          />
        </Row>
      </Row>
      {value.shape === 'linear' && (
        <SliderField
          label={t('studioInspector.fill.angle')}
          value={((value.angle % 360) + 360) % 360}
          onChange={(angle, mode) => onChange({ ...value, angle }, mode)}
          onDone={done}
          min={0}
          max={360}
          unit="°"
        />
      )}
      <PaintEditor key={at} value={stop.paint} onChange={(paint, mode) => setStop({ paint }, mode)} />
    </Stack>
  )
}

interface StopsBarProps {
  stops: readonly Stop[]
  chosen: number
  onChoose: (index: number) => void
  onMove: (at: number, mode: 'step' | 'merge') => void
  onAdd: (at: number) => void
  onRemove: () => void
}

/** The gradient with its stops as knobs: dragged or moved by arrow keys; a click beside them adds one, Delete takes it away. */
function StopsBar({ stops, chosen, onChoose, onMove, onAdd, onRemove }: StopsBarProps) {
  const { t } = useTranslation()
  const { resolve, done } = usePaints()
  const bar = useRef<HTMLDivElement>(null)
  const placeOf = (clientX: number) => {
    const box = bar.current?.getBoundingClientRect()
    return box === undefined ? 0 : Math.min(1, Math.max(0, (clientX - box.left) / box.width))
  }
  const step = (key: string, wide: boolean) =>
    ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 })[key] === undefined
      ? 0
      : ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key] ?? 0) * (wide ? 0.1 : 0.01)
  const ground = gradientLook({ kind: 'gradient', shape: 'linear', angle: 0, stops: [...stops] }, resolve)
  return (
    <div dir="ltr" className="px-2">
      <div
        ref={bar}
        onPointerDown={event => {
          if (event.target === event.currentTarget && event.button === 0) onAdd(placeOf(event.clientX))
        }}
        className="relative h-6 rounded-sm border"
        style={{ background: `${ground}, ${chequered}` }}
      >
        {stops.map((stop, index) => (
          <div
            // Stops are known by their place in the list, which moving them does not change.
            key={index}
            role="slider"
            tabIndex={0}
            aria-label={t('studioInspector.fill.stop', { number: index + 1 })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(stop.at * 100)}
            aria-current={index === chosen}
            onFocus={() => onChoose(index)}
            onBlur={done}
            onPointerDown={event => {
              event.currentTarget.setPointerCapture(event.pointerId)
              onChoose(index)
              done()
            }}
            onPointerMove={event => {
              if (event.buttons !== 0 && index === chosen) onMove(placeOf(event.clientX), 'merge')
            }}
            onPointerUp={done}
            onKeyDown={event => {
              if (event.key === 'Delete' || event.key === 'Backspace') {
                event.preventDefault()
                event.stopPropagation()
                onRemove()
              }
              const by = step(event.key, event.shiftKey)
              if (by === 0) return
              event.preventDefault()
              event.stopPropagation()
              onMove(Math.min(1, Math.max(0, Math.round((stop.at + by) * 1000) / 1000)), 'merge')
            }}
            className={`absolute -inset-y-1 w-3 -translate-x-1/2 touch-none rounded-sm border-2 shadow-float ${index === chosen ? 'z-10 border-accent' : 'border-raised'}`}
            style={{ left: `${stop.at * 100}%`, backgroundColor: resolve(stop.paint).slice(0, 7) }}
          />
        ))}
      </div>
    </div>
  )
}

/** The middle between the two neighbours that are furthest apart. */
function widestGap(stops: readonly Stop[]): number {
  const places = stops.map(({ at }) => at).sort((one, other) => one - other)
  const gaps = places.slice(1).map((place, index) => ({ from: places[index] ?? 0, to: place }))
  const widest = gaps.sort((one, other) => other.to - other.from - (one.to - one.from))[0]
  return widest === undefined ? 0.5 : (widest.from + widest.to) / 2
}

/** What the gradient has at a place already, so that a new stop changes nothing by itself. */
function colourAt(stops: readonly Stop[], at: number, resolve: (paint: Paint) => string): Paint {
  const sorted = [...stops].sort((one, other) => one.at - other.at)
  const after = sorted.find(stop => stop.at >= at) ?? sorted.at(-1)
  const before = sorted.findLast(stop => stop.at <= at) ?? sorted[0]
  if (before === undefined || after === undefined) return '#808080'
  const share = after.at === before.at ? 0 : (at - before.at) / (after.at - before.at)
  return mixPaints(resolve(before.paint), resolve(after.paint), share)
}

/** The brand's first, then some that go with any picture. */
function readyGradients(branded: boolean): Paint[][] {
  const ofBrand: Paint[][] = [
    ['brand:primary', 'brand:accent'],
    ['brand:primary', 'brand:secondary'],
    ['brand:ink', 'brand:primary'],
    ['brand:accent', 'brand:paper'],
    ['brand:secondary', 'brand:paper'],
    ['brand:primary', 'brand:ink'],
  ]
  const others: Paint[][] = [
    ['#f6d365', '#fda085'],
    ['#ee9ca7', '#ffdde1'],
    ['#2b5876', '#4e4376'],
    ['#11998e', '#38ef7d'],
    ['#fc4a1a', '#f7b733'],
    ['#00000000', '#000000cc'],
  ]
  return branded ? [...ofBrand, ...others] : others
}
