import type { ReactNode } from 'react'
import type { Body } from 'shared-types/rich-text/blocks'
import { RichText } from './rich-text'
import './rich-text.css'

interface PhonePreviewProps {
  /** The bar of the page on the phone. */
  bar: string
  title: string
  /** Beneath the title: from whom and when. */
  line: string
  body: Body
  children?: ReactNode
}

/** What is being written as students will read it: on a phone, 375 px wide. */
export function PhonePreview({ bar, title, line, body, children }: PhonePreviewProps) {
  return (
    <section className="phone" aria-label="手机预览">
      <div className="phone-bar" aria-hidden="true">
        {bar}
      </div>
      <div className="phone-page" tabIndex={0} role="region" aria-label="预览内容">
        <p className="phone-title">{title || '标题'}</p>
        <p className="phone-line">{line}</p>
        {body.length > 0 ? <RichText body={body} /> : <p className="quiet">正文显示在这里</p>}
        {children}
      </div>
    </section>
  )
}
