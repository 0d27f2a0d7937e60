export const LONGEST_QUESTION = 60
export const LONGEST_TOPIC = 12
export const MOST_KEYWORDS = 30
