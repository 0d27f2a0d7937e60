import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Block, Body, Span } from 'shared-types/rich-text/blocks'
import { useAction } from '../../api/use-action'
import { platform } from '../../platform/platform'
import { Problem } from '../state/problem'
import './rich-text.scss'

/** A body as people read it: headings, paragraphs and lists, which can be selected and copied. */
export function RichText({ body }: { body: Body }) {
  const { error, run } = useAction()
  const [isCopied, setCopied] = useState(false)
  // WeChat opens no page of the web from a mini-program: its address is handed over instead.
  const follow = (link: string) => {
    if (platform.name === 'h5') platform.leaveFor(link)
    else void run('copy', () => platform.copy(link)).then(setCopied)
  }
  return (
    <View className="rich">
      {body.map((block, at) => (
        <BlockView key={at} block={block} onFollow={follow} />
      ))}
      <View className="rich__copied" ariaLive="polite">
        {isCopied ? '链接已复制，请在浏览器中打开' : ''}
      </View>
      <Problem error={error} />
    </View>
  )
}

type Follow = (link: string) => void

function BlockView({ block, onFollow }: { block: Block; onFollow: Follow }) {
  if (block.kind === 'heading') {
    return (
      <View className="rich__heading" {...{ role: 'heading', 'aria-level': '2' }}>
        {block.text}
      </View>
    )
  }
  if (block.kind === 'paragraph') {
    return (
      <View className="rich__paragraph">
        <Spans spans={block.spans} onFollow={onFollow} />
      </View>
    )
  }
  return (
    <View className="rich__list" {...{ role: 'list' }}>
      {block.items.map((spans, at) => (
        <View key={at} className="rich__item" {...{ role: 'listitem' }}>
          <Text className="rich__sign">{block.ordered ? `${at + 1}.` : '•'}</Text>
          <View className="rich__words">
            <Spans spans={spans} onFollow={onFollow} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** One text to select, of runs that look different: a text that can be selected stands in a box of its own. */
const Spans = ({ spans, onFollow }: { spans: readonly Span[]; onFollow: Follow }) => (
  <Text userSelect>
    {spans.map((it, at) => (
      <SpanView key={at} span={it} onFollow={onFollow} />
    ))}
  </Text>
)

function SpanView({ span: { text, strong, link }, onFollow }: { span: Span; onFollow: Follow }) {
  const looks = strong ? 'rich__text rich__text--strong' : 'rich__text'
  if (!link) return <Text className={looks}>{text}</Text>
  const go = () => onFollow(link)
  return (
    <Text
      className={`${looks} rich__link`}
      onClick={go}
      {...(platform.name === 'h5'
        ? {
            role: 'link',
            tabIndex: 0,
            onKeyDown: (event: { key?: string }) => {
              if (event.key === 'Enter') go()
            },
          }
        : { ariaRole: 'link' })}
    >
      {text}
    </Text>
  )
}
