// Runs before the first paint, so that nobody in the dark is blinded. The choice itself is app/colour-choice.ts.
{
  let choice = null
  try {
    choice = localStorage.getItem('biyetong.colours')
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const isDark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.colours = isDark ? 'dark' : 'light'
}
