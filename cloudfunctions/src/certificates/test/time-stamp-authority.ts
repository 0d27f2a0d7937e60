import { readFileSync } from 'node:fs'
import path from 'node:path'
import { certificatesIn } from '../signature/key-file'
import { runTool, type scratch } from './certificates'

type Scratch = Pick<ReturnType<typeof scratch>, 'folder' | 'write'>

/** A time-stamp authority of its own, made by openssl alone. */
export function openAuthority(files: Scratch, name: string) {
  const at = (suffix: string) => path.join(files.folder, `${name}-${suffix}`)
  const request = ['-nodes', '-newkey', 'rsa:2048', '-utf8', '-days', '30']
  runTool(
    'openssl',
    'req',
    '-x509',
    ...request,
    '-subj',
    '/CN=示范时间戳根',
    '-keyout',
    at('root.key'),
    '-out',
    at('root.pem'),
  )
  runTool(
    'openssl',
    'req',
    ...request.slice(0, 4),
    '-subj',
    '/CN=示范时间戳',
    '-keyout',
    at('key'),
    '-out',
    at('csr'),
  )
  const extensions = files.write(
    `${name}-ext`,
    `basicConstraints=CA:FALSE\nextendedKeyUsage=critical,timeStamping\n`,
  )
  const issuer = ['-CA', at('root.pem'), '-CAkey', at('root.key'), '-CAcreateserial']
  runTool(
    'openssl',
    'x509',
    '-req',
    '-in',
    at('csr'),
    ...issuer,
    '-days',
    '20',
    '-extfile',
    extensions,
    '-out',
    at('pem'),
  )
  files.write(`${name}-serial`, '01\n')
  const config = files.write(
    `${name}-config`,
    ['[tsa]', 'default_tsa = it', '[it]', `serial = ${at('serial')}`, `signer_cert = ${at('pem')}`]
      .concat(`signer_key = ${at('key')}`, `certs = ${at('root.pem')}`, 'signer_digest = sha256')
      .concat(
        'default_policy = 1.2.3.4.1',
        'digests = sha256',
        'ess_cert_id_alg = sha256',
        'ess_cert_id_chain = no',
      )
      .join('\n'),
  )
  return {
    roots: certificatesIn(readFileSync(at('root.pem'), 'utf8')),
    answer(query: Buffer): Buffer {
      const asked = files.write('query.tsq', query)
      const said = path.join(files.folder, 'answer.tsr')
      runTool('openssl', 'ts', '-reply', '-queryfile', asked, '-config', config, '-out', said)
      return readFileSync(said)
    },
  }
}
