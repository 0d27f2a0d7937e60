import { expect, test } from '@jest/globals'
import { browserName, regionOf } from './where-from'

test.each([
  ['127.0.0.1', '本机'],
  ['::1', '本机'],
  ['::ffff:127.0.0.1', '本机'],
  ['10.1.2.3', '内网'],
  ['172.31.0.1', '内网'],
  ['192.168.1.9', '内网'],
  ['100.64.0.1', '内网'],
  ['fd00::1', '内网'],
  ['172.32.0.1', '未知'],
  ['203.0.113.7', '未知'],
  ['2001:db8::1', '未知'],
  ['', '未知'],
])('%s lies in 「%s」', (address, region) => {
  expect(regionOf(address)).toBe(region)
})

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, 'Chrome 130 · Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/130.0.0.0`, 'Edge 130 · Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    'Safari 17 · macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49',
    '微信 8 · iPhone',
  ],
  ['curl/8.5', '未知'],
])('%s is called %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})
