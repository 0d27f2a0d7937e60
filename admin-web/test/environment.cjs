const { TestEnvironment } = require('jest-environment-jsdom')

/** jsdom without a network: Node's own requests, answers and signals take their place. */
module.exports = class extends TestEnvironment {
  constructor(...options) {
    super(...options)
    const { AbortController, AbortSignal, Headers, Request, Response, TextDecoder, TextEncoder } =
      globalThis
    Object.assign(this.global, {
      AbortController,
      AbortSignal,
      Headers,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
    })
  }
}
