import { useTranslation } from 'react-i18next'
import type { ShownRequest } from '#shared/model/rehearsal.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Badge } from '../../ui/Badge.tsx'

/** A request as it would be sent: method and address, headers, body. Machine text, so it is not translated. */
export function RequestView({ request, isThread }: { request: ShownRequest; isThread: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { step, part, method, url, headers, json, fields, files } = request
  return (
    <li className="flex flex-col gap-1.5 rounded-lg border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={step === 'send' ? 'accent' : 'plain'}>{t(`rehearsal.steps.${step}`)}</Badge>
        {isThread && (
          <span className="text-sm text-ink-muted">{t('rehearsal.part', { part: part + 1 })}</span>
        )}
      </div>
      <div dir="ltr" className="flex flex-col gap-1.5 font-mono text-sm">
        <p className="break-all">
          <span className="font-semibold">{method}</span> {url}
        </p>
        {headers.length > 0 && (
          <dl className="text-ink-muted">
            {headers.map(({ name, value }) => (
              <div key={name} className="break-all">
                <dt className="inline">{name}: </dt>
                <dd className="inline">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {json !== null && <Body text={json} />}
        {fields.map(({ name, value }) => (
          <div key={name} className="flex flex-col gap-0.5">
            <span className="text-ink-muted">{name}</span>
            <Body text={value} />
          </div>
        ))}
        {files.map(({ field, name, mime, bytes }) => (
          <p key={`${field} ${name}`} className="break-all text-ink-muted">
            {[field, name, mime, format.bytes(bytes)].filter(text => text !== '').join(' · ')}
          </p>
        ))}
      </div>
    </li>
  )
}

const Body = ({ text }: { text: string }) => (
  <pre
    className="max-h-80 overflow-auto rounded-md bg-sunken px-2 py-1.5 whitespace-pre-wrap wrap-anywhere"
    tabIndex={0}
  >
    {text}
  </pre>
)
