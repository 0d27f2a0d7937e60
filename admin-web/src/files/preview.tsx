import { RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useState, type CSSProperties } from 'react'
import { Loading } from '../layout/loading'

interface PreviewProps {
  url: string
  name: string
  mediaType: string
  onRetry: () => void
}

/** What a browser shows by itself: pictures and PDF. */
export function Preview(props: PreviewProps) {
  const { url, name, mediaType } = props
  if (mediaType.startsWith('image/')) return <Picture {...props} />
  if (mediaType === 'application/pdf')
    return <iframe className="preview-box" src={url} title={`预览 ${name}`} />
  return <p className="quiet">此类文件不能在这里预览，请在新标签页打开。</p>
}

const LARGEST_ZOOM = 4

/** Photographs of documents lie on their side and are small: they can be turned and enlarged. */
function Picture({ url, name, onRetry }: PreviewProps) {
  const [zoom, setZoom] = useState(1)
  const [quarters, setQuarters] = useState(0)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  if (state === 'failed')
    return (
      <div className="face face-failed" role="alert">
        <p>图片没有显示出来，链接可能已过期。</p>
        <button type="button" className="plain-button" onClick={onRetry}>
          重试
        </button>
      </div>
    )
  const style = { '--zoom': zoom, '--turn': `${quarters * 90}deg` } as CSSProperties
  return (
    <>
      <Flex gap={8} justify="center" className="preview-tools">
        <Button
          icon={<ZoomOutOutlined aria-hidden />}
          disabled={zoom <= 1}
          onClick={() => setZoom(zoom - 1)}
        >
          缩小
        </Button>
        <Button
          icon={<ZoomInOutlined aria-hidden />}
          disabled={zoom >= LARGEST_ZOOM}
          onClick={() => setZoom(zoom + 1)}
        >
          放大
        </Button>
        <Button
          icon={<RotateRightOutlined aria-hidden />}
          onClick={() => setQuarters((quarters + 1) % 4)}
        >
          旋转
        </Button>
      </Flex>
      {/* Takes the focus, so that the keyboard can scroll an enlarged picture. */}
      <div className="preview-box" tabIndex={0} role="region" aria-label={`预览 ${name}`}>
        {state === 'loading' && <Loading />}
        <div className="preview-sheet" style={style}>
          <img
            className={quarters % 2 === 1 ? 'is-sideways' : undefined}
            src={url}
            alt={name}
            onLoad={() => setState('shown')}
            onError={() => setState('failed')}
          />
        </div>
      </div>
    </>
  )
}
