/** What is used of it; it comes without types. */
declare module 'pngjs' {
  interface Picture {
    width: number
    height: number
    /** RGBA, a byte each. */
    data: Buffer
  }
  export const PNG: {
    sync: {
      read(png: Buffer): Picture
      write(picture: Picture, options: { colorType: 6; inputHasAlpha: true; filterType: 0 }): Buffer
    }
  }
}
