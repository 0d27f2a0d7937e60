import type { Page } from 'playwright-core'
import { weappFolder } from '../host/bundle'
import type { Device, DeviceMethod, DeviceOptions } from '../host/device'
import { buildPreview } from './build'

const ADDRESS = 'http://weapp.invalid/'

/** Runs the compiled mini-program in a page of a real browser; what it asks of the phone goes to the device. */
export async function openPreview(page: Page, device: Device, folder = weappFolder): Promise<void> {
  const body = buildPreview(folder)
  // The only document that this page ever asks for; there is no server behind the address.
  await page.route(ADDRESS, (route) =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  )
  await page.exposeFunction(
    'weappDevice',
    async (method: DeviceMethod, options: DeviceOptions) =>
      device[method] && { answer: await device[method](options) },
  )
  await page.goto(ADDRESS)
}
