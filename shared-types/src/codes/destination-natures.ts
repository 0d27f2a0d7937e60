const EMPLOYERS = ['1', '2', '3']

/**
 * Which natures of table 9 agree with a destination of table 8, by how their codes begin: a graduate who joined the army
 * has no company. The standard prints both tables without saying so; this is how the provinces check them.
 */
export const destinationNatures = {
  by: 'destination',
  to: {
    '10': EMPLOYERS,
    '11': EMPLOYERS,
    '12': [...EMPLOYERS, '40103'],
    '27': ['40106', '20', '30'],
    '46': ['40102', '10401', '10402'],
    '50': ['40101', '40103', '40104', '40105', '40107'],
    '51': ['40103', '40104', '40105', '40107'],
    '75': ['404'],
    '76': ['403'],
    '80': ['501'],
    '85': ['801'],
  },
} as const
