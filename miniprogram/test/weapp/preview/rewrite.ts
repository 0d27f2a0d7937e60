/** Tags that a browser knows under another meaning: drawn by elements of our own called `wx-…`. */
const native =
  'input|textarea|button|form|image|picker|label|switch|checkbox|radio|video|canvas|progress|slider|icon|map|audio|object'

/** glass-easel's compiler does not know the old `bindtap=`, only `bind:tap=`. */
export function rewriteWxml(source: string): string {
  return source
    .replace(/\s(bind|catch)([a-z]+)=/g, ' $1:$2=')
    .replace(new RegExp(`<(/?)(${native})(?=[\\s>/])`, 'g'), '<$1wx-$2')
}

/** WXSS to CSS: rpx is a 750th of the width, `page` is the body. */
export function rewriteWxss(source: string): string {
  return source
    .replace(/(-?[\d.]+)rpx/g, (_, length: string) => `calc(${length} * 100vw / 750)`)
    .replace(/(^|[},\s])page(?=[\s{,:.>])/g, '$1body')
    .replace(new RegExp(`(^|[},\\s>+~])(${native})(?=[\\s{,:.>\\[])`, 'g'), '$1wx-$2')
}

/** How WeChat draws its own components, as far as it matters for looking at a page. */
export const nativeStyles = `
  body { margin: 0; font: 16px/1.5 system-ui, 'Noto Sans CJK SC' }
  view, scroll-view, swiper, swiper-item, wx-form, wx-picker, cover-view { display: block }
  wx-button { display: block; position: relative; box-sizing: border-box; padding: 0 14px; border-radius: 5px;
    background: #f8f8f8; font-size: 18px; line-height: 2.55; text-align: center }
  wx-input, wx-textarea { display: block; min-height: 1.4rem; overflow: hidden }
  wx-input input, wx-textarea textarea { width: 100%; padding: 0; border: 0; outline: 0; background: none;
    color: inherit; font: inherit; resize: none }
  wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
  wx-image img { width: 100%; height: 100% }
`
