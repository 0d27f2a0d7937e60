/** Http-only, same site; `Secure` wherever the public address is https. */
export function sessionCookie(
  name: string,
  token: string,
  maxAgeSeconds: number,
  publicUrl: string,
): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`
}

export const STAFF_COOKIE = 'staff_session'
export const STUDENT_COOKIE = 'student_session'
