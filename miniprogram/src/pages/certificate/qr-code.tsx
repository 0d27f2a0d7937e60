import { Image, View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

/** Pixels of a module, and the four modules of quiet zone around (ISO/IEC 18004). */
const MODULE = 8
const QUIET = 4 * MODULE

/** A QR code as a picture, as wide as its class says. */
export function QrCode({ text, label, className }: Record<'text' | 'label' | 'className', string>) {
  const source = useMemo(() => {
    const code = qrcode(0, 'M')
    code.addData(text)
    code.make()
    return code.createDataURL(MODULE, QUIET)
  }, [text])
  return (
    <View
      className={className}
      ariaRole="img"
      ariaLabel={label}
      {...{ role: 'img', 'aria-label': label }}
    >
      <Image
        className={`${className}-image`}
        src={source}
        nativeProps={{ alt: '' }}
        ariaHidden="true"
      />
    </View>
  )
}
